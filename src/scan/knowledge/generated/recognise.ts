/** Generated clients: the way through them counts, they themselves are never reported. */

import type { SourceText } from "../../calls/analysis.js";
import { saysGenerated } from "../../project/generated-text.js";
import type { Project } from "../../project/project.js";
import { bare, ts } from "../../project/syntax.js";

const known = new WeakMap<SourceText, boolean>();

export function isGeneratedSource(source: SourceText): boolean {
  let answer = known.get(source);
  if (answer === undefined) {
    answer = source.generated || saysGenerated(source.path, source.text);
    known.set(source, answer);
  }
  return answer;
}

/**
 * A function of an SDK by its shape: it hands its own options on into a request with a written URL.
 *
 * @example
 * export const getUsers = (options) => client.get({ url: "/v1/users", ...options });
 */
export function isSdkDefinition(site: ts.Node): boolean {
  if (!ts.isCallExpression(site)) return false;
  const [request] = site.arguments;
  if (request === undefined || !ts.isObjectLiteralExpression(request)) return false;
  const hasUrl = request.properties.some(
    (property) =>
      ts.isPropertyAssignment(property) &&
      ts.isIdentifier(property.name) &&
      property.name.text === "url" &&
      ts.isStringLiteralLike(bare(property.initializer)),
  );
  if (!hasUrl) return false;
  const parameters = parametersAround(site);
  return request.properties.some(
    (property) =>
      ts.isSpreadAssignment(property) &&
      ts.isIdentifier(property.expression) &&
      parameters.has(property.expression.text),
  );
}

function parametersAround(site: ts.Node): ReadonlySet<string> {
  for (let at: ts.Node | undefined = site.parent; at !== undefined; at = at.parent) {
    if (ts.isFunctionLike(at))
      return new Set(at.parameters.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : [])));
  }
  return new Set();
}

export class Generated {
  readonly #project: Project;
  readonly #sources = new Map<string, boolean>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** In a generated file, or a function of an SDK by its shape. */
  has(node: ts.Node): boolean {
    return this.inSource(node) || isSdkDefinition(node);
  }

  inSource(node: ts.Node): boolean {
    const { fileName } = node.getSourceFile();
    let answer = this.#sources.get(fileName);
    if (answer === undefined) {
      const source = this.#project.sourceOf(node.getSourceFile());
      answer = source !== undefined && isGeneratedSource(source);
      this.#sources.set(fileName, answer);
    }
    return answer;
  }
}

/** hey-api puts its runtime beside the SDK: its `createClient` is the package's. */
export const isHeyApiRuntime = (source: SourceText): boolean =>
  isGeneratedSource(source) && source.text.slice(0, 200).includes("@hey-api/openapi-ts");
