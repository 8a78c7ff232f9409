import type { ClientDescription } from "./description.js";

const EXCEPT = ["headers", "baseUrl", "mediaType", "request", "method", "url", "data"];

/**
 * Octokit and its kin: verb and path in one text, `octokit.request("DELETE /users/{id}", { id })`, or a member for each
 * operation, `octokit.rest.issues.listForRepo({ owner })`.
 */
export const octokit: ClientDescription = {
  name: "octokit",
  objects: ["@octokit/request#request", "@octokit/request#default"],
  types: ["@octokit/types#RequestInterface", "#Octokit"],
  factories: [
    {
      of: ["@octokit/core#Octokit", "@octokit/rest#Octokit", "octokit#Octokit", "@octokit/action#Octokit"],
      base: ["0.baseUrl"],
    },
    { of: ["@actions/github#getOctokit"], base: ["1.baseUrl"] },
    { of: [".defaults"], base: ["0.baseUrl"] },
  ],
  calls: [
    {
      members: ["", "request", "paginate", "paginate.iterator"],
      method: { at: ["0.method"], inPath: true },
      url: ["0.url", "0"],
      body: ["1.data", "0.data"],
      base: ["1.baseUrl", "0.baseUrl"],
      parameters: { at: "1", except: EXCEPT },
    },
  ],
  operations: { below: ["rest"], parameters: { at: "0", except: EXCEPT } },
  answer: { payload: ["data"] },
};
