import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextDocumentEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { check } from "../../src/index.js";

const program = fileURLToPath(new URL("../../bin/lastcall.js", import.meta.url));
const portal = fileURLToPath(new URL("../../examples/workload-portal", import.meta.url));
const TOKEN = "src/runai/auth.ts";
const NODES = "src/runai/nodes.ts";

let folder: string;
let server: ChildProcess;
let client: ProtocolConnection;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lastcall-lsp-"));
  cpSync(portal, folder, { recursive: true });
  writeFileSync(join(folder, "lastcall.config.json"), JSON.stringify({ from: "2.22", to: "2.24" }));
  server = spawn(process.execPath, [program, "lsp", "--stdio"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  if (server.stdout === null || server.stdin === null) throw new Error("a server talks through pipes");
  client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  client.listen();
});

afterEach(() => {
  client.dispose();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
});

const uriOf = (file: string): string => pathToFileURL(join(folder, file)).href;
const textOf = (file: string): string => readFileSync(join(folder, file), "utf8");

/** `pull`: the client asks for diagnostics; otherwise it is told. */
async function start(pull: boolean, settings: unknown = {}): Promise<InitializeResult> {
  const answer = await client.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: pull ? { diagnostic: {} } : {} },
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "portal" }],
    initializationOptions: settings,
  });
  await client.sendNotification(InitializedNotification.type, {});
  return answer;
}

const open = (file: string, text = textOf(file)): Promise<void> =>
  client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: uriOf(file), languageId: "typescript", version: 1, text },
  });

const change = (file: string, version: number, text: string): Promise<void> =>
  client.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri: uriOf(file), version },
    contentChanges: [{ text }],
  });

async function pull(file: string): Promise<readonly Diagnostic[]> {
  const report = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: uriOf(file) } });
  if (report.kind !== "full") throw new Error("nobody said that an answer is known");
  return report.items;
}

const brief = (items: readonly Diagnostic[]): readonly string[] =>
  items.map(({ range, code }) => `${range.start.line + 1}:${range.start.character + 1} ${String(code)}`);

/** What the command line says of a file as it lies on the disk. */
const cold = async (file: string): Promise<readonly string[]> =>
  (await check(".", { cwd: folder, cache: false })).findings
    .filter((finding) => finding.file === file)
    .map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`);

async function goodbye(): Promise<number> {
  const left = once(server, "exit");
  await client.sendRequest(ShutdownRequest.type);
  await client.sendNotification(ExitNotification.type);
  const [code] = (await left) as [number];
  return code;
}

test("from the first greeting to the last: diagnostics, an edit, an action, a hover", {
  timeout: 120_000,
}, async () => {
  const { capabilities, serverInfo } = await start(true);
  expect(serverInfo?.name).toBe("lastcall");
  expect(capabilities).toMatchObject({
    diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
    hoverProvider: true,
  });
  expect(capabilities.codeLensProvider).toBeUndefined();

  await open(NODES);
  const first = await pull(NODES);
  expect(brief(first)).toEqual(await cold(NODES));
  const [endpoint] = first;
  expect(endpoint).toMatchObject({
    code: "deprecated-endpoint",
    source: "lastcall",
    severity: 2,
    tags: [2],
    range: { start: { line: 15 } },
  });
  expect(endpoint?.codeDescription?.href).toMatch(/^file:.*docs\/rules\/deprecated-endpoint\.md$/);

  await change(NODES, 2, `\n\n${textOf(NODES)}`);
  const moved = await pull(NODES);
  expect(moved.map(({ range }) => range.start.line)).toEqual(first.map(({ range }) => range.start.line + 2));

  const [shown] = moved;
  if (shown === undefined) throw new Error("the finding is gone");
  const actions = (await client.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: uriOf(NODES) },
    range: shown.range,
    context: { diagnostics: [shown] },
  })) as CodeAction[];
  const accept = actions.find(({ title }) => title === "Accept deprecated-endpoint here, with a reason");
  const [edit] = (accept?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  expect(edit?.textDocument).toEqual({ uri: uriOf(NODES), version: 2 });
  const document = TextDocument.create(uriOf(NODES), "typescript", 2, `\n\n${textOf(NODES)}`);
  await change(
    NODES,
    3,
    TextDocument.applyEdits(document, (edit?.edits ?? []) as { range: Diagnostic["range"]; newText: string }[]),
  );
  expect(brief(await pull(NODES)).some((line) => line.includes("deprecated-endpoint"))).toBe(false);

  await change(NODES, 4, textOf(NODES));
  const acceptedOn = async (from: number, to: number): Promise<boolean> => {
    const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
    const context = { diagnostics: [] };
    const asked = { textDocument: { uri: uriOf(NODES) }, range, context };
    const found = (await client.sendRequest(CodeActionRequest.type, asked)) as CodeAction[];
    return found.some(({ title }) => title === "Accept deprecated-endpoint here, with a reason");
  };
  // where no diagnostic is named, what touches the range: the finding stands on line 15
  const ranges = [
    [14, 14],
    [14, 15],
    [15, 15],
    [15, 16],
    [16, 16],
  ] as const;
  expect(await Promise.all(ranges.map(([from, to]) => acceptedOn(from, to)))).toEqual([false, true, true, true, false]);
  const hover = await client.sendRequest(HoverRequest.type, {
    textDocument: { uri: uriOf(NODES) },
    position: { line: 15, character: 40 },
  });
  expect(JSON.stringify(hover?.contents)).toContain("GET /api/v1/clusters/{clusterUuid}/nodes");
  expect(await goodbye()).toBe(0);
});

test("a client that does not ask is told, and told again when a save changes another file", {
  timeout: 120_000,
}, async () => {
  const told = new Map<string, readonly Diagnostic[]>();
  let heard = (): void => undefined;
  client.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    told.set(uri, diagnostics);
    heard();
  });
  const until = async (isTrue: () => boolean): Promise<void> => {
    while (!isTrue())
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
  };
  await start(false);
  await until(() => told.has(uriOf(TOKEN)) && told.has(uriOf(NODES)));
  expect(brief(told.get(uriOf(TOKEN)) ?? [])).toEqual(await cold(TOKEN));
  const paths = "src/runai/paths.ts";
  await open(paths);
  const changed = textOf(paths).replace("/api/v1", "/other/v1");
  writeFileSync(join(folder, paths), changed);
  await change(paths, 2, changed);
  await client.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri: uriOf(paths) } });
  await until(() => (told.get(uriOf(NODES)) ?? []).every(({ code }) => code !== "deprecated-endpoint"));
  expect(brief(told.get(uriOf(NODES)) ?? [])).toEqual(await cold(NODES));
});

/** Texts that stand for one another in the code: each exchange makes another call, field or value of it. */
const EXCHANGES = [
  ["/api/v1/", "/v1/k8s/"],
  ["/users", "/apps"],
  ["/workloads", "/jobs"],
  [".get(", ".delete("],
  [".post(", ".put("],
  ["app_token", "client_credentials"],
  ["appID", "clientID"],
  ["import {", "import type {"],
  ["await ", ""],
] as const;

const anEdit = fc.record({
  file: fc.constantFrom(TOKEN, NODES, "src/runai/paths.ts", "src/runai/users.ts", "src/runai/client.ts"),
  how: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ exchange: fc.constantFrom(...EXCHANGES), back: fc.boolean(), at: fc.nat(20) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ call: fc.constantFrom("/v1/k8s/users", "/api/v1/apps", "/api/v1/jobs", "/api/v1/none") }),
    },
    { weight: 2, arbitrary: fc.record({ line: fc.nat(80), times: fc.constantFrom(0, 2) }) },
    { weight: 1, arbitrary: fc.constant("as it was" as const) },
  ),
});

function edited(
  text: string,
  { how }: typeof anEdit extends fc.Arbitrary<infer T> ? T : never,
  original: string,
): string {
  if (how === "as it was") return original;
  if ("call" in how) return `${text}\nexport const more = () => fetch("https://acme.run.ai${how.call}");\n`;
  if ("line" in how) {
    const lines = text.split("\n");
    const own = lines[how.line % lines.length] ?? "";
    return lines.toSpliced(how.line % lines.length, 1, ...Array<string>(how.times).fill(own)).join("\n");
  }
  const [from, to] = how.back ? [how.exchange[1], how.exchange[0]] : how.exchange;
  const pieces = from === "" ? [text] : text.split(from);
  const at = 1 + (how.at % Math.max(1, pieces.length - 1));
  return pieces.length === 1 ? text : pieces.slice(0, at).join(from) + to + pieces.slice(at).join(from);
}

/** What an editor sends: the stretch that differs. */
function difference(uri: string, before: string, after: string): TextDocumentContentChangeEvent {
  const document = TextDocument.create(uri, "typescript", 1, before);
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const range = { start: document.positionAt(head), end: document.positionAt(before.length - tail) };
  return { range, text: after.slice(head, after.length - tail) };
}

// LASTCALL_EDITS=1000 for more
test("after random edits that change what is called the answer is that of a cold check", {
  timeout: 3_600_000,
}, async () => {
  await start(true);
  const known = new Map<string, { text: string; version: number }>();
  const edits = fc.sample(anEdit, {
    numRuns: Number(process.env["LASTCALL_EDITS"] ?? 4),
    seed: Number(process.env["LASTCALL_SEED"] ?? 18),
  });
  const originals = new Map(edits.map(({ file }) => [file, textOf(file)]));
  const answers = new Map<string, readonly string[]>();
  for (const file of originals.keys()) answers.set(file, await cold(file));
  let changed = 0;
  for (const edit of edits) {
    const original = originals.get(edit.file) ?? "";
    const before = known.get(edit.file) ?? { text: original, version: 1 };
    if (before.version === 1) await open(edit.file, original);
    const text = edited(before.text, edit, original);
    const version = before.version + 1;
    known.set(edit.file, { text, version });
    await client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: uriOf(edit.file), version },
      contentChanges: [difference(uriOf(edit.file), before.text, text)],
    });
    writeFileSync(join(folder, edit.file), text);
    const answer = brief(await pull(edit.file));
    expect(answer, JSON.stringify(edit)).toEqual(await cold(edit.file));
    if (answer.join() !== answers.get(edit.file)?.join()) changed += 1;
    answers.set(edit.file, answer);
  }
  // edits that all mean the same would show nothing
  expect(changed).toBeGreaterThan(edits.length / 4);
});

test("a cancelled question ends, and the next is answered", async () => {
  await start(true);
  await open(NODES);
  const questions = [...Array(20).keys()].map((at) => {
    void change(NODES, at + 2, `${"\n".repeat(at)}${textOf(NODES)}`);
    return client
      .sendRequest("textDocument/diagnostic", { textDocument: { uri: uriOf(NODES) } })
      .catch(() => undefined);
  });
  void client.sendNotification("$/cancelRequest", { id: 5 });
  await Promise.all(questions);
  await change(NODES, 30, textOf(NODES));
  expect(brief(await pull(NODES))).toEqual(await cold(NODES));
});

test("a config that asks for an address gets a warning and no request", async () => {
  writeFileSync(
    join(folder, "lastcall.config.json"),
    JSON.stringify({
      apis: [{ name: "acme", specs: { "1": "http://127.0.0.1:9/a.json", "2": "http://127.0.0.1:9/b.json" } }],
    }),
  );
  const warned = new Promise<string>((resolve) => {
    client.onNotification("window/showMessage", ({ message }: { message: string }) => resolve(message));
  });
  await start(true);
  await open(NODES);
  expect(await pull(NODES)).toEqual([]);
  expect(await warned).toMatch(/network|address/);
});

test("a client that goes away without a word leaves no server behind", async () => {
  await start(true);
  const left = once(server, "exit");
  server.stdin?.end();
  const [code] = (await left) as [number];
  expect(code).not.toBe(0);
});

test("started at a terminal and left, it says what it is for", () => {
  const { status, stderr } = spawnSync(process.execPath, [program, "lsp"], {
    cwd: folder,
    input: "",
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      "error: the language server was left without a word\n  hint: An editor starts it and ends it: see docs/editors.md.\n",
  });
});
