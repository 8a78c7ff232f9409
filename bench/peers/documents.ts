// `diff` on two documents, and what compares them otherwise.
import { least, type Measuring } from "./code.js";
import { DOCUMENT_TOOLS, type DocumentPair } from "./document-tools.js";
import type { Cost } from "./measure.js";
import type { Row } from "./tables.js";

export async function measureDocuments(pair: DocumentPair, { tools, runs }: Measuring): Promise<Row> {
  const measured: { what: string; cost: Cost | undefined }[] = [];
  for (const tool of DOCUMENT_TOOLS) {
    const command = tool.command(pair, tools);
    measured.push({ what: tool.name, cost: command && (await least(command, runs)) });
  }
  const [own, oasdiff] = measured.map(({ cost }) => cost);
  const ended = own !== undefined && oasdiff !== undefined && oasdiff.exitCode !== null && oasdiff.processor > 0;
  return {
    input: pair.name,
    measured,
    ratios: { "to oasdiff": ended ? own.processor / oasdiff.processor : undefined },
  };
}
