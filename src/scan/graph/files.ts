import type { Module } from "../project/module.js";
import type { Project } from "../project/project.js";
import type { ts } from "../project/syntax.js";
import type { Sinks } from "./sinks.js";
import type { ClassFact, FileFacts } from "./unit.js";

/** A call of something that a module gives which is not in the code. */
export interface AbsentCall {
  readonly node: ts.CallExpression;
  readonly module: string;
  /** of the function, or of the method of what the module gives */
  readonly name: string;
}

/** What is needed of the files read so far. */
export interface Files {
  readonly project: Project;
  readonly sinks: Sinks;
  facts(module: Module): FileFacts;
  classOf(node: ts.Node): ClassFact | undefined;
  /** is told of each call of what may be an SDK and is not in the code */
  absent(call: AbsentCall): void;
  /** a class with its bases and all that extend it, as far as the files show */
  family(fact: ClassFact): readonly ClassFact[];
}
