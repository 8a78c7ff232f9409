import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type AnySchema } from "ajv";
import formats from "ajv-formats";

/** The OASIS schema names draft 4, whose keywords here mean the same in draft 7, but for `id`. */
export const sarifSchema = (): AnySchema => {
  const file = createRequire(import.meta.url)
    .resolve("@microsoft/jest-sarif/package.json")
    .replace("package.json", "lib/schemas/sarif-2.1.0-rtm.5.json");
  const schema = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== "$schema" && keyword !== "id"));
};

/** The first errors of a value against a schema; `[]`: it is valid. */
export const errorsBy = (schema: AnySchema, value: unknown): readonly unknown[] => {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  return validate(value) ? [] : (validate.errors?.slice(0, 3) ?? []);
};
