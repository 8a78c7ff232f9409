/** What an edit would do about a finding. The room `fix` makes it; its shape is here, because findings carry it to the reports. */
import type { Element } from "../contract/element.js";

/** Characters of a file that become others. Everything else in the file stays as it is, byte for byte. */
export interface Edit {
  /** relative to the project root, forward slashes */
  readonly file: string;
  /** UTF-16 code units from the start of the text; a byte order mark is not counted, as editors do not */
  readonly start: number;
  /** exclusive */
  readonly end: number;
  /** what stands there now: an edit of anything else is void */
  readonly before: string;
  readonly text: string;
}

/** What the edits of a fix do together, as arguments of a sentence. */
export type FixChange =
  | { readonly kind: "operation"; readonly from: string; readonly to: string }
  | { readonly kind: "name"; readonly of: Element["kind"]; readonly from: string; readonly to: string }
  /** several names and values of one request that only make sense together */
  | { readonly kind: "rewrite"; readonly operation: string; readonly title: string }
  | { readonly kind: "comment"; readonly text: string };

/** Why an edit is only a suggestion. */
export type Unproved =
  /** the release that runs now does not have it */
  | { readonly kind: "after-upgrade"; readonly release: string }
  /** no contract of that release is known */
  | { readonly kind: "unknown-release"; readonly release: string }
  | {
      readonly kind: "difference";
      readonly release: string;
      readonly ruleId: string;
      readonly element: Element;
      readonly in: "sent" | "read";
    }
  /** the body as a whole has another shape: `expects` an array, `gets` `{ users: […] }` */
  | {
      readonly kind: "shape";
      readonly release: string;
      readonly operation: string;
      readonly expects: string;
      readonly gets: string;
      readonly in: "sent" | "read";
    }
  /** the contracts describe one of both answers or bodies only in part */
  | { readonly kind: "undescribed"; readonly release: string; readonly element: Element; readonly in: "sent" | "read" }
  /** the provider's data does not say that both parameters name the same thing */
  | { readonly kind: "resource"; readonly from: string; readonly to: string }
  /** nobody can tell what is done with the answer */
  | { readonly kind: "answer"; readonly file: string; readonly line: number; readonly escape: AnswerEscape }
  /** what is sent is not known in full */
  | { readonly kind: "sent"; readonly part: "query" | "body" }
  /** the object that has the field is built in another place, which may be handed to others too */
  | { readonly kind: "elsewhere"; readonly file: string; readonly line: number }
  /** types of the code have a member of the old name, which stay as they are */
  | { readonly kind: "declared"; readonly name: string }
  /** the code says the old name in another place as well, which would go on with it */
  | { readonly kind: "named-too"; readonly name: string; readonly file: string; readonly line: number }
  /** a function makes of the object what is sent, and may know the old name */
  | { readonly kind: "handled"; readonly file: string; readonly line: number }
  /** the code around the call is given another address there, and may call another API */
  | { readonly kind: "other-address"; readonly file: string; readonly line: number }
  /** contract or notice name it, but only by a guess of this tool */
  | { readonly kind: "guessed"; readonly target: string }
  | { readonly kind: "in-test" };

/** Where the answer of a call goes out of sight. */
export type AnswerEscape = "returned" | "stored" | "passed-on" | "spread" | "unknown-key" | "mixed";

/**
 * The edits of one cause: all of them or none. A `fix` is proved for the call that it changes, a `suggestion` lacks what
 * `unproved` lists.
 */
export interface Fix {
  readonly kind: "fix" | "suggestion";
  readonly change: FixChange;
  readonly unproved: readonly Unproved[];
  /** in the order of files and places */
  readonly edits: readonly Edit[];
  /** the same for all findings that these edits settle */
  readonly id: string;
}
