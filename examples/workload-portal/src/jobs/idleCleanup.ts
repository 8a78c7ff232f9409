import type { RunaiClient } from "../runai/client.js";
import { deleteWorkspace, listWorkloads, suspendWorkspace } from "../runai/workloads.js";

const DAY = 24 * 60 * 60 * 1000;

/** Workspaces are suspended after a week and deleted after a month. */
export async function cleanUpIdleWorkspaces(client: RunaiClient, now: Date): Promise<void> {
  for (const { id, type, createdAt } of await listWorkloads(client)) {
    if (type !== "Workspace") continue;
    const age = now.getTime() - Date.parse(createdAt);
    if (age > 30 * DAY) await deleteWorkspace(client, id);
    else if (age > 7 * DAY) await suspendWorkspace(client, id);
  }
}
