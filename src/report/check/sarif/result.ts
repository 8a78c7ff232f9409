import type { AcceptedFinding, CheckReport, CheckRuleId, Finding } from "../../../check/finding.js";
import { placedEdits } from "../../fix/places.js";
import { fixLine } from "../../fix/words.js";
import type { RenderContext } from "../context.js";
import { messageIn, messageLine } from "../message/index.js";
import { SARIF_LEVELS } from "./level.js";
import { artifact, codeLocation, exactRegion, lineLocation, specificationLocation } from "./location.js";

interface ResultOptions {
  readonly report: CheckReport;
  readonly context: RenderContext;
  readonly ruleIndex: ReadonlyMap<CheckRuleId, number>;
  readonly fingerprint: (fingerprint: string) => string;
}

export const sarifResult = (
  finding: Finding,
  accepted: Pick<AcceptedFinding, "by" | "reason"> | undefined,
  options: ResultOptions,
) => {
  const { report, context, ruleIndex, fingerprint } = options;
  const related = relatedLocations(finding, context);
  const links = related.map(({ id, message }) => `[${escapeMessage(message.text)}](${id})`);
  const text = [
    escapeMessage(messageLine(messageIn(report, finding))),
    ...(links.length === 0 ? [] : [`See ${links.join(", ")}.`]),
  ].join(" ");
  return {
    ruleId: finding.ruleId,
    ruleIndex: ruleIndex.get(finding.ruleId),
    level: SARIF_LEVELS[finding.severity],
    message: { text },
    locations: [
      {
        physicalLocation: codeLocation(finding.place, context),
        ...(finding.operation === ""
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: finding.operation, kind: "member" }] }),
      },
    ],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    ...fixesOf(finding, context),
    // The only one GitHub uses, as `<hash>:<n>`; without it the upload would hash the line and lose the finding with every edit.
    partialFingerprints: {
      primaryLocationLineHash: withNumber(fingerprint(finding.fingerprint)),
      "lastcall/v1": finding.fingerprint,
    },
    ...(report.accepted.length === 0 ? {} : { suppressions: suppressions(accepted) }),
    properties: { certainty: finding.certainty, forecast: finding.forecast, test: finding.inTest },
  };
};

/** All edits of a fix are one entry: who takes it takes all of them. */
const fixesOf = ({ fix }: Finding, context: RenderContext) => {
  const edits = fix === undefined ? undefined : placedEdits(fix, context);
  if (fix === undefined || edits === undefined) return {};
  const files = [...new Set(edits.map(({ place }) => place.file))];
  return {
    fixes: [
      {
        description: { text: fixLine(fix) },
        artifactChanges: files.map((file) => ({
          artifactLocation: artifact(file, context),
          replacements: edits
            .filter(({ place }) => place.file === file)
            .map(({ place, text }) => ({ deletedRegion: exactRegion(place), insertedContent: { text } })),
        })),
      },
    ],
  };
};

const suppressions = (accepted: Pick<AcceptedFinding, "by" | "reason"> | undefined) =>
  accepted === undefined
    ? []
    : [
        {
          kind: accepted.by === "suppression" ? "inSource" : "external",
          status: "accepted",
          justification: accepted.reason,
        },
      ];

const withNumber = (fingerprint: string): string => (fingerprint.includes(":") ? fingerprint : `${fingerprint}:1`);

// In a message `[text](1)` is a link to a related location, `[text](uri)` one to anywhere: text of others must not become one.
const escapeMessage = (text: string): string => text.replace(/\[(?=[^\]]*\]\()/g, "\\[");

interface Related {
  readonly id: number;
  readonly message: { readonly text: string };
}

const relatedLocations = (finding: Finding, context: RenderContext): readonly (Related & Record<string, unknown>)[] => {
  const { call, via, contract } = finding;
  const found = [
    ...(call === undefined ? [] : [{ message: { text: "the call" }, physicalLocation: codeLocation(call, context) }]),
    ...via.map((step) => ({
      message: { text: "where it is sent" },
      physicalLocation: lineLocation(step.file, step.line, context),
    })),
    ...(contract.base === undefined
      ? []
      : [
          {
            message: { text: `specification: ${contract.base.file}` },
            ...specificationLocation(contract.base, context),
          },
        ]),
    ...(contract.target === undefined
      ? []
      : [
          {
            message: { text: `specification: ${contract.target.file}` },
            ...specificationLocation(contract.target, context),
          },
        ]),
  ];
  return found.map((location, index) => ({ id: index + 1, ...location }));
};
