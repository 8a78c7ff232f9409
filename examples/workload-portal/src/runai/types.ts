export interface Resources {
  gpu?: number;
  gpuMemory?: string;
  migProfile?: string[];
}

export interface Workload {
  id: string;
  name: string;
  type: string;
  phase: string;
  projectName: string;
  submittedBy: string;
  createdAt: string;
  allocatedResources?: Resources;
}

export interface Project {
  id: string;
  name: string;
  clusterId: string;
}

export interface SecuritySettings {
  autoRedirectSSO: { enabled: boolean };
  browserSessionTimeout: { idleTimeout: number };
  excludeGroupsFromTokens: { enabled: boolean };
}
