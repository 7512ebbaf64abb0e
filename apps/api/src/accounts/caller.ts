/** Who asks. `account` is null for those who only watch. */
export type Caller = {
  /** `mayHost`: holds a grant anywhere, so that the studio's door is shown. */
  account: { id: string; name: string; phone: string; mayHost: boolean } | null;
  /** One browser, signed in or not; null until it was given its cookie. */
  visitorId: string | null;
  /** Network address. */
  address: string;
};

/** Somebody who may do more than watch. */
export type SignedCaller = Caller & { account: NonNullable<Caller['account']> };

export function isSignedIn(caller: Caller): caller is SignedCaller {
  return caller.account !== null;
}

/** One person for the count of who is watching: the account, else the browser. */
export function personOf(caller: Caller, otherwise: string): string {
  if (caller.account) return `a:${caller.account.id}`;
  return caller.visitorId ? `v:${caller.visitorId}` : `s:${otherwise}`;
}
