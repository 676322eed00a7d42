import { type CellValue, toCsv } from '../../../base/csv.ts';
import { say } from '../../../ui/i18n.ts';
import { saveFile } from '../../../ui/save-file.ts';
import type { SheetColumn } from '../../../ui/xlsx.ts';
import type { TenantUsage, UsageDay } from '../model.ts';

const columns = (): (SheetColumn & { readonly of: (day: UsageDay) => CellValue })[] => [
  { title: say('usage.day'), kind: 'day', of: ({ day }) => day },
  { title: say('usage.value.people'), kind: 'number', of: ({ activePeople }) => activePeople },
  { title: say('usage.atLeast'), kind: 'number', of: ({ atLeast }) => atLeast },
  { title: say('usage.atMost'), kind: 'number', of: ({ atMost }) => atMost },
  { title: say('usage.value.percent'), kind: 'percent', of: ({ percent }) => percent },
  { title: say('usage.value.entitlements'), kind: 'number', of: ({ entitlements }) => entitlements },
  {
    title: say('usage.count.entitled'),
    kind: 'number',
    of: ({ activeAndEntitled }) => activeAndEntitled,
  },
  {
    title: say('usage.entitledPercent'),
    kind: 'percent',
    of: ({ entitledPercent }) => entitledPercent,
  },
  { title: say('usage.new'), kind: 'number', of: ({ newPeople }) => newPeople },
  { title: say('usage.retained'), kind: 'number', of: ({ retained }) => retained },
  { title: say('usage.resurrected'), kind: 'number', of: ({ resurrected }) => resurrected },
  { title: say('usage.lapsed'), kind: 'number', of: ({ lapsed }) => lapsed },
  { title: say('usage.quality'), kind: 'text', of: ({ quality }) => say(`usage.quality.${quality}`) },
  { title: say('usage.proof.dataDate'), kind: 'day', of: ({ dataDate }) => dataDate },
];

/** Saves the days that are shown as CSV or as a workbook. */
export async function exportDays(
  usage: TenantUsage,
  days: readonly UsageDay[],
  format: 'csv' | 'xlsx',
): Promise<void> {
  const all = columns();
  const rows = days.map((day) => all.map(({ of }) => of(day)));
  const name = `usage-${usage.service}-${days[0]?.day ?? ''}-${days.at(-1)?.day ?? ''}`;
  if (format === 'csv') {
    // The mark tells Excel that it is UTF-8.
    const text = `\uFEFF${toCsv([all.map(({ title }) => title), ...rows])}\r\n`;
    saveFile(`${name}.csv`, text, 'text/csv;charset=utf-8');
    return;
  }
  const { toXlsx } = await import('../../../ui/xlsx.ts');
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  saveFile(`${name}.xlsx`, toXlsx({ name: usage.service, columns: all, rows }) as BlobPart, type);
}
