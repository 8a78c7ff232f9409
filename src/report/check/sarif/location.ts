import type { Location } from "../../../contract/contract.js";
import type { CodePlace } from "../../../scan/call.js";
import { withoutQuery } from "../../text/uri.js";
import type { RenderContext } from "../context.js";
import { repositoryUri } from "../repository-path.js";

/** GitHub resolves relative URIs by itself; for others the report names what they start from. */
const ROOT = "SRCROOT";
export const uriBases = {
  [ROOT]: { description: { text: "The root of the repository." } },
};

export const artifact = (file: string, context: RenderContext) => ({
  uri: repositoryUri(file, context),
  uriBaseId: ROOT,
});

/** GitHub asks for all four numbers; an end before its start is refused. */
export const codeLocation = (place: CodePlace, context: RenderContext) => ({
  artifactLocation: artifact(place.file, context),
  region: {
    startLine: place.line,
    startColumn: place.column,
    endLine: Math.max(place.line, place.endLine),
    endColumn: place.endLine > place.line ? place.endColumn : Math.max(place.column + 1, place.endColumn),
  },
});

/** Of characters to replace: an empty one is where something is put in. */
export const exactRegion = ({ line, column, endLine, endColumn }: CodePlace) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

export const lineLocation = (file: string, line: number, context: RenderContext) => ({
  artifactLocation: artifact(file, context),
  region: { startLine: line },
});

export const specificationLocation = (location: Location, context: RenderContext) => ({
  physicalLocation: {
    artifactLocation: specification(location.file, context),
    region: { startLine: location.line, startColumn: location.column },
  },
  logicalLocations: [
    { fullyQualifiedName: `${location.file}#/${location.pointer.map(pointerToken).join("/")}`, kind: "member" },
  ],
});

const specification = (file: string, context: RenderContext) =>
  /^https?:/.test(file) && URL.canParse(file) ? { uri: withoutQuery(new URL(file)) } : artifact(file, context);

/** RFC 6901 */
const pointerToken = (token: string): string => token.replaceAll("~", "~0").replaceAll("/", "~1");
