import type { RunaiClient } from "./client.js";
import { paths } from "./paths.js";
import type { Project, Workload } from "./types.js";

export interface WorkspaceOrder {
  readonly name: string;
  readonly image: string;
  readonly migProfile?: string;
}

export async function listWorkloads(client: RunaiClient, search?: string): Promise<Workload[]> {
  const page = await client.get<{ workloads: Workload[] }>(paths.workloads, {
    limit: 100,
    sortBy: "createdAt",
    ...(search ? { search } : {}),
  });
  return page.workloads;
}

export function startWorkspace(client: RunaiClient, project: Project, order: WorkspaceOrder): Promise<{ workloadId: string }> {
  return client.post(paths.workspaces, {
    name: order.name,
    projectId: project.id,
    clusterId: project.clusterId,
    spec: {
      image: order.image,
      compute: {
        cpuCoreRequest: 2,
        gpuDevicesRequest: 1,
        gpuRequestType: "migProfile",
        migProfile: order.migProfile ?? "1g.5gb",
      },
    },
  });
}

export function suspendWorkspace(client: RunaiClient, workloadId: string): Promise<unknown> {
  return client.post(`${paths.workspaces}/${workloadId}/suspend`);
}

export function deleteWorkspace(client: RunaiClient, workloadId: string): Promise<void> {
  return client.delete(`${paths.workspaces}/${workloadId}`);
}
