/** A quick thumb is sent as one. The market takes no more than this at once, and two such in a second. */
export const gatherMs = 500;
export const atOnceMax = 20;

type GatherParts = {
  /** Answers whether they were taken. */
  send: (hearts: number) => Promise<boolean>;
  later: (act: () => void, ms: number) => void;
};

/** Gathers taps into sendings, and tells one's own hearts from those of others when they come back. */
export function gatherHearts({ send, later }: GatherParts) {
  let tapped = 0;
  let ownOnTheirWay = 0;
  const flush = async () => {
    const hearts = Math.min(tapped, atOnceMax);
    tapped = 0;
    ownOnTheirWay += hearts;
    // What was not taken comes back to nobody.
    if (!(await send(hearts))) ownOnTheirWay = Math.max(0, ownOnTheirWay - hearts);
  };
  return {
    tap: () => {
      if (tapped === 0) later(() => void flush(), gatherMs);
      tapped += 1;
    },
    /** Of so many that came by a frame, how many are not our own. */
    othersOf: (came: number): number => {
      const own = Math.min(came, ownOnTheirWay);
      ownOnTheirWay -= own;
      return came - own;
    },
  };
}
