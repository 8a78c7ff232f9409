/** Nothing of any API was found in the code: then there is nothing to check, and it is said what there was. */
import { maskCredentials } from "../credentials.js";
import type { ApiCall } from "../scan/call.js";
import type { ScannedApi } from "./scanned.js";
import { seenIn } from "./scanned.js";

export interface Emptiness {
  /** names of the APIs that were looked for */
  readonly apis: readonly string[];
  /** nobody said which API: the title of the one that was looked for */
  readonly assumed?: string;
  readonly files: number;
  /** servers that requests go to, most used first */
  readonly hosts: readonly string[];
  /** HTTP libraries that the code imports */
  readonly packages: readonly string[];
  /** generated files that hold paths of the API */
  readonly generated: readonly string[];
  /** files that were not read, or not whole */
  readonly unread: readonly string[];
}

/** Judged over all APIs of a run: code of which one is called is not empty for want of another. */
export function emptinessOf(
  apis: readonly ScannedApi[],
  isAsked: (file: string) => boolean,
  assumed: boolean,
): Emptiness | undefined {
  const touches = (call: ApiCall): boolean =>
    [call, ...call.via, ...call.from].some(({ file }) => isAsked(file)) ||
    [call.query, call.headers, call.body, call.reads].some((fields) => fields.some(({ at }) => isAsked(at.file)));
  const found = apis.some(
    ({ scanned: { calls, mentions, unresolved, interfaces } }) =>
      [...mentions, ...unresolved, ...interfaces].some(({ file }) => isAsked(file)) || calls.some(touches),
  );
  if (found) return undefined;
  const all = <T>(of: (api: ScannedApi) => readonly T[]): readonly T[] => [...new Set(apis.flatMap(of))];
  return {
    apis: apis.map(({ opened }) => opened.title ?? "the API"),
    ...(assumed && apis[0] !== undefined ? { assumed: apis[0].opened.provider.title } : {}),
    files: seenIn(apis).files,
    hosts: all(({ scanned }) =>
      [...scanned.others.map(({ host }) => host), ...(scanned.seen.named ?? [])].map(maskCredentials),
    ),
    packages: all(({ scanned }) => scanned.seen.packages),
    generated: all(({ scanned }) => scanned.seen.generated),
    unread: all(({ scanned }) => scanned.troubledFiles.map(({ file }) => file).filter(isAsked)),
  };
}
