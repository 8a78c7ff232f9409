import type { Deployment } from "../../check/options.js";
import { VERSION } from "../../version.js";
import type { Repository } from "./repository.js";

export interface InitFlags {
  readonly provider?: string;
  readonly from?: string;
  readonly to?: string;
  readonly deployment?: Deployment;
  readonly workflow?: boolean;
  /** the address or file of an API's description */
  readonly spec?: string;
  readonly partial?: boolean;
}

/** The smallest config that says what is known; everything else has a default. */
export function configText(
  flags: Pick<InitFlags, "provider" | "from" | "to" | "deployment"> & { readonly servers?: readonly string[] },
  repository: Repository,
): string {
  const config = {
    $schema: "./node_modules/lastcall/schema/config.schema.json",
    provider: flags.provider ?? "runai",
    from: flags.from,
    to: flags.to,
    deployment: flags.deployment,
    servers: flags.servers === undefined || flags.servers.length === 0 ? undefined : flags.servers,
    tsconfig: repository.tsconfig ? "tsconfig.json" : undefined,
    baseline: repository.baseline ? "lastcall-baseline.json" : undefined,
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

/** The exact version, so that a run next month is the run of today. */
const TOOL = `npx --yes lastcall@${VERSION}`;
const COMMAND = `${TOOL} check`;

/** `watch`: documents of the project have sources that can be read again. */
export function githubWorkflow(repository: Repository, watch: boolean): string {
  return `${checkWorkflow(repository)}${watch ? watchJob(repository) : ""}`;
}

const inFolder = ({ folder }: Repository): string =>
  folder === ""
    ? ""
    : `    defaults:
      run:
        working-directory: ${JSON.stringify(folder)}
`;

/** One issue, kept up to date: what of the API's changes touches this code. */
const watchJob = (repository: Repository): string => `
  watch:
    if: github.event_name == 'schedule'
    runs-on: ubuntu-latest
    permissions:
      contents: read
      issues: write
${inFolder(repository)}    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 24
      - id: update
        run: |
          code=0
          ${TOOL} spec update --dry-run ${repository.code.map((path) => `--used-by ${path}`).join(" ")} --format text --format markdown=lastcall-update.md || code=$?
          echo "code=$code" >> "$GITHUB_OUTPUT"
          test "$code" -le 1
      - if: steps.update.outputs.code == '1'
        env:
          GH_TOKEN: \${{ github.token }}
        run: |
          gh label create lastcall --description "The API that this code calls" --force
          issue=$(gh issue list --label lastcall --state open --json number --jq '.[0].number // empty')
          if [ -n "$issue" ]; then
            gh issue edit "$issue" --body-file lastcall-update.md
          else
            gh issue create --label lastcall --title "The API changed under this code" --body-file lastcall-update.md
          fi
`;

function checkWorkflow(repository: Repository): string {
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
${inFolder(repository)}    steps:
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
