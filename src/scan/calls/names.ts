/** Names near a call that can speak for an API. */

import { identifiersIn } from "../domain/hole.js";
import type { Project } from "../project/project.js";
import { oncePerNode, ts } from "../project/syntax.js";
import type { NearbyNames } from "./raw-call.js";

interface NameSources {
  /** the call that is reported */
  readonly place: ts.Node;
  /** deeper calls on the way to the transport */
  readonly way: readonly ts.Node[];
  readonly clientMadeAt: ts.Node | undefined;
  readonly baseNames: readonly string[];
}

export function namesFor(project: Project, sources: NameSources): NearbyNames {
  const client = new Set<string>();
  const around = new Set<string>();
  const files = new Set<string>();
  addCallee(sources.place, project, client, files);
  for (const site of sources.way) {
    addAround(site, around);
    files.add(site.getSourceFile().fileName);
  }
  addAround(sources.place, around);
  if (sources.clientMadeAt !== undefined) {
    addAround(sources.clientMadeAt, client);
    files.add(sources.clientMadeAt.getSourceFile().fileName);
  }
  return { client: [...client], base: [...new Set(sources.baseNames)], around: [...around], files: [...files] };
}

function addCallee(place: ts.Node, project: Project, client: Set<string>, files: Set<string>): void {
  const callee = ts.isCallExpression(place) || ts.isNewExpression(place) ? place.expression : undefined;
  if (callee === undefined) return;
  for (const name of identifiersIn(callee)) {
    client.add(name);
    const source = project.sourceOf(place.getSourceFile());
    const imported = source === undefined ? undefined : project.module(source).imports.get(name);
    if (imported !== undefined) files.add(imported.specifier);
  }
}

/** The functions, classes and constants that a node stands in. */
function addAround(node: ts.Node, names: Set<string>): void {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) {
    if (
      (ts.isFunctionDeclaration(at) ||
        ts.isClassLike(at) ||
        ts.isMethodDeclaration(at) ||
        ts.isVariableDeclaration(at) ||
        ts.isPropertyAssignment(at) ||
        ts.isPropertyDeclaration(at)) &&
      at.name !== undefined &&
      ts.isIdentifier(at.name)
    )
      names.add(at.name.text);
  }
}

/** The function a deeper call stands in: the wrapper's declaration, shared by all calls that go through it. */
export function wrapperPlace(site: ts.Node): string {
  for (let at: ts.Node | undefined = site.parent; at !== undefined; at = at.parent) {
    if (ts.isFunctionLike(at) || ts.isSourceFile(at)) return nodeId(at);
  }
  return nodeId(site);
}

export const nodeId = oncePerNode((node): string => `${node.getSourceFile().fileName}:${node.getStart()}`);
