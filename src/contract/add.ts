import { createHash } from "node:crypto";
import path from "node:path";
import { type Outcome, ok, problem } from "../outcome.js";
import { writeText } from "../write-file.js";
import { authorized } from "./authorized.js";
import { dayOfSnapshot } from "./calendar-date.js";
import { calledOtherwise, type Neighbour, notTheWhole, otherRelease } from "./completeness.js";
import type { Contract, SkippedPart } from "./contract.js";
import { type FoundDocument, findDocument } from "./discover/find-document.js";
import { isOrdered } from "./document-version.js";
import { withoutSecrets } from "./network/secrets.js";
import { makeContract } from "./normalise/contract.js";
import { builtInFolder } from "./provider/built-in.js";
import { providerName, SNAPSHOT_NAME } from "./provider/names.js";
import { CUT_FILE } from "./read/document.js";
import { openLibrary } from "./read/library.js";
import { isObject } from "./read/raw.js";
import type { Assembly } from "./sites/assembly.js";
import { unknownOperations } from "./sites/left-out.js";
import { readOnePage } from "./sites/read-site.js";
import type { PageStore } from "./sites/reader.js";
import { withWrittenVersion } from "./sites/written-version.js";
import { corrected, readCorrections } from "./snapshot/corrections.js";
import { type Provenance, writeSnapshot } from "./snapshot/write.js";
import { type Fetcher, type FetchReason, isAddress, readSource, type SpecEnvironment } from "./source.js";
import { validationRemarks } from "./validate.js";

export interface AddSpecRequest {
  readonly provider: string;
  /** the name of the snapshot: `2.25`, `latest`; what the document calls itself does not count */
  readonly version: string;
  /** a file, the URL of a document, or the URL of a docs page that shows one */
  readonly source: string;
  /** `config`: a file of the project names the source; default: the user */
  readonly namedBy?: FetchReason["by"];
  /** `.lastcall/runai`; made where it is missing */
  readonly folder: string;
  /** absolute; no link on the way to the folder may lead out of it. Default: the folder itself */
  readonly within?: string;
  /** sent to the source's own host as a bearer token */
  readonly token?: string;
  readonly fetcher?: Fetcher;
  readonly cwd?: string;
  /** see `SpecEnvironment` */
  readonly remoteReferences?: boolean;
  readonly now: Date;
  /** instead of today: when somebody else captured the document, `2025-12-15` */
  readonly captured?: string;
  /** instead of the source as given: a public name for it */
  readonly sourceName?: string;
  /** `part`: it holds a part of the API and never speaks of what it lacks; `whole`: it is all there is, however little */
  readonly extent?: "part" | "whole";
  /** whole contracts that it should be about as large as, the nearest first */
  readonly neighbours?: readonly Neighbour[];
  /** releases of the provider: a page that calls itself by the name of another one is the wrong page */
  readonly releases?: readonly string[];
  /** the source names another release than `version`, and is meant all the same */
  readonly otherRelease?: boolean;
  /** `version` is the day on which the source was first read; default: where that is today */
  readonly ofDay?: boolean;
  /** pages of a docs site that the snapshot was made of before, as its assembly names them */
  readonly before?: readonly string[];
  readonly pages?: PageStore;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  readonly onStep?: (step: string) => void;
}

export interface AddedSpec {
  /** the snapshot */
  readonly file: string;
  readonly provenance: Provenance;
  readonly contract: Contract;
  readonly skipped: readonly SkippedPart[];
  /** parameters of the address that are not kept, because they look like secrets */
  readonly hidden: readonly string[];
  /** what is not valid in the document by the rules of OpenAPI, though it could be read */
  readonly remarks: readonly string[];
  /** another release of the provider, by which the document calls itself */
  readonly calledOtherwise: string | undefined;
}

/** characters; the validator needs about two seconds for each million of them */
const LARGEST_VALIDATED = 3_000_000;

/** Reads a document, keeps its contract facts as `<folder>/<version>.json`, and says where they came from. */
export async function addSpec(request: AddSpecRequest): Promise<Outcome<AddedSpec>> {
  const { version, folder } = request;
  if (!SNAPSHOT_NAME.test(version)) {
    return problem(`"${version}" cannot be the name of a version`, {
      hint: "A release starts with a digit, such as 2.25 or 2026-01; the rolling API is called latest.",
    });
  }
  const named = providerName(request.provider);
  if (!named.ok) return named;
  const made = await snapshotOf(request);
  if (!made.ok) return made;
  const file = path.join(folder, `${version}.json`);
  const written = await writeText(file, file, made.value.text, { within: request.within ?? folder });
  if (!written.ok) return written;
  const { contract, provenance, document } = made.value;
  // Seconds on a large document, so only here: every other command goes by what it could read.
  const remarks =
    document.length > LARGEST_VALIDATED
      ? ["too large to be validated in a reasonable time"]
      : await validationRemarks(document.root);
  const { hidden } = withoutSecrets(request.sourceName ?? request.source);
  const { calledOtherwise: called } = made.value;
  return ok({ file, provenance, contract, skipped: contract.skipped, hidden, remarks, calledOtherwise: called });
}

export interface MadeSnapshot {
  readonly text: string;
  readonly contract: Contract;
  readonly provenance: Provenance;
  /** as it was read, before any correction */
  readonly document: { readonly root: unknown; readonly length: number };
  readonly calledOtherwise: string | undefined;
}

/** The snapshot that a source gives today, not yet written anywhere. */
export async function snapshotOf(request: AddSpecRequest): Promise<Outcome<MadeSnapshot>> {
  const { provider, version, source, folder, now } = request;
  const environment: SpecEnvironment = {
    cwd: request.cwd,
    remoteReferences: request.remoteReferences,
    fetcher: request.fetcher === undefined ? undefined : authorized(request.fetcher, source, request.token),
  };
  const read = await readDocument(request, environment);
  if (!read.ok) return read;
  const named = { ...read.value, namedBy: request.namedBy ?? "user" } as const;
  const library = await openLibrary(named, "foreign", environment);
  if (!library.ok)
    return problem(library.problem.message, { hint: isAddress(source) ? CUT : CUT_FILE, ...library.problem });
  const corrections = correctionsFor(provider, folder);
  if (!corrections.ok) return corrections;
  const asRight = corrected(library.value.root.root, version, corrections.value);
  const root = isObject(asRight) ? withWrittenVersion(asRight, read.value.text) : asRight;
  const put =
    root === library.value.root.root ? library.value : { ...library.value, root: { ...library.value.root, root } };
  const made = makeContract(put, true);
  if (!made.ok) return made;
  const { assembly, leftOut = [] } = read.value;
  const contract: Contract = {
    ...made.value,
    unread: new Set([...made.value.unread, ...unknownOperations(leftOut)]),
  };
  if (contract.operations.size + contract.webhooks.size === 0) {
    return problem(`${read.value.file} has no operations`, {
      file: read.value.file,
      hint: "A document without paths has nothing to compare.",
    });
  }
  const partial = request.extent === "part" || contract.partial;
  const taken = {
    ...request,
    ...(isOfDay(request) ? { otherRelease: true } : {}),
    assembly,
    contract,
    isOfOnePage: read.value.isOfOnePage === true,
    place: read.value.base,
    // what was taken in before was chosen then
    ...(request.before === undefined ? { wholes: read.value.wholes ?? [], otherApis: read.value.otherApis ?? [] } : {}),
  };
  const doubt = otherRelease(taken) ?? (partial ? undefined : notTheWhole(taken));
  if (doubt !== undefined) return doubt;
  const provenance: Provenance = {
    provider,
    version,
    source: withoutSecrets(request.sourceName ?? (isAddress(source) ? source : portable(source, request.cwd))).address,
    captured: request.captured ?? now.toISOString().slice(0, 10),
    sha256: createHash("sha256").update(read.value.text).digest("hex"),
    ...(partial ? { partial } : {}),
    ...(request.otherRelease === true ? { otherRelease: true } : {}),
    ...(isOrdered(contract.infoVersion) ? { documentVersion: contract.infoVersion } : {}),
    ...(assembly === undefined ? {} : { assembly: publicNames(assembly) }),
  };
  request.pages?.forget();
  return ok({
    text: writeSnapshot(contract, provenance),
    contract,
    provenance,
    document: { root: library.value.root.root, length: read.value.text.length },
    calledOtherwise: calledOtherwise(taken),
  });
}

/** The document of a day is called by that, not by a release. */
const isOfDay = ({ version, captured, now, ofDay }: AddSpecRequest): boolean =>
  ofDay === true || dayOfSnapshot(version)?.day === (captured ?? now.toISOString().slice(0, 10));

/** Links of a site may be signed. */
const publicNames = (assembly: Assembly): Assembly => {
  const shown = (names: readonly string[]): readonly string[] =>
    names.map((name) => withoutSecrets(`https://site/${name}`).address.slice("https://site/".length));
  return {
    ...assembly,
    read: shown(assembly.read),
    without: shown(assembly.without),
    refused: shown(assembly.refused),
    ...(assembly.bare === undefined ? {} : { bare: shown(assembly.bare) }),
    ...(assembly.otherApi === undefined ? {} : { otherApi: shown(assembly.otherApi) }),
  };
};

const CUT = "Try again: the answer may have been cut. Or download the document, and name the file.";

/** Snapshots are committed: a path in one starts from the project, not from this machine's root. */
function portable(source: string, cwd: string | undefined): string {
  if (cwd === undefined || !path.isAbsolute(source)) return source.replaceAll("\\", "/");
  return path.relative(cwd, source).replaceAll("\\", "/");
}

async function readDocument(request: AddSpecRequest, environment: SpecEnvironment): Promise<Outcome<FoundDocument>> {
  const { source, version, token, namedBy, now, extent, pages, wait, onStep } = request;
  if (isAddress(source))
    return findDocument({
      url: source,
      fetcher: environment.fetcher,
      hasToken: token !== undefined,
      by: namedBy ?? "user",
      ...(isOfDay(request) ? {} : { release: version }),
      otherRelease: request.otherRelease === true,
      partial: extent === "part",
      now,
      ...(pages === undefined ? {} : { pages }),
      ...(request.before === undefined ? {} : { before: request.before }),
      ...(wait === undefined ? {} : { wait }),
      ...(onStep === undefined ? {} : { onStep }),
    });
  const read = await readSource({ kind: "file", path: source }, environment);
  // a page of a docs site, kept as a file
  return read.ok && /\.(?:md|mdx|markdown)$/i.test(source)
    ? readOnePage(read.value.text, read.value.file, read.value.base)
    : read;
}

/** Known faults are the provider's, wherever the snapshot goes. */
function correctionsFor(provider: string, folder: string) {
  const builtIn = path.join(builtInFolder(), provider);
  const shipped = readCorrections(builtIn);
  if (!shipped.ok || path.resolve(builtIn) === path.resolve(folder)) return shipped;
  const own = readCorrections(folder);
  return own.ok ? ok([...shipped.value, ...own.value]) : own;
}
