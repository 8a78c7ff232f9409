/**
 * What vendors write into summaries and descriptions instead of a flag. Only sentences that speak of the
 * element itself count: `Lists deprecated items` or `… portion or mig profile [deprecated]` do not.
 */

/** `Deprecated. Use …`, `**DEPRECATED:** …`, `[Deprecated] …`, `Deprecated - use X`, `deprecated, please use X` */
const OPENING =
  /^[\s*_[(@#>]*deprecated\b(?:\s*$|\s*[\])*_]*\s*[:.,;!\])–—]|\s*[\])*_]*\s+[-–—]|\s+(?:in favou?r|since|as of|use|please|and|endpoint|operation|method|field|property|parameter|api|version)\b|[*_]+)/i;
/** `… of the repository. (deprecated)`, `… using SSH. (deprecated - use credentialId instead).` */
const CLOSING = /[.!?)]\s*[([]\s*deprecated\b[^)\]]*[)\]]\s*\.?\s*$/i;
/** `This endpoint is deprecated`, `The field has been deprecated` */
const STATEMENT =
  /\b(?:this|the)\s+(?:\w+\s+)?(?:endpoint|operation|method|api|route|resource|call|field|property|parameter|attribute|header|schema|object|type|model|option)\s+(?:is|are|has been|was)\s+(?:now\s+)?deprecated\b/i;
/** a sentence of its own later on: `Return the list of apps. Deprecated in favor of …`, `…. Deprecated - please use …` */
const LATER = /[.!?]\s+\**deprecated\b(?:\s*[.:,!]|\s+[-–—]\s|\s+in favou?r\b|\s+(?:since|endpoint|use)\b)/i;

export function saysDeprecated(prose: string): boolean {
  if (!/deprecat/i.test(prose)) return false;
  return OPENING.test(prose) || CLOSING.test(prose) || STATEMENT.test(prose) || LATER.test(prose);
}

/** `Get the metrics. [Experimental]`, `[Beta] List nodes`, `(alpha)` */
export function maturityInProse(prose: string): "experimental" | "beta" | undefined {
  const label = /[[(]\s*(experimental|alpha|preview|beta)\s*[\])]/i.exec(prose)?.[1]?.toLowerCase();
  if (label === undefined) return undefined;
  return label === "beta" ? "beta" : "experimental";
}

/**
 * The values of an enum that its description calls deprecated:
 * `or 'migProfile' [deprecated]`, `The 'app' subject type is DEPRECATED`.
 */
export function deprecatedValuesInProse(prose: string, values: readonly unknown[]): readonly string[] {
  if (!/deprecat/i.test(prose)) return [];
  return values.filter((value): value is string => {
    if (typeof value !== "string" || value === "") return false;
    const name = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const quoted = `[\`'"“]${name}[\`'"”]`;
    return new RegExp(
      `(?:${quoted}|\\b${name}\\b)\\s*[:-]?\\s*[([]\\s*deprecated|${quoted}(?:\\s+[\\w-]+){0,4}\\s+(?:is|are|has been)\\s+deprecated`,
      "i",
    ).test(prose);
  });
}

/**
 * The values of an enum that its description sends elsewhere: both stand in the list, in one sentence and in quotes.
 *
 * @example
 * // `AVAILABLE` was renamed to `READY`.  `app` is deprecated, use `service-account` instead.
 */
export function replacedValuesInProse(
  prose: string,
  values: readonly unknown[],
): ReadonlyMap<string, { readonly value: string; readonly renamed: boolean }> {
  const found = new Map<string, { readonly value: string; readonly renamed: boolean }>();
  if (!/renamed|instead|replaced|deprecat|favou?r/i.test(prose)) return found;
  for (const match of prose.matchAll(EXCHANGE)) {
    const [all, from = "", between = "", to = ""] = match;
    const after = prose.slice(match.index + all.length).slice(0, 10);
    // `with `a` use `b` as well` is no exchange
    const isAdvice = /renamed|replaced|deprecat|favou?r/i.test(between) || /^\s+instead/i.test(after);
    if (isAdvice && from !== to && values.includes(from) && values.includes(to) && !found.has(from))
      found.set(from, { value: to, renamed: /renamed/i.test(between) });
  }
  return found;
}

const MARK = "[`'\"“”]";
const EXCHANGE = new RegExp(
  `${MARK}([\\w.:/-]+)${MARK}` +
    `((?:[^\`'"“”.;]{0,40}?\\bdeprecated[.;])?[^\`'"“”.;]{0,60}?\\b(?:renamed\\s+to|replaced\\s+(?:by|with)|use|in\\s+favou?r\\s+of)\\s+)` +
    `${MARK}([\\w.:/-]+)${MARK}`,
  "gi",
);
