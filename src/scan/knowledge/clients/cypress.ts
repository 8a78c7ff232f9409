import type { ClientDescription } from "./description.js";

/** `cy.request`: an address, a verb and an address, or options. */
export const cypress: ClientDescription = {
  name: "cypress",
  objects: ["#cy.request"],
  calls: [
    {
      members: [""],
      method: { at: ["0.method", "0"] },
      url: ["0.url", "1", "0"],
      query: ["0.qs"],
      body: ["0.body", "2"],
      headers: ["0.headers"],
    },
  ],
  answer: { payload: ["body"] },
};
