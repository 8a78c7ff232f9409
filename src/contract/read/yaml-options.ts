import { CORE_SCHEMA, Type } from "js-yaml";
import { MAX_DEPTH } from "./limits.js";

const MERGE = new Type("tag:yaml.org,2002:merge", {
  kind: "scalar",
  resolve: (key: unknown) => key === "<<" || key === null,
});

/** YAML 1.2 core: `on`, `yes` and dates stay strings; `<<` merges. */
export const YAML_OPTIONS = { schema: CORE_SCHEMA.extend({ implicit: [MERGE] }), maxDepth: MAX_DEPTH };
