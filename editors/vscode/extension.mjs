/** Starts the project's own language server, one for each folder of the workspace that has it. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { commands, window, workspace } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

const LANGUAGES = ["typescript", "typescriptreact", "javascript", "javascriptreact", "vue", "svelte", "astro"];
const clients = new Map();
let log;

export async function activate(context) {
  log = window.createOutputChannel("lastcall");
  context.subscriptions.push(
    log,
    commands.registerCommand("lastcall.restart", async () => {
      await stopAll();
      await startAll();
    }),
    workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
      for (const folder of removed) await stop(folder);
      for (const folder of added) await start(folder);
    }),
  );
  await startAll();
}

export const deactivate = () => stopAll();

async function startAll() {
  for (const folder of workspace.workspaceFolders ?? []) await start(folder);
}

async function start(folder) {
  const key = folder.uri.toString();
  if (folder.uri.scheme !== "file" || clients.has(key)) return;
  const program = programOf(folder.uri.fsPath);
  if (program === undefined) {
    log.appendLine(`${folder.name} has no lastcall: add it to the development dependencies of its package.json`);
    return;
  }
  log.appendLine(`${folder.name}: ${program}`);
  const settings = workspace.getConfiguration("lastcall", folder.uri);
  const hosts = settings.get("allowHosts", []).flatMap((host) => ["--allow-host", host]);
  const [from, to] = [settings.get("from", ""), settings.get("to", "")];
  const client = new LanguageClient(
    "lastcall",
    `lastcall (${folder.name})`,
    {
      module: program,
      args: ["lsp", "--stdio", ...hosts],
      transport: TransportKind.stdio,
      options: { cwd: folder.uri.fsPath },
    },
    {
      documentSelector: LANGUAGES.map((language) => ({
        language,
        scheme: "file",
        pattern: `${folder.uri.fsPath.replaceAll("\\", "/")}/**/*`,
      })),
      workspaceFolder: folder,
      outputChannel: log,
      initializationOptions: {
        codeLens: settings.get("codeLens", false),
        ...(from !== "" && { from }),
        ...(to !== "" && { to }),
      },
    },
  );
  clients.set(key, client);
  await client.start();
}

/** The file that the project's own `lastcall` starts with. */
function programOf(folder) {
  try {
    const manifest = createRequire(join(folder, "package.json")).resolve("lastcall/package.json");
    return join(dirname(manifest), "bin", "lastcall.js");
  } catch {
    return undefined;
  }
}

async function stop(folder) {
  const key = folder.uri.toString();
  const client = clients.get(key);
  clients.delete(key);
  await client?.stop();
}

async function stopAll() {
  const all = [...clients.values()];
  clients.clear();
  for (const client of all) await client.stop();
}
