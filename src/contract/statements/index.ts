export type { StatementsRecord } from "./record.js";
export { type Statement, statementOn, UNREAD } from "./statement.js";
export { type ListedOperation, Statements } from "./statements.js";
