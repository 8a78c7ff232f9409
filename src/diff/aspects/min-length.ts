import { limitAspect } from "./limit.js";

export const minLength = limitAspect({
  name: "min-length",
  keyword: "minLength",
  spoken: "the minimum length",
  kind: "minimum",
  type: "string",
});
