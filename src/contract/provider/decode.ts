/** From the files' JSON to the records the rest of the house uses; the JSON is known to be valid here. */
import type { CalendarDate } from "../calendar-date.js";
import type {
  DeprecationPolicy,
  ProviderDefinition,
  ProviderRewrite,
  ProviderSignature,
  Release,
} from "./definition.js";
import type { Notice } from "./notice.js";
import type { RawDate, RawNotice, RawProvider } from "./schema.js";

const NO_POLICY: DeprecationPolicy = {
  furtherReleases: undefined,
  months: undefined,
  experimental: "none",
  monthsStatedThrough: undefined,
  source: undefined,
};

export function decodeProvider(name: string, raw: RawProvider): ProviderDefinition {
  return {
    name,
    title: raw.title ?? name,
    releases: (raw.releases ?? []).map(decodeRelease),
    policy: raw.policy === undefined ? NO_POLICY : decodePolicy(raw.policy),
    latest:
      raw.latest === undefined
        ? undefined
        : {
            release: raw.latest.release,
            capturedOn: decodeDate(raw.latest.capturedOn),
            beforeRelease: raw.latest.beforeRelease ?? false,
          },
    capturedEarly: raw.latest?.beforeRelease === true ? [raw.latest.release] : [],
    servers: raw.servers ?? [],
    hosts: raw.hosts ?? [],
    foreignHosts: raw.foreignHosts ?? [],
    basePaths: raw.basePaths ?? [],
    names: raw.names ?? [],
    distinctivePrefixes: raw.distinctivePrefixes ?? [],
    signatures: (raw.signatures ?? []).map(decodeSignature),
    rewrites: (raw.rewrites ?? []).map(decodeRewrite),
  };
}

export const decodePolicy = (raw: NonNullable<RawProvider["policy"]>): DeprecationPolicy => ({
  furtherReleases: raw.furtherReleases,
  months: raw.months,
  experimental: raw.experimental ?? "none",
  monthsStatedThrough: raw.monthsStatedThrough,
  source: raw.source,
});

export const decodeRelease = (raw: NonNullable<RawProvider["releases"]>[number]): Release => ({
  version: raw.version,
  date: raw.date === undefined ? undefined : decodeDate(raw.date),
  inferred: raw.inferred ?? false,
  source: raw.source,
  note: raw.note,
});

const decodeRewrite = (raw: NonNullable<RawProvider["rewrites"]>[number]): ProviderRewrite => ({
  title: raw.title,
  operation: raw.operation,
  fields: new Map(Object.entries(raw.fields ?? {})),
  values: new Map(Object.entries(raw.values ?? {}).map(([field, values]) => [field, new Map(Object.entries(values))])),
  signature: raw.signature,
  source: raw.source,
});

const decodeSignature = (raw: NonNullable<RawProvider["signatures"]>[number]): ProviderSignature => ({
  id: raw.id,
  title: raw.title,
  literals: raw.literals,
  objects: raw.objects,
  deprecatedIn: raw.deprecatedIn,
  removedIn: raw.removedIn,
  replacement: raw.replacement,
  replacementByText: new Map(Object.entries(raw.replacementByText ?? {})),
  source: raw.source,
});

export const decodeNotice = (raw: RawNotice, file: string, line: number | undefined): Notice => ({
  kind: raw.kind,
  announcedIn: raw.announcedIn,
  date: raw.date === undefined ? undefined : decodeDate(raw.date),
  saasDate: raw.saasDate === undefined ? undefined : decodeDate(raw.saasDate),
  elements: (raw.elements ?? []).map((element) => ({
    path: element.path,
    methods: element.methods,
    query: element.query,
    header: element.header,
    field: element.field,
    side: element.side,
    replacement: element.replacement ?? raw.replacement ?? [],
    sameResource: element.sameResource ?? false,
    listed: element.listed ?? true,
  })),
  endsIn: raw.endsIn,
  restates: raw.restates,
  basis: raw.basis,
  orBefore: raw.orBefore ?? false,
  feature: raw.feature,
  source: raw.source,
  note: raw.note,
  origin: { file, line },
});

/** `2026-01-18` is a day, `2026-01` a month, `{ after, before }` a bracket. */
export function decodeDate(raw: RawDate): CalendarDate {
  if (typeof raw !== "string") {
    return {
      precision: "bracket",
      ...(raw.after === undefined ? {} : { after: raw.after }),
      ...(raw.before === undefined ? {} : { before: raw.before }),
    };
  }
  return raw.length === 7 ? { precision: "month", month: raw } : { precision: "day", date: raw };
}
