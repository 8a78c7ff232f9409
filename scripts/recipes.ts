/** The recipes of CONTRIBUTING.md as steps that can be followed. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export type Step =
  | { readonly kind: "create"; readonly file: string; readonly text: string }
  | { readonly kind: "edit"; readonly file: string; readonly before: string; readonly after: string }
  | { readonly kind: "run"; readonly command: string };

export interface Recipe {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Recipes are the third-level headings; blocks with a title are files, `diff` blocks edits, `sh` blocks commands. */
export function recipesIn(page: string): readonly Recipe[] {
  const [, ...parts] = page.slice(page.indexOf("\n## Recipes")).split(/^### /m);
  return parts.map((part) => ({ title: part.slice(0, part.indexOf("\n")), steps: stepsIn(part) }));
}

function stepsIn(part: string): readonly Step[] {
  return [...part.matchAll(/^(`{3,})(\w+)(?: title="([^"]+)")?\n([^]*?)^\1$/gm)].flatMap(
    ([, , language, file, text = ""]): readonly Step[] => {
      if (language === "sh")
        return text
          .trim()
          .split("\n")
          .map((command) => ({ kind: "run", command }));
      if (file === undefined) throw new Error(`a block of a recipe has no title: ${text.slice(0, 60)}`);
      return language === "diff" ? [editOf(file, text)] : [{ kind: "create", file, text }];
    },
  );
}

function editOf(file: string, text: string): Step {
  const lines = text.replace(/\n$/, "").split("\n");
  const side = (left: string): string =>
    lines
      .filter((line) => !line.startsWith(left))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  return { kind: "edit", file, before: side("+"), after: side("-") };
}

/** What keeps a step from being done in a folder; undefined: nothing. */
export function obstacle(step: Step, folder: string): string | undefined {
  switch (step.kind) {
    case "run":
      return undefined;
    case "create":
      return textOf(join(folder, step.file)) === undefined ? undefined : `${step.file} is there already`;
    case "edit": {
      const places = (textOf(join(folder, step.file)) ?? "").split(step.before).length - 1;
      return places === 1 ? undefined : `${step.file} has ${places} places that read\n${step.before}`;
    }
  }
}

export function follow(step: Exclude<Step, { kind: "run" }>, folder: string): void {
  const path = join(folder, step.file);
  mkdirSync(dirname(path), { recursive: true });
  const text = step.kind === "create" ? step.text : readFileSync(path, "utf8").replace(step.before, () => step.after);
  writeFileSync(path, text);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
