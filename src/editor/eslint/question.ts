/** What the rule asks the worker, and what it is told: plain data, since it crosses threads. */
import type { CheckOptions, Edit, Severity } from "../../check/index.js";

export interface Question {
  /** absolute: the folder that ESLint runs in */
  readonly cwd: string;
  readonly options: Pick<CheckOptions, "from" | "to" | "provider" | "config">;
  /** absolute */
  readonly file: string;
  /** as ESLint has it: in an editor it is not on the disk yet */
  readonly text: string;
}

export interface Told {
  readonly message: string;
  readonly severity: Severity;
  /** from 1, as in reports */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** only an edit of this file alone: ESLint writes no other */
  readonly fix?: { readonly kind: "fix" | "suggestion"; readonly title: string; readonly edits: readonly Edit[] };
}

export type Answer =
  | { readonly kind: "findings"; readonly findings: readonly Told[] }
  | { readonly kind: "problem"; readonly message: string };
