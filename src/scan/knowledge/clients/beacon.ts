import type { ClientDescription } from "./description.js";

export const beacon: ClientDescription = {
  name: "beacon",
  objects: ["#navigator.sendBeacon"],
  calls: [{ members: [""], method: "POST", url: ["0"], body: ["1"] }],
  answer: { payload: [], typed: false },
};
