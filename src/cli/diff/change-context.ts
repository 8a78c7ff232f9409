/** What a report of changes knows of the files in front of the reader: which can be opened, and how CI systems call them. */
import { existsSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { Side } from "../../check/compare/index.js";
import { isInside } from "../../inside.js";
import type { ChangeContext } from "../../report/changes/context.js";
import { VERSION } from "../../version.js";
import { linkTo, repositoryRoot } from "../render-context.js";
import type { Terminal } from "../terminal/terminal.js";

type FileContext = Required<Pick<ChangeContext, "shipped" | "checkedOut" | "link">> &
  Pick<ChangeContext, "width" | "version" | "targetFile">;

export function changeContext(base: Side, target: Side, { cwd, env, width }: Terminal): FileContext {
  const checkedOut = checkedOutIn(cwd);
  const toHost = linkTo(env, "");
  return {
    width,
    version: VERSION,
    shipped: shippedOf([base, target], cwd),
    checkedOut,
    link: (file, line, endLine) => {
      const path = checkedOut(file);
      return path === undefined ? undefined : toHost?.(path, line, endLine);
    },
    ...targetFileOf(target, cwd),
  };
}

/** From the repository's root, where CI systems look for it; a release or an address is no file of the checkout. */
const checkedOutIn =
  (cwd: string) =>
  (file: string): string | undefined => {
    const path = resolve(cwd, file);
    if (!existsSync(path)) return undefined;
    const { root } = repositoryRoot(cwd);
    return isInside(root, path) ? relative(root, path).split(sep).join("/") : undefined;
  };

/** A release of this package has no file that anybody could open. */
const shippedOf = (sides: readonly Side[], cwd: string): ReadonlySet<string> =>
  new Set(
    sides
      .flatMap(({ documents }) => [...documents.values()].map(({ file }) => file))
      .filter((file) => !/^(?:https?:|git:|standard input$)/.test(file) && !existsSync(resolve(cwd, file))),
  );

function targetFileOf({ documents }: Side, cwd: string): Pick<ChangeContext, "targetFile"> {
  const [contract] = documents.values();
  return contract === undefined || !existsSync(resolve(cwd, contract.file)) ? {} : { targetFile: contract.file };
}
