/** Each month by its name, where a document states a date and where its prose does. */
import { expect, test } from "vitest";
import { sunsetInProse } from "../../src/contract/normalise/prose-date.js";
import { statedDate } from "../../src/contract/stated-date.js";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
].map((name, at) => ({ name, short: name.slice(0, 3), number: String(at + 1).padStart(2, "0") }));

test.each(MONTHS)("$name", ({ name, short, number }) => {
  expect(statedDate(`Mon, 17 ${short} 2026 00:00:00 GMT`)).toEqual({ precision: "day", date: `2026-${number}-17` });
  for (const written of [`${name} 17, 2026`, `17 ${name === short ? short : `${short}.`} 2026`, `17th of ${name} 2026`])
    expect(sunsetInProse(`Will be removed on ${written}.`), written).toBe(`2026-${number}-17`);
  expect(sunsetInProse(`Available until ${name} 2026.`)).toBe(`2026-${number}`);
});
