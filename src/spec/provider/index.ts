export type { CalendarDate } from "../calendar-date.js";
export type { DeprecationPolicy, LatestCapture, ProviderDefinition, ProviderSignature, Release } from "./definition.js";
export type { Notice, NoticeElement, NoticeKind } from "./notice.js";
export { openProvider, type ProviderDoors } from "./open.js";
export { createProvider, resolveVersion, type Provider, type ProviderParts } from "./provider.js";
export { decodeDate, decodeProvider } from "./decode.js";
export { compareVersions } from "./order.js";
export { unknownVersion } from "./unknown-version.js";
export type { Shipped } from "./shipped.js";
