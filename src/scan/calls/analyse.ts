/** The engine: every function of the chosen files is evaluated by itself, called or not, and what it requests is settled. */

import { troubledBy, unfinishedIn } from "../account/unfinished.js";
import type { CodePlace } from "../call.js";
import { moduleScope } from "../evaluate/modules.js";
import { Run } from "../evaluate/run.js";
import { TypeUses } from "../fields/type-uses.js";
import { CallGraph } from "../graph/index.js";
import { Sinks } from "../graph/sinks.js";
import { ClientIndex } from "../knowledge/clients/index.js";
import { OperationNames } from "../knowledge/generated/absent-sdk.js";
import { Generated, isGeneratedSource } from "../knowledge/generated/recognise.js";
import { memberOfOperation } from "../knowledge/requests/named-operations.js";
import { Project } from "../project/project.js";
import { placeOf, type ts } from "../project/syntax.js";
import { Types } from "../project/type-shape.js";
import { type AbsentSdkCalls, absentSdkCalls } from "./absent-sdk.js";
import type { Analysis, AnalysisInput } from "./analysis.js";
import { putTogether } from "./earlier.js";
import { placeKey, sorted } from "./merge.js";
import { Roots } from "./roots.js";
import { settle } from "./settle.js";

export function analyse(input: AnalysisInput): Analysis {
  const project = new Project(input.load, input.sharing);
  const types = new Types(project);
  const searched = input.files.filter((source) => source.language !== "json" && !isGeneratedSource(source));
  const clients = new ClientIndex(input.clients);
  const operations = new Set(
    input.surface.operations.flatMap(({ operationId = "" }) => [
      operationId,
      memberOfOperation(operationId) ?? operationId,
    ]),
  );
  const { onProgress } = input;
  const all = searched.length;
  for (const [done, source] of searched.entries()) {
    onProgress?.({ phase: "parsing", done, all });
    project.module(source);
  }
  onProgress?.({ phase: "tracing" });
  const graph = new CallGraph(project, new Sinks(clients, input.clients, operations), searched);
  const run = new Run(project, types, clients, new TypeUses(), input.surface.operations, new Generated(project), graph);
  run.proving = input.proveGraph === true;
  const { earlier } = input;
  const again = (file: string): boolean =>
    earlier === undefined ||
    earlier.concerns(file) ||
    earlier.followed(file) ||
    earlier.analysis.memory.writers.has(file);
  const concerned = (file: string, offset: number): boolean => again(file) && (input.concerns?.(file, offset) ?? true);
  const roots = new Roots(run, concerned, onProgress);
  if (earlier !== undefined) run.typeUses.recall(earlier.analysis.memory.typeUses, again);
  for (const source of searched) {
    run.searched.add(project.module(source));
    run.searchedSources.add(source);
  }
  for (const [done, module] of [...run.searched].entries()) {
    onProgress?.({ phase: "evaluating", done, all });
    run.attempt(module.tree, () => moduleScope(run, module));
  }
  roots.evaluate();
  roots.evaluateAgain();
  onProgress?.({ phase: "settling" });
  run.typeUses.settle();
  if (run.overlooked.size > 0) throw new Error(`the call graph overlooks ${[...run.overlooked].map(shown).join(", ")}`);
  const analysis = {
    ...withAbsentSdks(
      settle(run, input.surface),
      absentSdkCalls(graph.absentCalls, new OperationNames(input.surface.operations), project),
    ),
    unfinished: unfinishedIn(run),
    troubledFiles: troubledBy(run),
    memory: { typeUses: run.typeUses, writers: roots.writers, files: project.files },
  };
  run.typeUses.forgetCalls();
  return earlier === undefined ? analysis : putTogether(analysis, earlier);
}

function shown(node: ts.Node): string {
  const { file, line } = placeOf(node);
  return `${file}:${line}`;
}

/** What the evaluator has seen of a place it knows better. */
function withAbsentSdks(settled: AbsentSdkCalls, absent: AbsentSdkCalls): AbsentSdkCalls {
  const known = new Set([...settled.calls, ...settled.unresolved].map(({ place }) => placeKey(place)));
  const unknown = <T extends { readonly place: CodePlace }>(one: T): boolean => !known.has(placeKey(one.place));
  return {
    calls: sorted([...settled.calls, ...absent.calls.filter(unknown)]),
    unresolved: sorted([...settled.unresolved, ...absent.unresolved.filter(unknown)]),
  };
}
