/** The language server: the protocol on one side, sessions on the other. */
import { createHash } from "node:crypto";
import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  createConnection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type InitializeResult,
  MessageType,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceFullDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CheckRun } from "../../check/index.js";
import { VERSION } from "../../version.js";
import { type Documents, FIX_ALL, fixAction, fixAllAction, suppressAction } from "./actions.js";
import { type DiagnosticData, diagnosticOf } from "./diagnostics.js";
import { Folder, type FolderSurroundings, fileOf, uriOf } from "./folder.js";
import { hoverAt, lensesOf } from "./lives.js";
import { settingsOf } from "./settings.js";

interface ServerSurroundings extends Pick<FolderSurroundings, "environment" | "now" | "options"> {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** folder of the rule pages as a URL, with a slash at the end */
  readonly rulePages: string;
}

/** Settles when the client has said goodbye or gone away. */
export function startServer(surroundings: ServerSurroundings): Promise<"exit" | "gone"> {
  const { input, output } = surroundings;
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(input),
    new StreamMessageWriter(output),
  );
  const server = new Server(connection, surroundings);
  server.listen();
  return new Promise((resolve) => {
    connection.onExit(() => resolve("exit"));
    input.once("end", () => resolve("gone"));
    input.once("close", () => resolve("gone"));
  });
}

class Server {
  readonly #connection: Connection;
  readonly #about: ServerSurroundings;
  readonly #documents = new TextDocuments(TextDocument);
  #folders: Folder[] = [];
  #client: ClientCapabilities = {};
  #settings = settingsOf(undefined);
  #lastProblem = "";

  constructor(connection: Connection, about: ServerSurroundings) {
    this.#connection = connection;
    this.#about = about;
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize(({ capabilities, workspaceFolders, rootUri, initializationOptions }) => {
      this.#client = capabilities;
      this.#settings = settingsOf(initializationOptions);
      for (const uri of workspaceFolders?.map((folder) => folder.uri) ?? (rootUri == null ? [] : [rootUri]))
        this.#addFolder(uri);
      return this.#abilities();
    });
    connection.onInitialized(() => this.#listenToFolders());
    this.#documents.onDidChangeContent(({ document }) =>
      this.#folderOf(document.uri)?.edit(document.uri, document.getText()),
    );
    this.#documents.onDidClose(({ document }) => {
      const folder = this.#folderOf(document.uri);
      folder?.edit(document.uri, undefined);
      folder?.changedOnDisk(false);
    });
    this.#documents.onDidSave(({ document }) => this.#folderOf(document.uri)?.changedOnDisk(isDocument(document.uri)));
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const folder of this.#folders) {
        const own = changes.filter(({ uri }) => folder.holds(uri));
        if (own.length > 0) folder.changedOnDisk(own.some(({ uri }) => isDocument(uri)));
      }
    });
    this.#answer();
    this.#documents.listen(connection);
    connection.listen();
  }

  #abilities(): InitializeResult {
    return {
      serverInfo: { name: "lastcall", version: VERSION },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        hoverProvider: true,
        ...(this.#settings.codeLens && { codeLensProvider: {} }),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...(this.#pulls && {
          diagnosticProvider: { identifier: "lastcall", interFileDependencies: true, workspaceDiagnostics: true },
        }),
      },
    };
  }

  /** A client asks for diagnostics or is told of them, never both: each would be shown twice. */
  get #pulls(): boolean {
    return this.#client.textDocument?.diagnostic !== undefined;
  }

  #listenToFolders(): void {
    const connection = this.#connection;
    if (this.#client.workspace?.workspaceFolders === true)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.#removeFolder(uri);
        for (const { uri } of added) this.#addFolder(uri);
      });
    if (this.#client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,vue,svelte,astro,json,jsonc,yaml,yml}" }],
      });
    // who is told, is told at once; who asks, asks
    if (!this.#pulls) for (const folder of this.#folders) void folder.current();
  }

  #addFolder(uri: string): void {
    const path = fileOf(uri);
    if (path === undefined || this.#folders.some((folder) => folder.path === path)) return;
    this.#folders.push(
      new Folder(path, {
        ...this.#about,
        options: { ...this.#about.options, ...this.#settings.check },
        onJudged: (folder, files) => void this.#tell(folder, files),
        onProblem: (message) => this.#complain(message),
      }),
    );
    // the innermost folder speaks for a file
    this.#folders.sort((a, b) => b.path.length - a.path.length);
  }

  #removeFolder(uri: string): void {
    const path = fileOf(uri);
    for (const folder of this.#folders) if (folder.path === path) folder.close();
    this.#folders = this.#folders.filter((folder) => folder.path !== path);
  }

  #folderOf(uri: string): Folder | undefined {
    return this.#folders.find((folder) => folder.holds(uri));
  }

  #complain(message: string): void {
    if (message === this.#lastProblem) return;
    this.#lastProblem = message;
    // `showWarningMessage` asks for an answer, which not every client has one for
    void this.#connection.sendNotification("window/showMessage", {
      type: MessageType.Warning,
      message: `lastcall: ${message}`,
    });
  }

  async #tell(folder: Folder, files: ReadonlySet<string>): Promise<void> {
    if (files.size === 0) return;
    if (this.#pulls) {
      if (this.#client.workspace?.diagnostics?.refreshSupport === true)
        await this.#connection.languages.diagnostics.refresh().catch(() => undefined);
      return;
    }
    const run = await folder.current();
    if (run === undefined) return;
    for (const file of files) {
      const uri = uriOf(`${run.root}/${file}`);
      await this.#connection.sendDiagnostics({ uri, diagnostics: this.#diagnostics(folder, run, file) });
    }
  }

  #diagnostics(folder: Folder, run: CheckRun, file: string): Diagnostic[] {
    const text = folder.textOf(file, run);
    return run.report.findings
      .filter(({ place }) => place.file === file)
      .map((finding) =>
        diagnosticOf(finding, {
          report: run.report,
          uriOf: (other) => uriOf(`${run.root}/${other}`),
          text,
          rulePages: this.#about.rulePages,
        }),
      );
  }

  /** The folder's answer about a document as it is now. */
  async #found(uri: string): Promise<{ folder: Folder; run: CheckRun; file: string } | undefined> {
    const folder = this.#folderOf(uri);
    const run = await folder?.current();
    const file = run === undefined ? undefined : folder?.reportFile(uri, run);
    return folder === undefined || run === undefined || file === undefined ? undefined : { folder, run, file };
  }

  #answer(): void {
    const connection = this.#connection;
    connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
      const found = await this.#found(textDocument.uri);
      if (token.isCancellationRequested || found === undefined)
        return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const items = this.#diagnostics(found.folder, found.run, found.file);
      const resultId = resultIdOf(items);
      return resultId === previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
    });
    connection.languages.diagnostics.onWorkspace(async () => {
      const items: WorkspaceFullDocumentDiagnosticReport[] = [];
      for (const folder of this.#folders) {
        const run = await folder.current();
        if (run === undefined) continue;
        for (const file of new Set(run.report.findings.map(({ place }) => place.file))) {
          const uri = uriOf(`${run.root}/${file}`);
          const diagnostics = this.#diagnostics(folder, run, file);
          const version = this.#documents.get(uri)?.version ?? null;
          items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version, items: diagnostics });
        }
      }
      return { items };
    });
    connection.onCodeAction(async ({ textDocument, range, context }, token) => {
      const found = await this.#found(textDocument.uri);
      if (found === undefined || token.isCancellationRequested) return [];
      const { folder, file } = found;
      const run = folder.fixed() ?? found.run;
      const documents = this.#documentsOf(folder, run);
      const here = run.report.findings.filter(({ place }) => place.file === file);
      const wanted = context.only ?? [];
      if (wanted.some((kind) => FIX_ALL.startsWith(kind)))
        return [fixAllAction(here, documents)].flatMap((one) => one ?? []);
      if (wanted.length > 0 && !wanted.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
      const asked = new Set(context.diagnostics.flatMap(({ data }) => (isData(data) ? [data.fingerprint] : [])));
      return here
        .filter(
          ({ fingerprint, place }) =>
            asked.has(fingerprint) ||
            (asked.size === 0 && place.line - 1 <= range.end.line && place.endLine - 1 >= range.start.line),
        )
        .flatMap((finding) => [fixAction(finding, documents), suppressAction(finding, documents)])
        .flatMap((action) => action ?? []);
    });
    connection.onHover(async ({ textDocument, position }) => {
      const found = await this.#found(textDocument.uri);
      return found === undefined ? null : (hoverAt(found.run, found.file, position) ?? null);
    });
    connection.onCodeLens(async ({ textDocument }) => {
      const found = await this.#found(textDocument.uri);
      return found === undefined ? [] : [...lensesOf(found.run, found.file)];
    });
  }

  #documentsOf(folder: Folder, run: CheckRun): Documents {
    return {
      document: (file) => {
        const uri = uriOf(`${run.root}/${file}`);
        const text = folder.textOf(file, run);
        return this.#documents.get(uri) ?? (text === undefined ? undefined : TextDocument.create(uri, "", 0, text));
      },
      versionOf: ({ uri }) => this.#documents.get(uri)?.version ?? null,
    };
  }
}

const isData = (data: unknown): data is DiagnosticData =>
  typeof data === "object" && data !== null && "fingerprint" in data && typeof data.fingerprint === "string";

/** OpenAPI documents and configs: what an API is opened from. */
const isDocument = (uri: string): boolean => /\.(?:jsonc?|ya?ml)$/i.test(uri);

const resultIdOf = (items: readonly Diagnostic[]): string =>
  createHash("sha1").update(JSON.stringify(items)).digest("base64");
