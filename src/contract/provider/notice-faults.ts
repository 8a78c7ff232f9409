import { isCalendarDate } from "../calendar-date.js";
import { decodeDate, decodeNotice } from "./decode.js";
import type { ProviderDefinition } from "./definition.js";
import type { Notice, NoticeElement } from "./notice.js";
import type { RawNotice } from "./schema.js";
import type { Fault } from "./validate.js";

/** Faults in the meaning of a project's notices; whether contracts know the paths is asked when the contracts are read. */
export function noticeFaults(
  raws: readonly RawNotice[],
  definition: ProviderDefinition,
  known: readonly Notice[],
  placeOf: (index: number) => string,
): readonly Fault[] {
  const position = new Map(definition.releases.map((release, at) => [release.version, at]));
  const faults: Fault[] = [];
  const own = raws.map((raw) => decodeNotice(raw, "", undefined));
  own.forEach((notice, at) => {
    const path = ["notices", String(at)];
    for (const [field, version] of [
      ["announcedIn", notice.announcedIn],
      ["endsIn", notice.endsIn],
      ["restates", notice.restates],
    ] as const) {
      if (version !== undefined && !position.has(version)) {
        faults.push({
          path: [...path, field],
          message: `unknown release ${version}`,
          hint: "Add it to `releases`, in provider.json or in the config.",
        });
      }
    }
    const raw = raws[at];
    if (raw?.date !== undefined && !isCalendarDate(decodeDate(raw.date)))
      faults.push({ path: [...path, "date"], message: "there is no such date" });
    if (raw?.saasDate !== undefined && !isCalendarDate(decodeDate(raw.saasDate)))
      faults.push({ path: [...path, "saasDate"], message: "there is no such date" });
    if (notice.kind === "feature" && notice.feature === undefined)
      faults.push({ path, message: "a notice of kind feature names the feature" });
    if (notice.kind !== "feature" && notice.elements.length === 0)
      faults.push({ path, message: "a notice names at least one element" });
    for (const [index, element] of notice.elements.entries()) {
      const names = [element.query, element.header, element.field].filter((name) => name !== undefined);
      if (names.length > 1)
        faults.push({
          path: [...path, "elements", String(index)],
          message: "an element is one of query, header and field",
        });
    }
    if (notice.kind === "deprecated" && notice.restates === undefined) {
      const earlier = earlierWindow(
        notice,
        [...known, ...own.slice(0, at)],
        position,
        definition.policy.furtherReleases ?? 0,
      );
      if (earlier !== undefined) {
        const index = own.indexOf(earlier);
        faults.push({
          path,
          message: `overlapping windows: ${earlier.announcedIn} ${index < 0 ? `(${earlier.origin.file})` : `(${placeOf(index)})`} already deprecates the same element, and that window still runs in ${notice.announcedIn}`,
          hint: `The earliest notice starts the clock. Say "restates": "${earlier.announcedIn}" if this one repeats it.`,
        });
      }
    }
  });
  return faults;
}

function earlierWindow(
  notice: Notice,
  others: readonly Notice[],
  position: ReadonlyMap<string, number>,
  furtherReleases: number,
): Notice | undefined {
  const at = position.get(notice.announcedIn);
  return others.find((other) => {
    const from = position.get(other.announcedIn);
    if (other.kind !== "deprecated" || at === undefined || from === undefined || Math.abs(at - from) > furtherReleases)
      return false;
    return other.elements.some((left) => notice.elements.some((right) => sameElement(left, right)));
  });
}

function sameElement(a: NoticeElement, b: NoticeElement): boolean {
  const methods =
    a.methods === undefined || b.methods === undefined || a.methods.some((method) => b.methods?.includes(method));
  const sides = a.side === undefined || b.side === undefined || a.side === b.side;
  return (
    blanked(a.path) === blanked(b.path) &&
    methods &&
    sides &&
    a.query === b.query &&
    a.header === b.header &&
    a.field?.join("\0") === b.field?.join("\0")
  );
}

const blanked = (path: string): string => path.replaceAll(/\{[^}]*\}/g, "{}");
