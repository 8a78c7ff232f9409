import { CORE_SCHEMA, Type } from "js-yaml";
import { exact } from "./exact-number.js";
import { MAX_DEPTH } from "./limits.js";

const MERGE = new Type("tag:yaml.org,2002:merge", {
  kind: "scalar",
  resolve: (key: unknown) => key === "<<" || key === null,
});

const INTEGERS = /^([-+]?)(0b[01][01_]*|0x[\da-fA-F][\da-fA-F_]*|0o[0-7][0-7_]*|\d[\d_]*)(?<!_)$/;

/** Integers that JavaScript would round keep their digits. */
const INTEGER = new Type("tag:yaml.org,2002:int", {
  kind: "scalar",
  resolve: (written: unknown) => typeof written === "string" && INTEGERS.test(written),
  construct: (written: string) => {
    const [, sign = "", digits = ""] = INTEGERS.exec(written.replaceAll("_", "")) ?? [];
    const value = Number(digits);
    const signed = sign === "-" ? -value : value;
    return /^\d/.test(digits) && !Number.isSafeInteger(signed)
      ? exact(`${sign === "-" ? sign : ""}${BigInt(digits)}`)
      : signed;
  },
});

/** YAML 1.2 core: `on`, `yes` and dates stay strings; `<<` merges. */
export const YAML_OPTIONS = { schema: CORE_SCHEMA.extend({ implicit: [MERGE, INTEGER] }), maxDepth: MAX_DEPTH };
