/** The company's own billing service; its paths look like Run:ai's and are not. */
export interface Invoice {
  project: string;
  gpuHours: number;
}

export async function invoicesOf(billingUrl: string, month: string): Promise<Invoice[]> {
  const response = await fetch(`${billingUrl}/v1/invoices?month=${month}`);
  return (await response.json()) as Invoice[];
}

export async function costCentre(email: string): Promise<string> {
  const response = await fetch(`https://billing.example.com/v1/users/${encodeURIComponent(email)}`);
  const user = (await response.json()) as { costCentre: string };
  return user.costCentre;
}
