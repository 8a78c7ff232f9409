import type { Deployment } from "../../check/options.js";
import { installCommand, type PackageManager, runCommand } from "./package-program.js";
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

/** What the job that watches the sources of the project's documents needs. */
export interface Watch {
  /** whose sources want a sign-in */
  readonly tokenFor: readonly string[];
  /** that were allowed beside the source's own */
  readonly allowHosts: readonly string[];
}

/** `watch`: documents of the project have sources that can be read again. */
export function githubWorkflow(repository: Repository, watch: Watch | undefined): string {
  return `${checkWorkflow(repository)}${watch === undefined ? "" : watchJob(repository, watch)}`;
}

const inFolder = ({ folder }: Repository): string =>
  folder === ""
    ? ""
    : `    defaults:
      run:
        working-directory: ${JSON.stringify(folder)}
`;

/** What the lockfile names is what runs, next month as today. */
function installSteps({ packageManager, folder }: Repository): string {
  const { lockfile } = packageManager;
  const elsewhere =
    packageManager.folder === folder
      ? ""
      : `        working-directory: ${JSON.stringify(packageManager.folder || ".")}\n`;
  const cached = lockfile === undefined || packageManager.name === "bun" ? "" : cacheOf(packageManager, lockfile);
  return `${SETUP[packageManager.name](packageManager)}      - uses: actions/setup-node@v5
        with:
          node-version: 24
${cached}      - run: ${installCommand(packageManager)}
${elsewhere}`;
}

const cacheOf = ({ name, folder }: PackageManager, lockfile: string): string =>
  `          cache: ${name === "yarn-classic" ? "yarn" : name}\n${folder === "" ? "" : `          cache-dependency-path: ${JSON.stringify(`${folder}/${lockfile}`)}\n`}`;

/** What a runner lacks of a package manager; npm and the old Yarn are there. */
const SETUP: Readonly<Record<PackageManager["name"], (packageManager: PackageManager) => string>> = {
  npm: () => "",
  "yarn-classic": () => "",
  yarn: () => "      - run: corepack enable\n",
  pnpm: ({ pinned, folder }) => {
    const told = pinned
      ? folder === ""
        ? []
        : [`package_json_file: ${JSON.stringify(`${folder}/package.json`)}`]
      : ["version: 10"];
    return `      - uses: pnpm/action-setup@v4\n${told.map((line) => `        with:\n          ${line}\n`).join("")}`;
  },
  bun: () => "      - uses: oven-sh/setup-bun@v2\n",
};

/** What the image of Node lacks. */
const PREPARE: Readonly<Record<PackageManager["name"], string>> = {
  npm: "",
  "yarn-classic": "",
  yarn: "    - corepack enable\n",
  pnpm: "    - corepack enable\n",
  bun: "    - npm install --global bun\n",
};

/** Whatever somebody called a host: one word of a shell. */
const shellWord = (text: string): string => (/^[\w.:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** One issue, kept up to date: what of the API's changes touches this code. */
const watchJob = (repository: Repository, { tokenFor, allowHosts }: Watch): string => `
  watch:
    if: github.event_name == 'schedule'
    runs-on: ubuntu-latest
    permissions:
      contents: read
      issues: write
${inFolder(repository)}    steps:
      - uses: actions/checkout@v5
${installSteps(repository)}      - id: update
${tokenFor.length === 0 ? "" : "        env:\n          LASTCALL_TOKEN: ${{ secrets.LASTCALL_TOKEN }}\n"}        run: |
          code=0
          ${runCommand(repository.packageManager)} spec update --dry-run ${repository.code.map((path) => `--used-by ${path}`).join(" ")} ${[...new Set([...tokenFor, ...allowHosts])].map((host) => `--allow-host ${shellWord(host)} `).join("")}--format text --format markdown=lastcall-update.md || code=$?
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
${installSteps(repository)}      - run: ${runCommand(repository.packageManager)} check ${repository.code.join(" ")} --format pretty --format github --format "markdown=$GITHUB_STEP_SUMMARY"
`;
}

/** To be pasted: a pipeline of one's own is not a file to be written over. */
export function gitlabJob({ packageManager, folder, code }: Repository): string {
  const enter = (to: string): string => (to === "" ? "" : `    - cd ${JSON.stringify(to)}\n`);
  const back = packageManager.folder === folder ? "" : `    - cd "$CI_PROJECT_DIR"\n${enter(folder)}`;
  return `lastcall:
  image: node:24
  script:
${PREPARE[packageManager.name]}${enter(packageManager.folder)}    - ${installCommand(packageManager)}
${back}    - ${runCommand(packageManager)} check ${code.join(" ")} --format pretty --format gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`;
}
