import type { ClientDescription } from "./description.js";

const WITHOUT_BODY = { url: ["0"], headers: ["1.additionalHeaders"] } as const;
const WITH_BODY = { url: ["0"], body: ["1"], headers: ["2.additionalHeaders"] } as const;

/** typed-rest-client and the http client of GitHub's actions, whose verbs may end in `Json`. */
export const typedRestClient: ClientDescription = {
  name: "typed-rest-client",
  types: [
    "typed-rest-client/RestClient#RestClient",
    "typed-rest-client#RestClient",
    "typed-rest-client/HttpClient#HttpClient",
    "@actions/http-client#HttpClient",
  ],
  factories: [
    { of: ["typed-rest-client/RestClient#RestClient", "typed-rest-client#RestClient"], base: ["1"] },
    { of: ["typed-rest-client/HttpClient#HttpClient", "@actions/http-client#HttpClient"] },
  ],
  calls: [
    { members: ["get", "getJson", "del", "delJson", "head", "options"], method: "member", ...WITHOUT_BODY },
    { members: ["post", "postJson", "put", "putJson", "patch", "patchJson"], method: "member", ...WITH_BODY },
    { members: ["create"], method: "POST", ...WITH_BODY },
    { members: ["update"], method: "PATCH", ...WITH_BODY },
    { members: ["replace"], method: "PUT", ...WITH_BODY },
    { members: ["request"], method: { at: ["0"] }, url: ["1"], body: ["2"], headers: ["3"] },
  ],
  answer: { payload: ["result", "readBody"] },
};
