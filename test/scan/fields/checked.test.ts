/** Whom it does not hurt that a field may be null or left out, told by the code around the read. */
import { describe, expect, test } from "vitest";
import { analysed, written } from "../engine/engine.js";

/** Of `team` and what lies in it: which part of the path is checked, and against what; `*` is both. */
function checksIn(body: string): readonly string[] {
  const [call] = analysed(
    `export async function show(other: any) { const user = await (await fetch("/v1/k8s/users/7")).json(); ${body} }`,
  ).calls;
  return (call?.reads ?? []).flatMap((field) =>
    (field.checked ?? []).map(({ length, against }) => {
      const whole = written({ ...field, path: field.path.slice(0, length) });
      return `${written(field)}: ${whole} ${against.length === 2 ? "*" : against.join()}`;
    }),
  );
}

const BOTH = ["team: team *"];

describe("a field is looked at, and that is all", () => {
  test.each([
    "return user.team ?? 1;",
    "return user.team || 1;",
    "return user.team && 1;",
    "return (user.team) ?? 1;",
    "return (user.team as any) ?? 1;",
    "return user['team'] ?? 1;",
    "return !user.team;",
    "return typeof user.team;",
    "return user.team === other;",
    "return user.team !== other;",
    "return user.team == other;",
    "return other != user.team;",
    "return user.team ? 1 : 2;",
    "return Boolean(user.team);",
    "return Boolean(user.team ?? 1);",
    "if (user.team) other();",
    "while (user.team) other();",
    "do other(); while (user.team);",
    "if (isTeam(user.team)) other();",
    "return !isTeam(user.team);",
    "return useMemo(() => 1, [user.team]);",
    "return React.useMemo(() => 1, [user.team]);",
  ])("%s", (body) => {
    expect(checksIn(body)).toEqual(BOTH);
  });

  test.each(
    [
      "return user.team;",
      "return other(user.team);",
      "return other ?? user.team;",
      "return other || user.team;",
      "return other && user.team;",
      "return user.team + 1;",
      "return user.team < 1;",
      "return -user.team;",
      "return other ? user.team : 2;",
      "if (other) user.team;",
      "while (other) user.team;",
      "return [user.team];",
      "return other([user.team]);",
      "return other(1, [user.team]);",
      "return useMemo([user.team]);",
      "return user.team();",
      "other(user.team) ?? 1; return 1;",
    ].filter((body) => body !== "other(user.team) ?? 1; return 1;"),
  )("not in %s", (body) => {
    expect(checksIn(body)).toEqual([]);
  });

  test("a default is for what is left out only", () => {
    expect(checksIn("const { team = 1 } = user; return team;")).toEqual(["team: team undefined"]);
    expect(checksIn("const { team } = user; return team;")).toEqual([]);
  });
});

describe("before something in it is read", () => {
  test.each([
    "return user.team?.name;",
    "return user.team?.['name'];",
    "return (user.team ?? other).name;",
    "return (user.team || {}).name;",
    "const { name } = user.team ?? {}; return name;",
    "const { name } = user.team || {}; return name;",
    "return user.team && user.team.name;",
    "return user.team ? user.team.name : 1;",
    "return !user.team ? 1 : user.team.name;",
    "return !user.team || user.team.name;",
    "if (user.team) return user.team.name;",
    "if (!user.team) return 1; else return user.team.name;",
    "if (!user.team) return; return user.team.name;",
    "if (!user.team) { other(); return; } return user.team.name;",
    "if (!user.team) throw other; return user.team.name;",
    "for (;;) { if (!user.team) continue; user.team.name; }",
    "for (;;) { if (!user.team) break; user.team.name; }",
    "switch (other) { case 1: if (!user.team) return; return user.team.name; }",
    "if (user.team != null) return user.team.name;",
    "if (user.team != undefined) return user.team.name;",
    "if (user.team == null) return; return user.team.name;",
    "if (null != user.team) return user.team.name;",
    "if (user.team === other) return user.team.name;",
    "if (user.team && other) return user.team.name;",
    "if (!user.team || other) return; return user.team.name;",
    "if (isTeam(user.team)) return user.team.name;",
    "if (Array.isArray(user.team)) return user.team.name;",
    "if (user.team.length > 0) return user.team.name;",
    "if (user.team.name) return user.team.name;",
    "if (user.team[0]) return user.team.name;",
    "if (user . team) return user.team.name;",
    "if (user?.team) return user.team.name;",
    "if (user!.team!) return user.team.name;",
    "if (user?.['team']) return user['team'].name;",
    "if (user.team) { const { name } = user.team; return name; }",
    "if (user.team !== null && user.team !== undefined) return user.team.name;",
    "if (user.team === null || user.team === undefined) return; return user.team.name;",
  ])("%s", (body) => {
    expect(new Set(checksIn(body).filter((line) => line.startsWith("team.name:") && line.includes(": team ")))).toEqual(
      new Set(["team.name: team *"]),
    );
  });

  test.each<readonly [body: string, against: string]>([
    ["if (user.team !== null) return user.team.name;", "null"],
    ["if (user.team !== undefined) return user.team.name;", "undefined"],
    ["if (user.team === null) return; return user.team.name;", "null"],
    ["if (undefined === user.team) return; return user.team.name;", "undefined"],
    ["if (typeof user.team !== 'undefined') return user.team.name;", "undefined"],
    ["if (typeof user.team === 'object') return user.team.name;", "undefined"],
    ["if (typeof user.team === 'undefined') return; return user.team.name;", "undefined"],
    ["if ('object' === typeof user.team) return user.team.name;", "undefined"],
  ])("%s: only against %s", (body, against) => {
    expect(checksIn(body).filter((line) => line.startsWith("team.name:"))).toEqual([`team.name: team ${against}`]);
  });

  test.each([
    "return user.team.name;",
    "return user.team!.name;",
    "const { name } = user.team; return name;",
    "if (other) return user.team.name;",
    "if (!user.team) return user.team.name;",
    "if (user.team) return 1; return user.team.name;",
    "if (user.team) other(); else user.team.name;",
    "if (!user.team) other(); user.team.name;",
    "if (!user.team) return; else other(); user.team.name;",
    "user.team.name; if (!user.team) return;",
    "if (user.team || other) return user.team.name;",
    "if (!user.team && other) return; user.team.name;",
    "return user.team || user.team.name;",
    "return !user.team && user.team.name;",
    "return user.team ? 1 : user.team.name;",
    "if (user.team === null) return user.team.name;",
    "if (user.team !== other) return user.team.name;",
    "if (typeof user.team !== 'object') return user.team.name;",
    "if (typeof user.team === 'undefined') return user.team.name;",
    "if (user.teams) return user.team.name;",
    "if (!isTeam(user.team)) return user.team.name;",
    "if (isTeam(other)) return user.team.name;",
    "if (!(user.team.length > 0)) return user.team.name;",
    "if (other > user.team) return user.team.name;",
  ])("not in %s", (body) => {
    expect(checksIn(body).filter((line) => line.startsWith("team.name:") && line.includes(": team "))).toEqual([]);
  });

  test("further in, and of an item of a list nothing", () => {
    expect(checksIn("return user.team?.lead?.name;")).toEqual([
      "team.lead.name: team *",
      "team.lead.name: team.lead *",
    ]);
    expect(checksIn("return user.team?.lead.name ?? 1;")).toEqual([
      "team.lead.name: team *",
      "team.lead.name: team.lead.name *",
    ]);
    expect(checksIn("return user.teams?.[0].name;")).toEqual(["teams[].name: teams *"]);
    expect(checksIn("return user.teams[0]?.name;")).toEqual([]);
  });
});
