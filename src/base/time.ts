/** Where the present comes from. Rules never ask it: they take the time as an argument. */
export type Clock = () => Date;

/** A calendar day, `2026-11-20`. */
export type Day = string & { readonly __day: true };

/** The UTC day of an instant. */
export function dayOf(at: Date): Day {
  return at.toISOString().slice(0, 10) as Day;
}
