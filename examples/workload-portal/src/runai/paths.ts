export const API = "/api/v1";

export const paths = {
  workloads: `${API}/workloads`,
  workspaces: `${API}/workloads/workspaces`,
  projects: `${API}/org-unit/projects`,
  nodePools: `${API}/node-pools`,
  securitySettings: `${API}/security/settings`,
  applications: `${API}/apps`,
  // Users still go through the old API: the new one had no role filter when this was written.
  users: "/v1/k8s/users",
} as const;
