import { InvalidArgumentError, Option } from "commander";
import { nearest } from "../../nearest.js";

/** One `--format name[=file]`. */
export interface FormatRequest<Name extends string = string> {
  readonly name: Name;
  /** undefined: stdout */
  readonly file: string | undefined;
}

/** A repeatable `--format`, limited to what the command can write. */
export function formatOption<Name extends string>(names: readonly Name[]): Option {
  return new Option(
    "-f, --format <name[=file]>",
    `how to report (repeatable): ${names.join(", ")} (default: ${names[0] ?? ""})`,
  )
    .argParser<readonly FormatRequest<Name>[]>((value, previous) => [...(previous ?? []), parse(value, names)])
    .helpGroup("Report:");
}

function parse<Name extends string>(value: string, names: readonly Name[]): FormatRequest<Name> {
  const at = value.indexOf("=");
  const [wanted, file] = at < 0 ? [value, undefined] : [value.slice(0, at), value.slice(at + 1)];
  const name = names.find((candidate) => candidate === wanted);
  if (name === undefined) {
    const meant = nearest(wanted, names);
    throw new InvalidArgumentError(
      `Known formats: ${names.join(", ")}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`,
    );
  }
  if (file === "") throw new InvalidArgumentError(`Name a file after "=", such as ${name}=report.txt.`);
  return { name, file: file === "-" ? undefined : file };
}
