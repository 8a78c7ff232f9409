import { relative } from "node:path";
import { visible } from "../../report/text/visible.js";
import { counted } from "../../report/words/counted.js";
import { foundAt, hiddenText } from "../specs/text.js";
import type { ApiSetup } from "./api.js";
import type { Repository } from "./repository.js";

const MOST_NAMED = 5;

/** What was taken in, and what of the code calls it; where nothing does, what to look at. */
export function setupText(
  { added, name, servers, calls, operations, elsewhere }: ApiSetup,
  { code }: Repository,
  cwd: string,
): string {
  const { file, contract } = added;
  const found =
    calls === 0
      ? [
          `found no call of it in ${code.join(", ")}${elsewhere.length === 0 ? "" : `; requests go to ${elsewhere.slice(0, MOST_NAMED).join(", ")}`}`,
          'Name what stands before its paths in the code as "servers" in the config: a host, a base path, or an ' +
            'expression such as "${config.apiUrl}".',
        ]
      : [
          `found ${counted(calls, "call")} of ${counted(operations, "operation")} in ${code.join(", ")}${servers.length === 0 ? "" : `: ${servers.join(", ")} is taken for this API ("servers" in the config)`}`,
        ];
  return [
    `wrote ${relative(cwd, file)}: ${name} as of today, ${counted(contract.operations.size, "operation")}`,
    ...(added.provenance.assembly === undefined ? foundAt(contract, added.provenance) : []),
    ...hiddenText(added.hidden),
    ...found,
  ]
    .map(visible)
    .join("\n");
}
