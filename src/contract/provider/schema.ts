/** The shape of `provider.json` and `notices.json`. Loaded only for files that a user wrote: zod costs a cold start. */
import { z } from "zod";
import { RELEASE_NAME, RELEASE_NAME_RULE } from "./names.js";

const DAY_OR_MONTH = /^\d{4}-\d{2}(-\d{2})?$/;
const text = z.string().min(1);
export const releaseName = z.string().regex(RELEASE_NAME, RELEASE_NAME_RULE);
const written = z.string().regex(DAY_OR_MONTH, "a date is written 2026-01-18, or 2026-01 where the day is not known");

const dateSchema = z.union([
  written,
  z.strictObject({
    after: written.optional().describe("Not before this day or month."),
    before: written.optional().describe("Not after this day or month."),
  }),
]);

const window = (unit: string) =>
  z.int().min(1, `a window of no ${unit} promises nothing: leave the field out instead`).optional();

export const releaseSchema = z.strictObject({
  version: releaseName.describe("What it is called."),
  date: dateSchema.optional().describe("A day, a month, or a bracket of either."),
  inferred: z.boolean().optional().describe("The date was worked out from others, such as the end of support."),
  source: text.optional().describe("Where it was read."),
  note: text.optional().describe("A remark for whoever reads the file."),
});

export const policySchema = z.strictObject({
  furtherReleases: window("releases").describe(
    "Self-hosted: releases after the deprecating one that still serve the element.",
  ),
  months: window("months").describe("SaaS: calendar months from the announcement."),
  experimental: z
    .enum(["none", "same"])
    .optional()
    .describe("`none`: experimental elements may go at any time; `same`: they are kept as long as others."),
  monthsStatedThrough: text.optional().describe("The newest release whose documentation still states the months."),
  source: text.optional().describe("Where it was read."),
});

const signatureSchema = z.strictObject({
  id: text,
  title: text,
  literals: z.array(text),
  objects: z.array(z.array(text).min(1)),
  deprecatedIn: text,
  removedIn: text.optional(),
  replacement: z.array(text),
  replacementByText: z.record(z.string(), z.array(text)).optional(),
  source: text.optional(),
});

const rewriteSchema = z.strictObject({
  title: text,
  operation: text,
  fields: z.record(z.string(), text).optional(),
  values: z.record(z.string(), z.record(z.string(), text)).optional(),
  signature: text.optional(),
  source: text,
});

export const providerSchema = z.strictObject({
  $schema: text.optional(),
  name: text.optional(),
  title: text.optional(),
  releases: z.array(releaseSchema).optional(),
  policy: policySchema.optional(),
  latest: z.strictObject({ release: text, capturedOn: dateSchema, beforeRelease: z.boolean().optional() }).optional(),
  servers: z.array(text).optional(),
  hosts: z.array(text).optional(),
  foreignHosts: z.array(text).optional(),
  basePaths: z.array(z.string()).optional(),
  names: z.array(text).optional(),
  distinctivePrefixes: z.array(text).optional(),
  signatures: z.array(signatureSchema).optional(),
  rewrites: z.array(rewriteSchema).optional(),
});

const elementSchema = z.strictObject({
  path: z.string().startsWith("/", "a path starts with a slash"),
  methods: z.array(z.enum(["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"])).optional(),
  query: text.optional(),
  header: text.optional(),
  field: z.array(text).min(1).optional(),
  side: z.enum(["request", "response"]).optional(),
  replacement: z.array(text).optional(),
  sameResource: z.boolean().optional(),
  listed: z.boolean().optional(),
});

export const noticeSchema = z.strictObject({
  kind: z.enum(["deprecated", "removed", "introduced", "feature", "stable", "documented"]),
  announcedIn: text,
  date: dateSchema.optional(),
  saasDate: dateSchema.optional(),
  elements: z.array(elementSchema).optional(),
  endsIn: text.optional(),
  restates: text.optional(),
  basis: z.enum(["stated", "operation-id", "heading", "inferred"]).optional(),
  orBefore: z.boolean().optional(),
  feature: text.optional(),
  replacement: z.array(text).optional(),
  source: text,
  note: text.optional(),
});

export const noticesSchema = z.strictObject({ $schema: text.optional(), notices: z.array(noticeSchema) });

export type RawProvider = z.infer<typeof providerSchema>;
export type RawNotice = z.infer<typeof noticeSchema>;
export type RawNotices = z.infer<typeof noticesSchema>;
export type RawDate = z.infer<typeof dateSchema>;
