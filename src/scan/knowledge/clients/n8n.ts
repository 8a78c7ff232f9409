import type { CallShape, ClientDescription } from "./description.js";

const options = (argument: number): Omit<CallShape, "members"> => ({
  method: { at: [`${argument}.method`] },
  url: [`${argument}.url`, `${argument}.uri`],
  base: [`${argument}.baseURL`, `${argument}.baseUrl`],
  query: [`${argument}.qs`],
  body: [`${argument}.body`],
  headers: [`${argument}.headers`],
});

const WITH_CREDENTIALS = [
  "httpRequestWithAuthentication",
  "requestWithAuthentication",
  "requestOAuth1",
  "requestOAuth2",
  "requestWithAuthenticationPaginated",
];
const names = (members: readonly string[]): readonly string[] => members.map((member) => `helpers.${member}`);

/** `this.helpers` of nodes of n8n; nodes that only declare their requests are in `requests/declared.ts`. */
export const n8n: ClientDescription = {
  name: "n8n",
  // names the package; `helpers` is enough to tell the client
  types: ["n8n-workflow#IExecuteFunctions"],
  handedAs: ["helpers"],
  calls: [
    { members: names(["httpRequest", "request"]), ...options(0) },
    { members: names(WITH_CREDENTIALS), ...options(1) },
  ],
  answer: { payload: [], transparent: ["body"] },
};
