export interface PortalConfig {
  readonly runaiUrl: string;
  readonly applicationId: string;
  readonly applicationSecret: string;
  readonly billingUrl: string;
}

export function readConfig(env: Record<string, string | undefined>): PortalConfig {
  return {
    runaiUrl: required(env, "RUNAI_URL"),
    applicationId: required(env, "RUNAI_APP_ID"),
    applicationSecret: required(env, "RUNAI_APP_SECRET"),
    billingUrl: env.BILLING_URL ?? "https://billing.example.com",
  };
}

function required(env: Record<string, string | undefined>, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
