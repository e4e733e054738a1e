/** What a row of the thread must know of a neighbour. */
export interface RowFacts {
  /** Same key, same author. */
  authorKey: string;
  dateCreated: number;
}

export interface Placement {
  startsDay: boolean;
  startsGroup: boolean;
  endsGroup: boolean;
}

/** Messages of one author belong together while no pause is longer than this. */
export const groupPauseMs = 5 * 60 * 1000;

/** Where a row stands among its neighbours. A pure function of three rows, so that one new row changes at most two. */
export function placementOf(
  previous: RowFacts | null,
  row: RowFacts,
  next: RowFacts | null,
): Placement {
  return {
    startsDay: previous === null || !sameDay(previous.dateCreated, row.dateCreated),
    startsGroup: previous === null || !sameGroup(previous, row),
    endsGroup: next === null || !sameGroup(row, next),
  };
}

function sameGroup(earlier: RowFacts, later: RowFacts): boolean {
  return (
    earlier.authorKey === later.authorKey &&
    Math.abs(later.dateCreated - earlier.dateCreated) <= groupPauseMs &&
    sameDay(earlier.dateCreated, later.dateCreated)
  );
}

/** Same calendar day where the person is. */
export function sameDay(a: number, b: number): boolean {
  const left = new Date(a);
  const right = new Date(b);
  return (
    left.getFullYear() === right.getFullYear() &&
    left.getMonth() === right.getMonth() &&
    left.getDate() === right.getDate()
  );
}
