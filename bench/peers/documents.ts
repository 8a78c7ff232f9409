// `diff` on two documents, and what compares them otherwise.
import { least, type Measuring } from "./code.js";
import { DOCUMENT_TOOLS, type DocumentPair } from "./document-tools.js";
import { type Cost, costOf, gaveUp } from "./measure.js";
import type { Row } from "./tables.js";

export async function measureDocuments(pair: DocumentPair, { tools, runs }: Measuring): Promise<Row> {
  const measured: { what: string; cost: Cost | undefined }[] = [];
  for (const [at, tool] of DOCUMENT_TOOLS.entries()) {
    const command = tool.command(pair, tools);
    // the first run compiles the program and keeps that, as on every user's machine
    if (at === 0 && command !== undefined) await costOf(command);
    measured.push({ what: tool.name, cost: command && (await least(command, runs)) });
  }
  const [own, oasdiff] = measured.map(({ cost }) => cost);
  const ended =
    own !== undefined &&
    oasdiff !== undefined &&
    oasdiff.exitCode !== null &&
    !gaveUp(oasdiff) &&
    oasdiff.processor > 0;
  return {
    input: pair.name,
    measured,
    ratios: { "to oasdiff": ended ? own.processor / oasdiff.processor : undefined },
  };
}
