import { type DayNumber, dayText } from '../base/days.ts';
import type { AsOf } from './as-of.ts';
import type { SamplePerson } from './people.ts';

// How the reports write what they say (m365.md section 1.3).

export const dateCell = (day: DayNumber | null): string => (day === null ? '' : dayText(day));
export const trueFalse = (is: boolean): string => (is ? 'True' : 'False');
export const yesNo = (is: boolean): string => (is ? 'Yes' : 'No');

/** Is Deleted, Deleted Date. */
export function deletedCells({ deleted }: SamplePerson, { day }: AsOf): readonly [string, string] {
  const gone = deleted !== null && deleted <= day;
  return [trueFalse(gone), gone ? dateCell(deleted) : ''];
}

/** Marketing names with a plus between them. */
export function productCell({ licences, deleted }: SamplePerson, { day }: AsOf): string {
  if (deleted !== null && deleted <= day) return '';
  const own = licences.filter(({ from }) => from <= day);
  return own.map(({ product }) => product.name).join('+');
}

/** A duration as `PT1H2M3S`. */
export function durationCell(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
  return `PT${text || '0S'}`;
}
