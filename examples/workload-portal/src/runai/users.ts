import type { RunaiClient } from "./client.js";
import { paths } from "./paths.js";

export interface RunaiUser {
  userId: string;
  email: string;
  roles: string[];
}

export function listResearchers(client: RunaiClient): Promise<RunaiUser[]> {
  return client.get<RunaiUser[]>(paths.users, { roles: "researcher" });
}
