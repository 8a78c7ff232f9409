/** How far a scan is, for whoever waits. Called often: once a file, once a function. */
export type OnScanProgress = (progress: ScanProgress) => void;

type ScanProgress =
  /** of the files that were found, and of those that they lead to */
  | ({ readonly phase: "reading" } & Done)
  /** of the files that may call the API */
  | ({ readonly phase: "parsing" | "evaluating" } & Done)
  /** which functions can reach a request */
  | { readonly phase: "tracing" }
  /**
   * of the functions that may reach one, and a second time of those that see what the others stored; `requests` counts
   * places found so far that send one or lead to it, of any API
   */
  | ({ readonly phase: "following" | "following-stored" } & Done & { readonly requests: number })
  /** what each request asks for, and whether it is this API */
  | { readonly phase: "settling" };

interface Done {
  readonly done: number;
  readonly all: number;
}
