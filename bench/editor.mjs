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

/** From what changes nothing to what changes what is called. */
const KINDS = {
  "a comment": (text) => `// edited\n${text}`,
  "a path is another": (text) =>
    text.includes("/v1/k8s/users")
      ? text.replace("/v1/k8s/users", "/api/v1/users")
      : text.replace("/api/v1/", "/api/v2/").replace("-store", "-shop"),
  "a field is another": (text) => text.replace(/\b(migProfile|limit|email|count)\b/, "$1Of"),
  "a function more": (text, edit) =>
    `${text}\nexport const more${edit} = (path: string) => fetch(\`https://app.run.ai/api/v1/\${path}/${edit}\`);\n`,
  "a statement half written": (text, edit) => `${text}\nconst half${edit} = `,
};

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
  const times = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, []]));
  const texts = new Map();
  const versions = new Map();
  for (let edit = 0; edit < EDITS; edit++) {
    const from = edit % 2 === 0 && withFindings.length > 0 ? withFindings : files;
    const file = from[Math.floor(random() * from.length)];
    const version = (versions.get(file) ?? 0) + 1;
    versions.set(file, version);
    const kind = Object.keys(KINDS)[Math.floor(random() * Object.keys(KINDS).length)];
    const before = texts.get(file) ?? readFileSync(file, "utf8");
    const text = version === 1 ? before : KINDS[kind](before, edit);
    texts.set(file, text);
    const textDocument = { uri: uriOf(file), languageId: "typescript", version, text };
    if (version === 1) await client.sendNotification("textDocument/didOpen", { textDocument });
    else
      await client.sendNotification("textDocument/didChange", {
        textDocument: { uri: uriOf(file), version },
        contentChanges: [{ text }],
      });
    const [asked, used] = [performance.now(), processorTime(server.pid)];
    await pull(file);
    // opening a file as it lies on the disk changes nothing
    if (version > 1) times[kind].push([performance.now() - asked, processorTime(server.pid) - used]);
    else edit--;
  }
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  console.log(
    `${name}: ${files.length} files, ${items.reduce((sum, one) => sum + one.items.length, 0)} findings; ` +
      `first diagnostics ${first.toFixed(0)} ms`,
  );
  for (const [kind, all] of Object.entries({ ...times, "all edits": Object.values(times).flat() })) {
    const shown = ["clock", "processor"].map((of, index) => {
      const list = all.map((one) => one[index]).sort((one, other) => one - other);
      const at = (share) => (list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN).toFixed(0);
      return ` ${of} median ${at(0.5)}, p95 ${at(0.95)} ms;`;
    });
    console.log(`  ${`${kind}:`.padEnd(26)}${shown.join("")}`);
  }
}

/** Of a process, in milliseconds, where the system tells (Linux, in ticks of ten). The clock also counts what else runs. */
function processorTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
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
