// What an editor waits for: the first diagnostics of a language server, and those after an edit.
// `npm run bench:editor` writes code bases of 1,000 and 5,000 files; with a folder it takes that one:
// node bench/editor.mjs <folder> [<initialization options as JSON>]
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { argumentsOf } from "./arguments.mjs";
import { writeCodebase } from "./codebase.mjs";
import { CLI } from "./process.mjs";

const EDITS = 100;

async function bench(name, folder, settings) {
  const server = spawn(process.execPath, [CLI, "lsp", "--stdio"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  client.listen();
  const uriOf = (file) => pathToFileURL(file).href;
  const pull = (file) => client.sendRequest("textDocument/diagnostic", { textDocument: { uri: uriOf(file) } });
  const start = performance.now();
  await client.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
    workspaceFolders: [{ uri: uriOf(folder), name }],
    initializationOptions: settings,
  });
  await client.sendNotification("initialized", {});
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) && !entry.parentPath.includes("node_modules"),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  await pull(files[0]);
  const first = performance.now() - start;
  const { items } = await client.sendRequest("workspace/diagnostic", { previousResultIds: [] });
  const calling = new Set(items.map(({ uri }) => uri));
  const random = seeded(18);
  // every other edit is of a file with findings: what the tool is there for
  const withFindings = files.filter((file) => calling.has(uriOf(file)));
  const times = [];
  const versions = new Map();
  for (let edit = 0; edit < EDITS; edit++) {
    const from = edit % 2 === 0 && withFindings.length > 0 ? withFindings : files;
    const file = from[Math.floor(random() * from.length)];
    const version = (versions.get(file) ?? 0) + 1;
    versions.set(file, version);
    const text = `${"// edited\n".repeat(version - 1)}${readFileSync(file, "utf8")}`;
    const textDocument = { uri: uriOf(file), languageId: "typescript", version, text };
    if (version === 1) await client.sendNotification("textDocument/didOpen", { textDocument });
    else
      await client.sendNotification("textDocument/didChange", {
        textDocument: { uri: uriOf(file), version },
        contentChanges: [{ text }],
      });
    const asked = performance.now();
    await pull(file);
    // opening a file as it lies on the disk changes nothing
    if (version > 1) times.push(performance.now() - asked);
    else edit--;
  }
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
  console.log(
    `${name}: ${files.length} files, ${items.reduce((sum, one) => sum + one.items.length, 0)} findings; ` +
      `first diagnostics ${first.toFixed(0)} ms; after an edit median ${at(0.5)}, p95 ${at(0.95)} ms`,
  );
}

function seeded(seed) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

const [folder, settings = '{"from":"2.22","to":"2.24"}'] = argumentsOf("bench:editor", ["<folder>", "<settings>"]);
if (folder !== undefined && !existsSync(folder)) {
  console.error(`error: there is no folder ${folder}`);
  process.exit(2);
}
if (folder !== undefined) await bench("folder", folder, JSON.parse(settings));
else
  for (const count of [1000, 5000]) {
    const made = mkdtempSync(join(tmpdir(), "lastcall-bench-editor-"));
    try {
      writeCodebase(made, count, 5);
      await bench(`${count} files`, made, JSON.parse(settings));
    } finally {
      rmSync(made, { recursive: true, force: true });
    }
  }
