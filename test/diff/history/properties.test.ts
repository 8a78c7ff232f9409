/** Whatever the contracts say, the events tell the same story, and played to any point they give that point's state. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { eventsOf, type ReleaseLine } from "../../../src/diff/history/events.js";
import type { ReleaseStatement } from "../../../src/diff/history/presence.js";
import { stateAt } from "../../../src/diff/history/state.js";

const line: ReleaseLine = { place: (release) => Number(release), date: () => undefined };
const told = fc.constantFrom("absent", "plain", "marked", "unknown");
const statementsOf = (lives: readonly string[]): readonly ReleaseStatement[] =>
  lives.map((life, at) => ({
    release: String(at),
    state: life === "absent" ? "absent" : life === "unknown" ? "unknown" : "present",
    deprecated: life === "marked",
    maturity: "stable",
    replacement: [],
    sunset: undefined,
    since: undefined,
  }));

test("the state at a contract is what the contract says", () => {
  fc.assert(
    fc.property(fc.array(told, { minLength: 1, maxLength: 12 }), (lives) => {
      const events = eventsOf(statementsOf(lives), [], line);
      lives.forEach((life, at) => {
        if (life === "unknown") return;
        const seen = lives.slice(0, at + 1).some((one) => one === "plain" || one === "marked");
        const state = stateAt(events, line.place, at);
        expect([state.introduced !== undefined, state.removed !== undefined]).toEqual([
          seen,
          seen && life === "absent",
        ]);
        if (life !== "absent") expect(state.deprecated !== undefined).toBe(life === "marked");
      });
    }),
  );
});

test("a contract that cannot tell changes nothing", () => {
  fc.assert(
    fc.property(fc.array(told, { minLength: 1, maxLength: 12 }), fc.nat(12), (lives, at) => {
      const silent = lives.with(Math.min(at, lives.length - 1), "unknown");
      const events = eventsOf(statementsOf(silent), [], line);
      expect(events.filter((event) => event.release === String(Math.min(at, lives.length - 1)))).toEqual([]);
    }),
  );
});

test("introduced comes once and first, removals and returns take turns", () => {
  fc.assert(
    fc.property(fc.array(told, { minLength: 1, maxLength: 12 }), (lives) => {
      const kinds = eventsOf(statementsOf(lives), [], line).map((event) => event.kind);
      if (kinds.length === 0) return;
      expect([kinds[0], kinds.filter((kind) => kind === "introduced").length]).toEqual(["introduced", 1]);
      const turns = kinds.filter((kind) => kind === "removed" || kind === "reintroduced");
      expect(turns.every((kind, at) => kind === (at % 2 === 0 ? "removed" : "reintroduced"))).toBe(true);
    }),
  );
});
