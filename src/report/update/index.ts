import type { CheckedApi, Finding } from "../../check/finding.js";
import type { Drift, ListedSpec } from "../../contract/folder.js";
import type { Change } from "../../diff/index.js";
import type { RenderContext } from "../check/context.js";

/** What `spec update` found out. */
export interface UpdateReport {
  readonly provider: string;
  /** nothing was written */
  readonly dryRun: boolean;
  readonly documents: readonly UpdatedDocument[];
  /** `undefined`: nobody asked what of it touches the code */
  readonly touched: readonly TouchedVersion[] | undefined;
}

export interface UpdatedDocument {
  readonly spec: ListedSpec;
  readonly drift: Drift;
  /** the snapshot that the change was written to */
  readonly written: string | undefined;
  /** between the snapshot and its source; empty where nothing changed */
  readonly changes: readonly Change[];
}

export interface TouchedVersion {
  readonly version: string;
  readonly api: CheckedApi;
  readonly findings: readonly Finding[];
}

type UpdateContext = Pick<RenderContext, "color" | "shown"> & {
  /** absolute: where the files of snapshots are named from */
  readonly cwd: string;
};
export type UpdateRenderer = (report: UpdateReport, context: UpdateContext) => string;
type Loaded = Promise<{ readonly render: UpdateRenderer }>;

/** A format is a file of that name beside this one and a line here. */
const updateReporters = {
  text: (): Loaded => import("./text.js"),
  json: (): Loaded => import("./json.js"),
  markdown: (): Loaded => import("./markdown.js"),
} as const satisfies Readonly<Record<string, () => Loaded>>;

export type UpdateFormat = keyof typeof updateReporters;
export const UPDATE_FORMATS = Object.keys(updateReporters) as readonly UpdateFormat[];

export const renderUpdate = async (
  format: UpdateFormat,
  report: UpdateReport,
  context: UpdateContext,
): Promise<string> => (await updateReporters[format]()).render(report, context);
