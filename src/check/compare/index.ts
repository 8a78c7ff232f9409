/** Comparing documents without any code: the sides as a user names them, and what was accepted of their differences. */
export { type AcceptedChange, acceptChanges, writeAccepted } from "./accepted.js";
export { compareSides } from "./compare.js";
export { documentSide, type Side, sidesNamed } from "./side.js";
