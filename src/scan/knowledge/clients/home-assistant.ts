import type { ClientDescription } from "./description.js";

/** `hass.callApi("GET", "states")` of cards and panels; the address begins below `/api/`. */
export const homeAssistant: ClientDescription = {
  name: "home-assistant",
  types: ["#HomeAssistant"],
  calls: [
    { members: ["callApi", "callApiRaw"], method: { at: ["0"] }, url: ["1"], body: ["2"], headers: ["3"] },
    {
      members: ["fetchWithAuth"],
      method: { at: ["1.method"] },
      url: ["0"],
      body: ["1.body"],
      headers: ["1.headers"],
      answer: { payload: ["json"] },
    },
  ],
  answer: { payload: [], typed: true },
};
