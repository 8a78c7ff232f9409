import type { Fetcher } from "../contract/index.js";
import type { Outcome } from "../outcome.js";
import type { FileSystem } from "../scan/discover/file-system.js";
import type { Engine } from "./engine.js";
import type { CheckRuleId } from "./finding.js";
import type { RuleLevel } from "./rules.js";

export const DEPLOYMENTS = ["self-hosted", "saas"] as const;
export type Deployment = (typeof DEPLOYMENTS)[number];

export const FAIL_ON = ["error", "warning", "never"] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** What a user asks for. Everything left out comes from the environment, the config or the defaults, in that order. */
export interface CheckOptions {
  /** default: the only API of the config, else `runai` */
  readonly provider?: string;
  /** two OpenAPI documents, files or URLs, instead of a provider */
  readonly base?: string;
  readonly target?: string;
  /** the release that runs now */
  readonly from?: string;
  /** `2.24`, `latest`, `+1`; default: the newest with a contract */
  readonly to?: string;
  /** semver range: the code must work on every release in it */
  readonly supports?: string;
  readonly deployment?: Deployment;
  /** `YYYY-MM-DD`; default: today */
  readonly asOf?: string;
  /** hosts, base paths (`/api/v3`) and expressions as written (`${config.apiUrl}`) that are this API */
  readonly servers?: readonly string[];
  /** follow `$ref`s that lead to other addresses; off, because a document should not choose what this machine calls */
  readonly allowRemoteRefs?: boolean;
  /** hosts that may be read though only a page, a redirect or a `$ref` leads there; for the network of this package */
  readonly allowHosts?: readonly string[];
  /** read nothing from any address; for the network of this package */
  readonly offline?: boolean;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly tsconfig?: string;
  readonly config?: string;
  readonly rules?: Readonly<Partial<Record<CheckRuleId, RuleLevel>>>;
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
  readonly allowEmpty?: boolean;
  /** findings of certainty `possible` count like others; without it they are infos at most */
  readonly gatePossible?: boolean;
  readonly baseline?: string;
  /** a git ref: only findings in files changed since, and those that are new because the API's documents moved */
  readonly changedSince?: string;
  readonly shard?: Shard;
  /** false: read everything anew */
  readonly cache?: boolean;
  /** where results are kept; default: the user's cache folder. They are believed only with the key they were sealed with */
  readonly cacheFolder?: string;
}

/** The `index`-th (from 1) of `total` parts of the files. */
export interface Shard {
  readonly index: number;
  readonly total: number;
}

/** Where the outside world comes in. */
export interface CheckEnvironment {
  /** absolute */
  readonly cwd: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** the way to documents at URLs; default: none, the network is off */
  readonly fetcher?: Fetcher;
  /** runs git in a folder and gives its standard output; default: the program `git` */
  readonly git?: (args: readonly string[], folder: string) => Promise<Outcome<string>>;
  /** default: the disk; results are then not kept, since nobody can tell what they rest on */
  readonly fileSystem?: FileSystem;
  /** default: everything is made anew */
  readonly engine?: Engine;
  /** called with what comes next, for whoever waits, and often with how far it is: `reading the code`, `120 of 900 files` */
  readonly onStep?: (step: string, far?: string) => void;
}
