import type { Module } from "../project/module.js";
import type { Project } from "../project/project.js";
import type { ts } from "../project/syntax.js";
import type { Sinks } from "./sinks.js";
import type { ClassFact, FileFacts } from "./unit.js";

/** What is needed of the files read so far. */
export interface Files {
  readonly project: Project;
  readonly sinks: Sinks;
  facts(module: Module): FileFacts;
  classOf(node: ts.Node): ClassFact | undefined;
  /** a class with its bases and all that extend it, as far as the files show */
  family(fact: ClassFact): readonly ClassFact[];
}
