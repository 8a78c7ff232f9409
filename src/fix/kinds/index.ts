/** All kinds of fixes. A kind is a file of its name beside this one and a line here. */
import type { FixKind } from "./kind.js";
import { kind as movedPath } from "./moved-path.js";
import { kind as renamedAnswerField } from "./renamed-answer-field.js";
import { kind as renamedField } from "./renamed-field.js";
import { kind as renamedValue } from "./renamed-value.js";
import { kind as requestRewrite } from "./request-rewrite.js";
import { kind as unusedSuppression } from "./unused-suppression.js";

export type { Draft, DraftEdit, FixKind, Question } from "./kind.js";

/** The first that has something to offer is taken. */
export const KINDS: readonly FixKind[] = [
  movedPath,
  requestRewrite,
  renamedField,
  renamedValue,
  renamedAnswerField,
  unusedSuppression,
];
