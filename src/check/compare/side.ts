/** One side of a comparison: a release, a file, a URL, a state in git, standard input, or a folder of documents. */
import { promises as fs } from "node:fs";
import { relative, resolve } from "node:path";
import { type Contract, loadContract } from "../../contract/index.js";
import type { Provider } from "../../contract/provider/index.js";
import type { ContractName } from "../../diff/index.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { contractsNamed, type NamedContract, type NamingOptions } from "../api/named-contract.js";
import type { CheckEnvironment } from "../options.js";
import { below, gitFiles, gitText, parseGitAddress } from "./git.js";

export interface Side {
  readonly name: ContractName;
  /** by the name below the folder; a single document has the name "" */
  readonly documents: ReadonlyMap<string, Contract>;
  readonly isFolder: boolean;
  /** whose release it is; undefined: a document of its own */
  readonly provider?: Provider;
}

interface SideEnvironment extends CheckEnvironment {
  /** everything that comes in on standard input; absent: nothing does */
  readonly stdin?: () => Promise<string>;
}

/** Opens sides one after the other: releases of one provider share it, and standard input is read once. */
export function sidesNamed(
  options: NamingOptions,
  environment: SideEnvironment,
): (argument: string) => Promise<Outcome<Side>> {
  const named = contractsNamed(options, environment);
  return async (argument) => {
    if (argument === "-") return fromStandardInput(environment);
    if (argument.startsWith("git:")) return fromGit(argument, environment);
    if (await isFolder(resolve(environment.cwd, argument))) return fromFolder(argument, environment);
    const outcome = await named(argument);
    return outcome.ok ? ok(documentSide(outcome.value)) : outcome;
  };
}

export const documentSide = ({ name, contract, provider }: NamedContract): Side => ({
  name,
  documents: new Map([["", contract]]),
  isFolder: false,
  ...(provider === undefined ? {} : { provider }),
});

async function fromStandardInput({ stdin }: SideEnvironment): Promise<Outcome<Side>> {
  const text = (await stdin?.()) ?? "";
  if (text.trim() === "")
    return problem("nothing came in on standard input", {
      hint: "Pipe a document in: cat openapi.yaml | lastcall diff old.yaml -",
    });
  const contract = await loadContract({ kind: "text", file: "standard input", text });
  return contract.ok ? ok(documentSide({ name: { version: "standard input" }, contract: contract.value })) : contract;
}

async function fromGit(argument: string, environment: SideEnvironment): Promise<Outcome<Side>> {
  const address = parseGitAddress(argument);
  if (!address.ok) return address;
  const files = await gitFiles(address.value, environment);
  if (!files.ok) return files;
  if (files.value === "document") {
    const contract = await loadFromGit(argument, address.value.path, address.value.ref, environment);
    return contract.ok ? ok(documentSide({ name: { version: argument }, contract: contract.value })) : contract;
  }
  return folderOf(argument, files.value, async (file) => {
    const { ref, path } = below(address.value, file);
    const text = await gitText({ ref, path }, environment);
    return text.ok
      ? ok({
          text: text.value,
          load: () => loadContract({ kind: "text", file: `git:${ref}:${path}`, text: text.value }),
        })
      : text;
  });
}

async function loadFromGit(
  argument: string,
  path: string,
  ref: string,
  environment: SideEnvironment,
): Promise<Outcome<Contract>> {
  const text = await gitText({ ref, path }, environment);
  return text.ok ? loadContract({ kind: "text", file: argument, text: text.value }) : text;
}

async function fromFolder(argument: string, environment: SideEnvironment): Promise<Outcome<Side>> {
  const folder = resolve(environment.cwd, argument);
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, resolve(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  return folderOf(argument, files, async (file) => {
    const path = resolve(folder, file);
    const text = await fs.readFile(path, "utf8");
    const shown = relative(environment.cwd, path).replaceAll("\\", "/");
    return ok({ text, load: () => loadContract({ kind: "file", path, name: shown }, { cwd: environment.cwd }) });
  });
}

interface FolderFile {
  readonly text: string;
  readonly load: () => Promise<Outcome<Contract>>;
}

/** Files that documents only refer to are no documents of their own. */
async function folderOf(
  argument: string,
  files: readonly string[],
  read: (file: string) => Promise<Outcome<FolderFile>>,
): Promise<Outcome<Side>> {
  const documents = new Map<string, Contract>();
  for (const file of files
    .filter((name) => /\.(?:json|ya?ml)$/i.test(name) && !/(?:^|\/)node_modules\//.test(name))
    .sort()) {
    const found = await read(file);
    if (!found.ok) return found;
    if (!isDocument(found.value.text)) continue;
    const contract = await found.value.load();
    if (!contract.ok) return contract;
    documents.set(file, contract.value);
  }
  if (documents.size === 0)
    return problem(`${argument} holds no OpenAPI document`, {
      hint: "A document is a JSON or YAML file that begins with openapi or swagger.",
    });
  return ok({ name: { version: argument }, documents, isFolder: true });
}

const isDocument = (text: string): boolean => /(?:^|[{,\n])\s*["']?(?:openapi|swagger)["']?\s*:\s*["']?\d/.test(text);

const isFolder = (path: string): Promise<boolean> =>
  fs.stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
