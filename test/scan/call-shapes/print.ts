/** `npm run score:calls [part of a snippet's name]`: the table, and what is wrong with which snippet. */
import { openKnowledge, scoreSnippet } from "./score.js";
import { readSnippets, SNIPPETS } from "./snippets.js";
import { scoreTable } from "./table.js";

const folder = process.env["CALL_SHAPES"] ?? SNIPPETS;
const snippets = readSnippets(folder);
if (snippets === undefined) {
  console.error(`no labelled snippets at ${folder}`);
  process.exitCode = 2;
} else {
  const knowledge = await openKnowledge();
  const wanted = process.argv[2] ?? "";
  const scores = [];
  for (const snippet of snippets.filter((one) => one.id.includes(wanted)))
    scores.push(await scoreSnippet(snippet, knowledge));
  console.log(scoreTable(scores));
}
