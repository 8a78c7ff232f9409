/** Parts of a life in JSON, the same in every report. */
import type { LifecycleEvent, PossibleRemoval } from "../../policy/standing.js";
import { dateJson } from "./date.js";

export type EventJson = Omit<LifecycleEvent, "date" | "saasDate"> & {
  readonly date: string | null;
  /** when the users of the rolling API were told, where that was another day */
  readonly saasDate?: string;
};

export const eventJson = ({ saasDate, ...event }: LifecycleEvent): EventJson => ({
  ...event,
  date: event.date === undefined ? null : dateJson(event.date),
  ...(saasDate === undefined ? {} : { saasDate: dateJson(saasDate) }),
});

export interface PossibleRemovalJson {
  /** the release that is said to lack it */
  readonly in: string;
  readonly from: string | null;
  readonly by: string | null;
}

export const possibleRemovalJson = ({ in: release, from, by }: PossibleRemoval): PossibleRemovalJson => ({
  in: release,
  from: from ?? null,
  by: by ?? null,
});
