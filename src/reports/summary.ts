import type { Quarantined, ReportSummary } from './model.ts';
import { mostShown, Tally } from './tally.ts';

type Named = { readonly id: string; readonly number: number };

/** What a tally says of a file. */
export function summaryOf({ id, number }: Named, tally: Tally): ReportSummary {
  const { rows, quarantined, quarantine, futureDates, unknown, duplicates, period, days } = tally;
  const named = rows - unknown;
  const concealed = tally.concealed * 2 > named;
  return {
    report: id,
    number,
    services: [],
    licences: [],
    refresh: days.map(({ day }) => day),
    days,
    concealed,
    mixed: concealed ? named - tally.concealed : tally.concealed,
    period,
    rows,
    quarantined,
    quarantine,
    futureDates,
    unknown,
    duplicates,
    ignored: [],
    absent: [],
    partial: false,
    counts: [],
    activations: [],
    entitlements: [],
  };
}

/** A file without rows. */
export function nothingRead(format: Named): ReportSummary {
  return summaryOf(format, new Tally());
}

/** Entries of JSON that can't be read, by their places from 1. */
export function setAsideEntries(
  entries: readonly unknown[],
  broken: readonly number[],
): Pick<ReportSummary, 'quarantined' | 'quarantine'> {
  const quarantine: Quarantined[] = broken.slice(0, mostShown).map((line) => ({
    line,
    reason: 'bad number',
    text: JSON.stringify(entries[line - 1]).slice(0, 500),
  }));
  return { quarantined: broken.length, quarantine };
}
