/**
 * What vendors write into summaries and descriptions instead of a flag. Only sentences that speak of the
 * element itself count: `Lists deprecated items` or `… portion or mig profile [deprecated]` do not.
 */

/** `Deprecated. Use …`, `**DEPRECATED:** …`, `[Deprecated] …`, `Deprecated - use X`, `deprecated, please use X` */
const OPENING =
  /^[\s*_[(@#>]*deprecated\b(?:\s*$|\s*[\])*_]*\s*[:.,;!\])–—]|\s*[\])*_]*\s+[-–—]|\s+(?:in favou?r|since|as of|use|please|and|endpoint|operation|method|field|property|parameter|api|version)\b|[*_]+)/i;
/** `… of the repository. (deprecated)`, `… using SSH. (deprecated - use credentialId instead).` */
const CLOSING = /[.!?)]\s*[([]\s*deprecated\b[^)\]]*[)\]]\s*\.?\s*$/i;
/** `This endpoint is deprecated`, `The field has been deprecated` */
const STATEMENT =
  /\b(?:this|the)\s+(?:\w+\s+)?(?:endpoint|operation|method|api|route|resource|call|field|property|parameter|attribute|header|schema|object|type|model|option)\s+(?:is|are|has been|was)\s+(?:now\s+)?deprecated\b/i;
/** a sentence of its own later on: `Return the list of apps. Deprecated in favor of …`, `…. Deprecated - please use …` */
const LATER = /[.!?]\s+\**deprecated\b(?:\s*[.:,!]|\s+[-–—]\s|\s+in favou?r\b|\s+(?:since|endpoint|use)\b)/i;

export function saysDeprecated(prose: string): boolean {
  if (!/deprecat/i.test(prose)) return false;
  return OPENING.test(prose) || CLOSING.test(prose) || STATEMENT.test(prose) || LATER.test(prose);
}

/** `Get the metrics. [Experimental]`, `[Beta] List nodes`, `(alpha)` */
export function maturityInProse(prose: string): "experimental" | "beta" | undefined {
  const label = /[[(]\s*(experimental|alpha|preview|beta)\s*[\])]/i.exec(prose)?.[1]?.toLowerCase();
  if (label === undefined) return undefined;
  return label === "beta" ? "beta" : "experimental";
}

/**
 * The values of an enum that its description calls deprecated:
 * `or 'migProfile' [deprecated]`, `The 'app' subject type is DEPRECATED`.
 */
export function deprecatedValuesInProse(prose: string, values: readonly unknown[]): readonly string[] {
  if (!/deprecat/i.test(prose)) return [];
  return values.filter((value): value is string => {
    if (typeof value !== "string" || value === "") return false;
    const name = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const quoted = `[\`'"“]${name}[\`'"”]`;
    return new RegExp(
      `(?:${quoted}|\\b${name}\\b)\\s*[:-]?\\s*[([]\\s*deprecated|${quoted}(?:\\s+[\\w-]+){0,4}\\s+(?:is|are|has been)\\s+deprecated`,
      "i",
    ).test(prose);
  });
}
