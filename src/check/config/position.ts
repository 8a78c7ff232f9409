/** Config texts by the reader of specifications (JSON is YAML); loaded only for YAML configs and for problems. */
import { Type } from "js-yaml";
import { readYaml } from "../../contract/read/yaml.js";
import { YAML_OPTIONS } from "../../contract/read/yaml-options.js";
import { yamlPositions } from "../../contract/read/yaml-positions.js";
import type { Outcome } from "../../outcome.js";
import type { Position } from "./text.js";

/** Numbers with a fraction stay as written: `from: 2.20` means the release 2.20, not the number 2.2. */
const WITHOUT_FRACTIONS = new Type("tag:yaml.org,2002:float", { kind: "scalar", resolve: () => false });
const OPTIONS = { ...YAML_OPTIONS, schema: YAML_OPTIONS.schema.extend({ implicit: [WITHOUT_FRACTIONS] }) };

export function parseYaml(file: string, text: string): Outcome<unknown> {
  const read = readYaml(file, text, OPTIONS);
  return read.ok ? { ok: true, value: read.value.root } : read;
}

export const positionOf = (text: string, path: readonly PropertyKey[]): Position =>
  yamlPositions(text, OPTIONS).of(path.map(String));
