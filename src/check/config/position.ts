/** Config texts by the reader of specifications (JSON is YAML); loaded only for YAML configs and for problems. */
import { Type, YAMLException } from "js-yaml";
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

/** JSON that says a key twice is no YAML: the place of the second one then. */
export function positionOf(text: string, path: readonly PropertyKey[]): Position {
  try {
    return yamlPositions(text, OPTIONS).of(path.map(String));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { line: error.mark.line + 1, column: error.mark.column + 1 };
  }
}
