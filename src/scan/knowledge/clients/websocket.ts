import type { ClientDescription } from "./description.js";

/** Streams that begin with a GET: server-sent events and web sockets. */
export const websocket: ClientDescription = {
  name: "websocket",
  objects: [
    "#EventSource",
    "#WebSocket",
    "eventsource#default",
    "ws#default",
    "ws#WebSocket",
    "reconnecting-websocket#default",
    "@microsoft/fetch-event-source#fetchEventSource",
  ],
  calls: [{ members: [""], method: { at: ["1.method"] }, url: ["0"], body: ["1.body"], headers: ["1.headers"] }],
  answer: { payload: ["data"], typed: false },
};
