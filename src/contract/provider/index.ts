export type { Shipped } from "../../shipped/shipped.js";
export type { CalendarDate } from "../calendar-date.js";
export { neighboursOf } from "./beside.js";
export { decodeDate, decodePolicy, decodeProvider, decodeRelease } from "./decode.js";
export type {
  DeprecationPolicy,
  LatestCapture,
  ProviderDefinition,
  ProviderRewrite,
  ProviderSignature,
  Release,
} from "./definition.js";
export { mergeReleases } from "./extend.js";
export type { Notice, NoticeBasis, NoticeElement, NoticeKind } from "./notice.js";
export { addedContracts, knownProviders, openProvider, type ProviderEnvironment, withOwnFacts } from "./open.js";
export { createProvider, type Provider, type ProviderParts, resolveVersion } from "./provider.js";
export { unknownVersion } from "./unknown-version.js";
