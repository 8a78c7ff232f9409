import type { ClientDescription } from "./description.js";

export const beacon: ClientDescription = {
  name: "sendBeacon",
  objects: ["#navigator.sendBeacon"],
  calls: [{ members: [""], method: "POST", url: ["0"], body: ["1"] }],
  answer: { payload: [], typed: false },
};
