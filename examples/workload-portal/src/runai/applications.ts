import type { RunaiClient } from "./client.js";
import { paths } from "./paths.js";

export interface Application {
  id: string;
  name: string;
}

export function listApplications(client: RunaiClient): Promise<Application[]> {
  return client.get<Application[]>(paths.applications);
}

export function installerApplication(client: RunaiClient): Promise<Application> {
  return client.get<Application>(`${paths.applications}/installer`);
}
