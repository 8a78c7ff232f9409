import { randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";

/**
 * Appends step outputs to the file that `GITHUB_OUTPUT` names.
 * The delimiter is random: a value that holds a known one could set further outputs.
 */
export async function writeOutputs(file: string | undefined, outputs: Readonly<Record<string, string>>): Promise<void> {
  if (file === undefined) return;
  const delimiter = `lastcall_${randomUUID()}`;
  await appendFile(
    file,
    Object.entries(outputs)
      .map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`)
      .join(""),
  );
}
