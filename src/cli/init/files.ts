import type { Deployment } from "../../check/options.js";
import { VERSION } from "../../version.js";
import type { Repository } from "./repository.js";

export interface InitFlags {
  readonly provider?: string;
  readonly from?: string;
  readonly to?: string;
  readonly deployment?: Deployment;
  readonly workflow?: boolean;
}

/** The smallest config that says what is known; everything else has a default. */
export function configText(flags: InitFlags, repository: Repository): string {
  const config = {
    $schema: "./node_modules/lastcall/schema/config.schema.json",
    provider: flags.provider ?? "runai",
    from: flags.from,
    to: flags.to,
    deployment: flags.deployment,
    tsconfig: repository.tsconfig ? "tsconfig.json" : undefined,
    baseline: repository.baseline ? "lastcall-baseline.json" : undefined,
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

/** The exact version, so that a run next month is the run of today. */
const COMMAND = `npx --yes lastcall@${VERSION} check`;

export function githubWorkflow(repository: Repository): string {
  return `name: lastcall
on:
  pull_request:
  schedule:
    # Mondays: the API moves even where the code does not.
    - cron: "23 5 * * 1"

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
${
  repository.folder === ""
    ? ""
    : `    defaults:
      run:
        working-directory: ${JSON.stringify(repository.folder)}
`
}    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 24
      - run: ${COMMAND} ${repository.code.join(" ")} --format pretty --format github --format "markdown=$GITHUB_STEP_SUMMARY"
`;
}

/** To be pasted: a pipeline of one's own is not a file to be written over. */
export function gitlabJob(repository: Repository): string {
  return `lastcall:
  image: node:24
  script:
${
  repository.folder === ""
    ? ""
    : `    - cd ${JSON.stringify(repository.folder)}
`
}    - ${COMMAND} ${repository.code.join(" ")} --format pretty --format gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`;
}
