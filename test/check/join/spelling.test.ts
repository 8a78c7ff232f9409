/** Names in another letter case, where only the release to come has them. */
import { expect, test } from "vitest";
import { folder } from "../../cli/folder.js";
import { lastcall } from "../../cli/run.js";

test("a field that comes with the target is known by the spelling that it has there", async () => {
  const cwd = folder({
    "package.json": "{}",
    "a.ts":
      'export const a = () =>\n  fetch("https://x.run.ai/api/v1/token", {\n    method: "POST",\n    body: JSON.stringify({ clientsecret: "" }),\n  });\n',
  });
  const { stdout } = await lastcall(["check", "--from", "2.18", "--to", "2.20", "--format", "json"], { cwd });
  const { findings } = JSON.parse(stdout) as { findings: readonly { element: { path: readonly string[] } }[] };
  const fields = findings.filter(({ element }) => element.path.some((name) => /secret/i.test(name)));
  expect(fields).toMatchObject([{ ruleId: "not-yet-available", line: 4, element: { path: ["clientSecret"] } }]);
});
