/** The files that belong together, and where a name that one of them imports comes from. */
import type { AnalysisInput, SourceText } from "../calls/analysis.js";
import type { Module, TypeDeclaration } from "./module.js";
import { isCommonJs, moduleOf, typesInNamespaces, WHOLE } from "./module.js";
import type { ts } from "./syntax.js";

/** What an import ends at: a name in a file of the project, or a package that is none. */
export type Target =
  | { readonly kind: "local"; readonly module: Module; readonly name: string }
  | { readonly kind: "namespace"; readonly module: Module }
  | { readonly kind: "expression"; readonly module: Module; readonly name: string }
  | { readonly kind: "package"; readonly specifier: string; readonly name: string };

export class Project {
  readonly #modules = new Map<SourceText, Module>();
  readonly #sources = new Map<ts.SourceFile, SourceText>();
  readonly #load: AnalysisInput["load"];
  readonly #sharing: NonNullable<AnalysisInput["sharing"]>;

  constructor(load: AnalysisInput["load"], sharing: AnalysisInput["sharing"] = () => []) {
    this.#load = load;
    this.#sharing = sharing;
  }

  module(source: SourceText): Module {
    let module = this.#modules.get(source);
    if (module === undefined) {
      module = moduleOf(source);
      this.#sources.set(module.tree, source);
      this.#modules.set(source, module);
    }
    return module;
  }

  /** files that were read */
  get files(): ReadonlySet<string> {
    return new Set([...this.#modules.keys()].map(({ path }) => path));
  }

  sourceOf(tree: ts.SourceFile): SourceText | undefined {
    return this.#sources.get(tree);
  }

  /** The classic scripts in which a global name of a file has its value. */
  sharing(name: string, file: Module): readonly Module[] {
    return this.#sharing(name, file.source.path).map((source) => this.module(source));
  }

  /** Where an import leads, without reading it. */
  locate(specifier: string, from: Module): SourceText | undefined {
    return this.#load(specifier, from.source.path);
  }

  resolve(specifier: string, from: Module): Module | undefined {
    const source = this.#load(specifier, from.source.path);
    return source === undefined ? undefined : this.module(source);
  }

  /** Follows re-exports and barrels to the declaration; circles end in nothing. */
  follow(specifier: string, name: string, from: Module): Target | undefined {
    const module = this.resolve(specifier, from);
    if (module === undefined) return { kind: "package", specifier, name: name === WHOLE ? "default" : name };
    return this.exported(module, name, new Set());
  }

  exported(module: Module, name: string, seen: Set<string>): Target | undefined {
    if (module.source.language === "json") return { kind: "local", module, name: name === "*" ? "default" : name };
    if (name === "*") return { kind: "namespace", module };
    if (name === WHOLE) return wholeModule(module);
    const key = `${module.source.path} ${name}`;
    if (seen.has(key)) return undefined;
    seen.add(key);
    const found = module.exports.get(name);
    if (found === undefined) {
      const starred = this.#throughStars(module, name, seen);
      return starred ?? (isCommonJs(module) ? { kind: "local", module, name } : undefined);
    }
    switch (found.kind) {
      case "local": {
        const imported = module.imports.get(found.name);
        return imported === undefined
          ? { kind: "local", module, name: found.name }
          : this.#from(module, imported.specifier, imported.name, seen);
      }
      case "from":
        return this.#from(module, found.specifier, found.name, seen);
      case "expression":
        return { kind: "expression", module, name };
    }
  }

  #from(module: Module, specifier: string, name: string, seen: Set<string>): Target | undefined {
    const next = this.resolve(specifier, module);
    return next === undefined
      ? { kind: "package", specifier, name: name === WHOLE ? "default" : name }
      : this.exported(next, name, seen);
  }

  #throughStars(module: Module, name: string, seen: Set<string>): Target | undefined {
    let outside: Target | undefined;
    for (const specifier of module.stars) {
      const target = this.#from(module, specifier, name, seen);
      if (target !== undefined && target.kind !== "package") return target;
      outside ??= target;
    }
    return outside;
  }

  /** Declarations of a type name as a file sees it; a package's type is `package`. */
  typeDeclarations(
    name: string,
    module: Module,
  ): { module: Module; declarations: readonly TypeDeclaration[] } | Target | undefined {
    const own = module.types.get(name);
    if (own !== undefined) return { module, declarations: own };
    const imported = module.imports.get(name);
    if (imported === undefined) {
      // code within a namespace says no more; a name that several of them have says nothing
      const within = typesInNamespaces(module).get(name);
      return within?.length === 1 ? { module, declarations: within } : undefined;
    }
    const target = this.follow(imported.specifier, imported.name, module);
    if (target?.kind !== "local") return target;
    const declarations = target.module.types.get(target.name);
    return declarations === undefined ? target : { module: target.module, declarations };
  }
}

/** `import api = require("./api")`: what `export =` or `module.exports` holds, else all exports. */
function wholeModule(module: Module): Target {
  const found = module.exports.get("default");
  if (found?.kind === "expression" && found.assigned) return { kind: "expression", module, name: "default" };
  return isCommonJs(module) ? { kind: "local", module, name: "default" } : { kind: "namespace", module };
}
