import type { RunaiClient } from "../runai/client.js";
import { listWorkloads } from "../runai/workloads.js";
import { table } from "./html.js";

/** Who uses which part of a GPU right now. */
export async function gpuTable(client: RunaiClient, search?: string): Promise<string> {
  const workloads = await listWorkloads(client, search);
  return table(
    workloads.map((workload) => [
      workload.name,
      workload.projectName,
      workload.phase,
      String(workload.allocatedResources?.gpu ?? 0),
      workload.allocatedResources?.migProfile?.join(", ") ?? "whole GPU",
    ]),
  );
}
