import { costCentre, invoicesOf } from "../billing/client.js";
import type { PortalConfig } from "../config.js";
import type { RunaiClient } from "../runai/client.js";
import { listResearchers } from "../runai/users.js";
import { listWorkloads } from "../runai/workloads.js";

/** One line per researcher: running workloads and the cost centre that pays. */
export async function nightlyReport(client: RunaiClient, config: PortalConfig, month: string): Promise<string[]> {
  const [researchers, workloads, invoices] = await Promise.all([
    listResearchers(client),
    listWorkloads(client),
    invoicesOf(config.billingUrl, month),
  ]);
  const lines = await Promise.all(
    researchers.map(async ({ email }) => {
      const running = workloads.filter(({ submittedBy, phase }) => submittedBy === email && phase === "Running");
      return `${email} (${await costCentre(email)}): ${running.length} running`;
    }),
  );
  return [...lines, `GPU hours this month: ${invoices.reduce((sum, { gpuHours }) => sum + gpuHours, 0)}`];
}
