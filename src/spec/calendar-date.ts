/** Dates are calendar dates, never instants: no time zone can move a window. */

/** A date as far as it is known. A month never yields a day; a bracket says "between", its ends are days or months. */
export type CalendarDate =
  | { readonly precision: "day"; readonly date: string }
  | { readonly precision: "month"; readonly month: string }
  | { readonly precision: "bracket"; readonly after?: string; readonly before?: string };
