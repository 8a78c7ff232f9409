import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { decodeProvider } from "../../../src/contract/provider/index.js";
import { noticeSchema, providerSchema } from "../../../src/contract/provider/schema.js";
import { validateNotices, validateProvider } from "../../../src/contract/provider/validate.js";

const page = readFileSync(fileURLToPath(new URL("../../../docs/provider-files.md", import.meta.url)), "utf8");
const [providerSample = "", noticesSample = ""] = [...page.matchAll(/```json\n([^]*?)```/g)].map(
  ([, sample]) => sample,
);

test("the samples of the page are valid files", () => {
  const provider = validateProvider("provider.json", providerSample, decodeProvider("kennel", {}));
  expect(provider).toMatchObject({ ok: true });
  if (!provider.ok) return;
  expect(validateNotices("notices.json", noticesSample, decodeProvider("kennel", provider.value), [])).toMatchObject({
    ok: true,
  });
});

test("the page names every field", () => {
  const fields = [...Object.keys(providerSchema.shape), ...Object.keys(noticeSchema.shape)].filter(
    (field) => field !== "$schema" && field !== "name",
  );
  expect(fields.filter((field) => !page.includes(`\`${field}\``) && !page.includes(`"${field}"`))).toEqual([]);
});
