import { type FileFormat, saveCells } from '../../../ui/grid/file-rows.ts';
import type { FileColumn } from '../../../ui/grid/grid-types.ts';
import { say } from '../../../ui/i18n.ts';
import type { TenantUsage, UsageDay } from '../model.ts';
import type { ComparedLine } from './compared-lines.ts';

const columns = (): FileColumn<UsageDay>[] => [
  { title: say('usage.day'), type: 'date', value: ({ day }) => day },
  { title: say('usage.value.people'), type: 'number', value: ({ activePeople }) => activePeople },
  { title: say('usage.atLeast'), type: 'number', value: ({ atLeast }) => atLeast },
  { title: say('usage.atMost'), type: 'number', value: ({ atMost }) => atMost },
  { title: say('usage.value.percent'), type: 'percent', value: ({ percent }) => percent },
  { title: say('usage.value.entitlements'), type: 'number', value: ({ entitlements }) => entitlements },
  {
    title: say('usage.count.entitled'),
    type: 'number',
    value: ({ activeAndEntitled }) => activeAndEntitled,
  },
  { title: say('usage.entitledPercent'), type: 'percent', value: ({ entitledPercent }) => entitledPercent },
  { title: say('usage.new'), type: 'number', value: ({ newPeople }) => newPeople },
  { title: say('usage.retained'), type: 'number', value: ({ retained }) => retained },
  { title: say('usage.resurrected'), type: 'number', value: ({ resurrected }) => resurrected },
  { title: say('usage.lapsed'), type: 'number', value: ({ lapsed }) => lapsed },
  { title: say('usage.quality'), type: 'text', value: ({ quality }) => say(`usage.quality.${quality}`) },
  { title: say('usage.proof.dataDate'), type: 'date', value: ({ dataDate }) => dataDate },
];

/** Of each compared service the figure and its bounds; services are never added up, in a file neither. */
const comparedColumns = (lines: readonly ComparedLine[]): FileColumn<UsageDay>[] =>
  lines.flatMap(({ name, days }) => {
    const of = new Map(days.map((day) => [day.day, day]));
    const column = (
      title: string,
      type: 'number' | 'percent',
      id: 'activePeople' | 'atLeast' | 'atMost' | 'percent',
    ) => ({ title: `${name}: ${title}`, type, value: ({ day }: UsageDay) => of.get(day)?.[id] ?? null });
    return [
      column(say('usage.value.people'), 'number', 'activePeople'),
      column(say('usage.atLeast'), 'number', 'atLeast'),
      column(say('usage.atMost'), 'number', 'atMost'),
      column(say('usage.value.percent'), 'percent', 'percent'),
    ];
  });

/** Saves the days that are shown: of one service all there is, of several what is compared. */
export function exportDays(
  usage: TenantUsage,
  days: readonly UsageDay[],
  lines: readonly ComparedLine[],
  format: FileFormat,
): Promise<void> {
  const one = columns();
  const all = lines.length === 0 ? one : [...one.slice(0, 1), ...comparedColumns(lines)];
  return saveCells(fileNameOf(usage, days), all, days, format);
}

/** Without an ending. */
export const fileNameOf = ({ service }: TenantUsage, days: readonly UsageDay[]): string =>
  `usage-${service}-${days[0]?.day ?? ''}-${days.at(-1)?.day ?? ''}`;
