/** What the commands of a GitHub runner need, `::error file=a.ts::message`. */
import { visible } from "./visible.js";

export const ANNOTATIONS_PER_LEVEL = 10;

// "%" first: later steps add "%0A" and "%2C", which must not be escaped again. The runner also reads "##[…]" anywhere.
export const escapeData = (text: string): string =>
  visible(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll("##[", "#\\#[");
export const escapeProperty = (text: string): string => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
