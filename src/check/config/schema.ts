/**
 * The config file: one source for its TypeScript type, its validation and its JSON Schema.
 * Loaded only where a config exists, because zod costs a cold start 30 ms.
 */
import { z } from "zod";
import { decodeProvider } from "../../contract/provider/decode.js";
import { PROVIDER_NAME, PROVIDER_NAME_RULE } from "../../contract/provider/names.js";
import { releaseFaults } from "../../contract/provider/release-faults.js";
import { policySchema, releaseName, releaseSchema } from "../../contract/provider/schema.js";
import { CHECK_RULE_IDS } from "../finding.js";
import { DEPLOYMENTS, FAIL_ON } from "../options.js";
import { RULE_LEVELS } from "../rules.js";
import { isCalendarDay } from "../suppression/directive.js";
import { clientSchema } from "./client-schema.js";
import { isWindowsPath } from "./windows-path.js";

const glob = z
  .string()
  .min(1)
  .refine((text) => !isWindowsPath(text), "must part its folders by forward slashes, on every system");
const globs = (what: string) => z.array(glob).describe(what);

const A_DAY = "must be a day such as 2027-01-31";
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: A_DAY, abort: true })
  .refine(isCalendarDay, A_DAY);

const rules = z
  .partialRecord(z.enum(CHECK_RULE_IDS), z.enum(RULE_LEVELS))
  .describe("Severity per rule; a rule that is `off` reports nothing.");

const release = z.union([releaseName, releaseSchema]);
const NOTHING_KNOWN = decodeProvider("", {});

const api = z.strictObject({
  name: z.string().regex(PROVIDER_NAME, PROVIDER_NAME_RULE).describe("What `--provider` calls it."),
  title: z.string().min(1).optional().describe("What reports call it; default: the name."),
  specs: z
    .record(releaseName, z.string().min(1))
    .refine((specs) => Object.keys(specs).length > 0, "must name at least one version")
    .optional()
    .describe(
      "OpenAPI document of each version: a file relative to this config, or a URL. Left out: a provider " +
        "that is built in or lies in `.lastcall/`.",
    ),
  releases: z
    .array(release)
    .min(1)
    .superRefine((listed, context) => {
      const releases = listed.map((one) => (typeof one === "string" ? { version: one } : one));
      for (const { path, message, hint } of releaseFaults({ releases }, NOTHING_KNOWN)) {
        const [, index, ...below] = path;
        context.addIssue({ code: "custom", path: [Number(index), ...below], message, params: { hint } });
      }
    })
    .optional()
    .describe(
      "The real order of releases, oldest first; may name ones without a document. A document of one that is " +
        "not named goes where its number puts it, and a note says so.",
    ),
  policy: policySchema
    .optional()
    .describe("How long the provider keeps what it deprecated. Left out: no promise is known."),
  servers: z
    .array(z.string().min(1))
    .optional()
    .describe("Hosts, base paths and expressions that are this API in the code."),
  names: z
    .array(z.string().min(1))
    .optional()
    .describe("Words that speak for this API in names: `acme` matches `ACME_URL` and `acmeClient`."),
  distinctivePrefixes: z
    .array(z.string().regex(/^\//, "starts with a slash"))
    .optional()
    .describe("Path prefixes that no other API in this code shares."),
  foreignHosts: z
    .array(z.string().min(1))
    .optional()
    .describe("Hosts that look alike and are not this API, such as its documentation."),
  code: globs("The part of the code that uses this API, instead of `include`; default: all of it.").optional(),
  from: z.string().min(1).optional().describe("The release that runs now."),
  to: z.string().min(1).optional().describe("The release that is planned."),
  deployment: z.enum(DEPLOYMENTS).optional().describe("Which clock counts for it."),
});

/** What each part may say, and all of it together may not. */
function contradictions(config: Contradictable, context: z.RefinementCtx): void {
  const [pair] = (["from", "to"] as const).filter((key) => config[key] !== undefined);
  if (config.supports !== undefined && pair !== undefined)
    context.addIssue({
      code: "custom",
      path: ["supports"],
      message: `asks about a whole range; it cannot stand beside "${pair}"`,
      params: { hint: `Leave out "${pair}", or "supports".` },
    });
  const names = config.apis?.map(({ name }) => name) ?? [];
  for (const [at, name] of names.entries())
    if (names.indexOf(name) < at)
      context.addIssue({
        code: "custom",
        path: ["apis", at, "name"],
        message: `another API of this config is called "${name}" already`,
        params: { hint: "Give each its own name." },
      });
}

type Contradictable = Readonly<Partial<Record<"from" | "to" | "supports", string | undefined>>> & {
  readonly apis?: readonly { readonly name: string }[] | undefined;
};

const plainConfig = z.strictObject({
  $schema: z.string().optional(),
  provider: z
    .string()
    .regex(PROVIDER_NAME, PROVIDER_NAME_RULE)
    .optional()
    .describe("The only API to check where several are known; `runai` is built in."),
  from: z.string().min(1).optional().describe("The release that runs now."),
  to: z.string().min(1).optional().describe("The release that is planned: a version, `latest`, `+1`, `+2`."),
  supports: z.string().min(1).optional().describe("The code must work on every release in this semver range."),
  deployment: z
    .enum(DEPLOYMENTS)
    .optional()
    .describe("Which clock counts: releases (`self-hosted`) or months (`saas`)."),
  asOf: day.optional().describe("Judge as if it were this day."),
  servers: z
    .array(z.string().min(1))
    .optional()
    .describe(
      "Hosts, base paths such as `/api/v3`, and expressions such as `${config.apiUrl}` that are this API in the code.",
    ),
  allowRemoteRefs: z.boolean().optional().describe("Follow `$ref`s of the documents that lead to other addresses."),
  include: globs("Only files that match.").optional(),
  exclude: globs("No files that match.").optional(),
  tsconfig: z.string().min(1).optional().describe("Relative to this config."),
  rules: rules.optional(),
  overrides: z
    .array(
      z.strictObject({ files: globs("Relative to this config; a run names those that fit no code.").min(1), rules }),
    )
    .optional()
    .describe("Severities for a part of the code; later entries win."),
  failOn: z.enum(FAIL_ON).optional().describe("The lowest severity that makes the exit code 1."),
  maxWarnings: z
    .int()
    .min(0)
    .optional()
    .describe("More warnings than this make the exit code 1, unless `failOn` is `never`."),
  allowEmpty: z.boolean().optional().describe("Nothing to check is no trouble."),
  gatePossible: z.boolean().optional().describe("Calls that may belong to another product count like others."),
  baseline: z.string().min(1).optional().describe("The file of accepted findings, relative to this config."),
  clients: z
    .array(clientSchema)
    .optional()
    .describe(
      "HTTP clients of your own that the scan should know; a slot is `0` (first argument), `1.params` (a " +
        "property of the second) or `last`.",
    ),
  apis: z.array(api).min(1).optional().describe("Other APIs, by their OpenAPI documents."),
});

export const configSchema = plainConfig.superRefine(contradictions);

export type Config = z.infer<typeof configSchema>;
export type ConfiguredApi = z.infer<typeof api>;

/** JSON Schema (draft 2020-12) of the config, for editors. */
export const configJsonSchema = (): Record<string, unknown> => z.toJSONSchema(configSchema, { io: "input" });
