/** For people at a terminal: the verdict, what to do first, then each cause with its code, last what was looked at. */

import { painter } from "../text/paint.js";
import { withoutCommands } from "../text/visible.js";
import { framer } from "./code-frame.js";
import type { Reporter } from "./context.js";
import { groupsOf } from "./groups.js";
import { blockLines } from "./pretty/block.js";
import { blocksOf } from "./pretty/blocks.js";
import { closingLines } from "./pretty/closing.js";
import { leadLines } from "./pretty/lead.js";
import type { Sheet } from "./pretty/sheet.js";

/** Long lines of prose are hard to read; a wide terminal does not change that. Code takes all the room there is. */
const READABLE = 100;

export const render: Reporter = (report, context) => {
  const { color, width, codeWidth, source, verbose } = context;
  const sheet: Sheet = {
    paint: painter(color),
    width: Math.max(40, Math.min(width, READABLE)),
    codeWidth: Math.max(40, codeWidth ?? width),
    frame: framer(source),
    verbose: verbose === true,
    report,
  };
  const shown = report.findings.filter(({ severity }) => sheet.verbose || severity !== "info");
  const groups = groupsOf(report, shown);
  const blocks = blocksOf(groups, sheet.verbose);
  const lines = [
    ...leadLines(blocks, sheet),
    ...blocks.flatMap((block) => [...blockLines(block, sheet), ""]),
    ...closingLines(groups, sheet),
  ];
  return `${lines.map(withoutCommands).join("\n")}\n`;
};
