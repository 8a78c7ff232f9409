import { Option } from "commander";

const GROUP = "Talk:";

export const quietOption = (): Option =>
  new Option("-q, --quiet", "only the report: no progress, no remarks")
    .conflicts(["verbose", "performance"])
    .helpGroup(GROUP);
export const verboseOption = (): Option => new Option("--verbose", "also what is usually left out").helpGroup(GROUP);

export const colourOptions = (): readonly Option[] => [
  new Option("--color", "colours even where stdout is no terminal").helpGroup(GROUP),
  new Option("--no-color", "no colours (also: NO_COLOR=1)").helpGroup(GROUP),
];
