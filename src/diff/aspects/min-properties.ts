import { limitAspect } from "./limit.js";

export const minProperties = limitAspect({
  name: "min-properties",
  keyword: "minProperties",
  spoken: "the minimum number of properties",
  kind: "minimum",
  type: "object",
});
