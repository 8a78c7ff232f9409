import type { ClientDescription } from "./description.js";

/** superagent, and supertest which is built on it: `request(app).get("/x")`. */
export const superagent: ClientDescription = {
  name: "superagent",
  objects: ["superagent#default"],
  types: ["supertest#SuperTest", "supertest#Agent", "superagent#SuperAgentStatic"],
  factories: [{ of: [".agent"] }, { of: ["supertest#agent", "supertest#"], base: ["0"] }],
  calls: [
    {
      members: ["get", "post", "put", "patch", "delete", "del", "head", "options"],
      method: "member",
      url: ["0"],
      query: [],
    },
    { members: [""], method: { at: ["0"] }, url: ["1", "0"] },
  ],
  answer: { payload: ["body"] },
  later: { query: ["query"], body: ["send", "field", "attach"], headers: ["set"] },
};
