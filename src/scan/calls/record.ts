/** A request under way in the evaluation: what it was given so far, and what is read from its answer. */

import type { Value } from "../domain/value.js";
import type { AnswerShape, ClientDescription } from "../knowledge/clients/description.js";
import type { ts } from "../project/syntax.js";
import type { CallNature } from "./raw-call.js";

export interface Read {
  readonly path: readonly string[];
  readonly at: ts.Node;
  /** what it is compared with, and where that is written */
  readonly values: Map<string, ts.Node>;
  /** the read of the field it lies in */
  readonly above: Read | undefined;
  /** a longer read goes through this one */
  deepened: boolean;
  /** a schema names it: where the code reads it as well, that is its place */
  readonly bySchema: boolean;
  /** known by the declared type of the value only: its declaration */
  readonly declaredBy: ts.Node | undefined;
}

/** Query, body or headers as one value given to the request. */
export interface Part {
  readonly value: Value;
  readonly at: ts.Node;
}

export interface CallRecord {
  readonly id: number;
  /** the call of the HTTP client */
  readonly site: ts.Node;
  /** calls that led here, outermost first, `site` last */
  readonly stack: readonly ts.Node[];
  readonly description: ClientDescription;
  readonly nature: CallNature;
  answer: AnswerShape;
  method: Value;
  url: Value;
  readonly base: Value | undefined;
  readonly query: Part[];
  readonly headers: Part[];
  readonly body: Part[];
  readonly reads: Read[];
  /** on the branch under evaluation it has failed */
  failing: boolean;
  /** creation place of the client object */
  readonly clientMadeAt: ts.Node | undefined;
  /** only what a subclass inherits: a caller's view is better */
  readonly inherited: boolean;
}
