import { limitAspect } from "./limit.js";

export const maxProperties = limitAspect({
  name: "max-properties",
  keyword: "maxProperties",
  spoken: "the maximum number of properties",
  kind: "maximum",
  type: "object",
});
