import type { RunaiClient } from "./client.js";
import { API, paths } from "./paths.js";

export interface ClusterNode {
  name: string;
  status: string;
  gpuInfo?: { gpuType: string; gpuCount: number };
}

interface NodePool {
  name: string;
  placementStrategy?: { gpu: string };
}

export async function listNodes(client: RunaiClient, clusterId: string): Promise<ClusterNode[]> {
  const { nodes } = await client.get<{ nodes: ClusterNode[] }>(`${API}/clusters/${clusterId}/nodes`);
  return nodes;
}

export async function poolsThatPack(client: RunaiClient): Promise<string[]> {
  const { nodepools } = await client.get<{ nodepools: NodePool[] }>(paths.nodePools);
  return nodepools.filter((pool) => pool.placementStrategy?.gpu === "binpack").map((pool) => pool.name);
}
