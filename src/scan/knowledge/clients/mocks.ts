import type { ClientDescription } from "./description.js";

/**
 * Stand-ins for an API in tests: msw, nock, axios-mock-adapter, fetch-mock. A mock of a removed endpoint keeps a
 * test green that should fail.
 */
export const mocks: ClientDescription = {
  name: "mocks",
  nature: "mock",
  objects: ["msw#http", "msw#rest", "fetch-mock#default", "#cy.intercept", "#fetchMock"],
  factories: [{ of: ["nock#nock", "nock#"], base: ["0"] }, { of: [".persist"] }, { of: ["axios-mock-adapter#"] }],
  calls: [
    { members: ["get", "post", "put", "patch", "delete", "head", "options"], method: "member", url: ["0"] },
    { members: ["onGet", "onPost", "onPut", "onPatch", "onDelete"], method: "member", url: ["0"] },
    { members: ["", "mock", "route"], method: { at: ["0.method", "0"] }, url: ["1", "0.url", "0.pathname", "0"] },
  ],
  answer: {
    payload: [],
    typed: false,
    through: ["query", "times"],
    again: ["reply", "replyWithError"],
  },
};
