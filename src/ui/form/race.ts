import { type FormValues, sameValue } from './form-field.ts';

/** A lost race: what somebody started from, what they want, and what stands there now. */
export interface Race {
  readonly base: FormValues;
  readonly mine: FormValues;
  readonly current: FormValues;
}

/** The fields that both changed, and not to the same. Where there are none, mine goes on top of theirs and nobody has lost anything. */
export function clashing({ base, mine, current }: Race): string[] {
  return Object.keys(mine).filter(
    (id) => !sameValue(base[id], current[id]) && !sameValue(mine[id], current[id]),
  );
}
