// Terminal output as an SVG for the README: `node scripts/picture.mjs` after `npm run build`.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PICTURE = fileURLToPath(new URL("../docs/demo.svg", import.meta.url));
/** What the demo runs, on a fixed day: the picture must not change overnight. */
export const COMMAND = [
  "check",
  "examples/workload-portal",
  "--from",
  "2.22",
  "--to",
  "2.24",
  "--fail-on",
  "never",
  "--as-of",
  "2026-11-21",
  "--color",
];
/** Long enough to show what findings say, short enough to be read. */
const SHOWN = ["src/runai/users.ts"];
const PROMPT = "\u001b[2m$\u001b[22m npx lastcall check examples/workload-portal --from 2.22 --to 2.24\n";
const COLUMNS = 80;
const [CELL_WIDTH, LINE_HEIGHT, MARGIN] = [8.4, 19, 20];
const COLOURS = {
  31: "red",
  32: "green",
  33: "yellow",
  34: "blue",
  35: "magenta",
  36: "cyan",
  90: "grey",
  91: "red",
  92: "green",
  93: "yellow",
  94: "blue",
  95: "magenta",
  96: "cyan",
};

/** The lead, the blocks of some files and the summary, which begin at the left edge; the rest is a mark. */
export function excerpt(output) {
  const plain = (text) => text.replace(/\u001b\[[\d;]*m/g, "");
  const blocks = output.trimEnd().split(/\n\n(?=\S)/);
  const kept = blocks.map((block) => {
    const [, place] = /^(?:error|warning|info) {2}\S+ {2}(\S+)/.exec(plain(block)) ?? [];
    const isShown = place === undefined || SHOWN.some((file) => place.includes(`/${file}:`));
    return isShown ? block.trimEnd() : "\u001b[2m⋮\u001b[22m";
  });
  return [PROMPT, kept.filter((block, at) => block !== kept[at - 1]).join("\n\n")].join("\n");
}

export function picture(ansi) {
  const lines = ansi.trimEnd().split("\n");
  const [width, height] = [COLUMNS * CELL_WIDTH + 2 * MARGIN, lines.length * LINE_HEIGHT + 2 * MARGIN];
  const text = lines.map(
    (line, at) => `<text x="${MARGIN}" y="${MARGIN + LINE_HEIGHT * (at + 0.75)}">${spans(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Output of lastcall check">
<style>
  rect { fill: #f6f8fa; stroke: #d0d7de } text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre; fill: #1f2328 }
  .bold { font-weight: 600 } .dim, .grey { fill: #656d76 } .underline { text-decoration: underline }
  .red { fill: #cf222e } .green { fill: #1a7f37 } .yellow { fill: #9a6700 } .blue { fill: #0969da } .magenta { fill: #8250df } .cyan { fill: #1b7c83 }
  @media (prefers-color-scheme: dark) {
    rect { fill: #161b22; stroke: #30363d } text { fill: #e6edf3 } .dim, .grey { fill: #8b949e }
    .red { fill: #ff7b72 } .green { fill: #56d364 } .yellow { fill: #e3b341 } .blue { fill: #79c0ff } .magenta { fill: #d2a8ff } .cyan { fill: #76e3ea }
  }
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${text.join("\n")}
</svg>
`;
}

/** `\e[1;31merror\e[0m` → `<tspan class="bold red">error</tspan>` */
function spans(line) {
  let classes = new Set();
  return line
    .split(/\u001b\[([\d;]*)m/)
    .map((part, at) => {
      if (at % 2 === 1) {
        for (const code of (part || "0").split(";").map(Number)) classes = after(classes, code);
        return "";
      }
      if (part === "") return "";
      const shown = part.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      return classes.size === 0 ? shown : `<tspan class="${[...classes].join(" ")}">${shown}</tspan>`;
    })
    .join("");
}

function after(classes, code) {
  const without = (...names) => new Set([...classes].filter((name) => !names.includes(name)));
  if (code === 0) return new Set();
  if (code === 1) return new Set([...classes, "bold"]);
  if (code === 2) return new Set([...classes, "dim"]);
  if (code === 4) return new Set([...classes, "underline"]);
  if (code === 22) return without("bold", "dim");
  if (code === 24) return without("underline");
  const colours = Object.values(COLOURS);
  if (code === 39) return without(...colours);
  return code in COLOURS ? new Set([...without(...colours), COLOURS[code]]) : classes;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const output = execFileSync(process.execPath, ["bin/lastcall.js", ...COMMAND], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "" },
  });
  writeFileSync(PICTURE, picture(excerpt(output)));
}
