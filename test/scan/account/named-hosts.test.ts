import { expect, test } from "vitest";
import { namedHosts } from "../../../src/scan/account/named-hosts.js";
import type { Outline } from "../../../src/scan/discover/outline.js";

const named = (files: Readonly<Record<string, string>>, quiet: readonly string[] = []): readonly string[] =>
  namedHosts({
    outlines: new Map(
      Object.keys(files).map((file) => [file, { signals: quiet.includes(file) ? 0 : 1 } as unknown as Outline]),
    ),
    text: (file) => files[file],
  });

test("the hosts of files that send requests: most often named first, then by name", () => {
  const files = {
    "a.ts": `fetch("https://b.example/x"); fetch("http://c.example/"); fetch("https://a.example");`,
    "b.ts": `fetch("https://c.example/x")`,
    "text.ts": `"https://z.example https://z.example https://z.example"`,
  };
  expect(named(files, ["text.ts"])).toEqual(["c.example", "a.example", "b.example"]);
});

test("no more than anyone reads", () => {
  const hosts = Array.from({ length: 30 }, (_, at) => `h${String(at).padStart(2, "0")}.example`);
  expect(named({ "a.ts": hosts.map((host) => `fetch("https://${host}")`).join(";") })).toEqual(hosts.slice(0, 20));
});
