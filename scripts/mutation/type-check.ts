/** The type checker, kept warm: after a change of one file it looks at that file and at what the change can reach. */
import { join } from "node:path";
import ts from "typescript";

/** Answers whether the project is free of type errors while this file (a path from the root) has this text. */
export type TypeCheck = (file: string, text: string) => boolean;

/** Undefined where the project as it stands has errors. */
export function typeCheck(root: string): TypeCheck | undefined {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { fileNames, options: given } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const options = { ...given, noEmit: true, incremental: true, tsBuildInfoFile: join(root, "unwritten.tsbuildinfo") };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  const kept = new Map<string, Versioned>();
  let changed: Versioned | undefined;
  host.getSourceFile = (path, ...rest) => {
    if (changed !== undefined && path === changed.fileName) return changed;
    const known = kept.get(path);
    if (known !== undefined) return known;
    const file = read(path, ...rest);
    if (file !== undefined) kept.set(path, Object.assign(file, { version: "as it stands" }));
    return file;
  };
  let builder: ts.SemanticDiagnosticsBuilderProgram | undefined;
  const isSound = (): boolean => {
    builder = ts.createSemanticDiagnosticsBuilderProgram(fileNames, options, host, builder);
    let sound = true;
    // to the end: what is left out here would be made up for with the next change
    for (let next = builder.getSemanticDiagnosticsOfNextAffectedFile(); next !== undefined; ) {
      if (next.result.length > 0) sound = false;
      next = builder.getSemanticDiagnosticsOfNextAffectedFile();
    }
    return sound;
  };
  if (!isSound()) return undefined;
  let changes = 0;
  return (file, text) => {
    const path = join(root, file);
    changes += 1;
    const source = ts.createSourceFile(
      path,
      text,
      { languageVersion: ts.ScriptTarget.ES2023, impliedNodeFormat: ts.ModuleKind.ESNext },
      true,
    );
    changed = Object.assign(source, { version: `change ${changes}` });
    return isSound();
  };
}

/** What tells the builder of programs that a file is another one. */
type Versioned = ts.SourceFile & { readonly version: string };
