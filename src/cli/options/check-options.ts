import type { CheckOptions, Shard } from "../../check/options.js";
import type { ApiFlags } from "./api.js";
import type { GateFlags, JudgementFlags } from "./gate.js";
import type { ScopeFlags } from "./scope.js";

/** The flags that say what is looked at: `check` and `calls` share them. */
export type LookFlags = ApiFlags & ScopeFlags;

export type CheckFlags = LookFlags &
  GateFlags &
  JudgementFlags & { readonly changedSince?: string; readonly shard?: Shard };

export const lookOptions = (flags: LookFlags): CheckOptions => ({
  provider: flags.provider,
  base: flags.base,
  target: flags.target,
  from: flags.from,
  to: flags.to,
  supports: flags.supports,
  deployment: flags.deployment,
  asOf: flags.asOf,
  servers: flags.server,
  allowRemoteRefs: flags.allowRemoteRefs,
  allowHosts: flags.allowHost,
  offline: flags.offline,
  include: flags.include,
  exclude: flags.exclude,
  tsconfig: flags.tsconfig,
  config: flags.config,
  cache: flags.cache,
  cacheFolder: flags.cacheFolder,
});

export const checkOptions = (flags: CheckFlags): CheckOptions => ({
  ...lookOptions(flags),
  rules: flags.rule,
  failOn: flags.failOn,
  maxWarnings: flags.maxWarnings,
  allowEmpty: flags.allowEmpty,
  gatePossible: flags.gatePossible,
  baseline: flags.baseline,
  changedSince: flags.changedSince,
  shard: flags.shard,
});
