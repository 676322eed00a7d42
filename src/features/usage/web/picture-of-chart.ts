import { say } from '../../../ui/i18n.ts';
import { pictureOf, toPng } from '../../../ui/picture.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { formatDay } from '../../../ui/time.ts';
import type { TenantUsage, UsageDay } from '../model.ts';
import { daysOf, gapsOf, lastKnown, pointsOf } from './chart-points.ts';
import type { ComparedLine } from './compared-lines.ts';
import { fileNameOf } from './export-days.ts';
import type { UsageView } from './usage-search.ts';

/** Colours and dashes of lines, as compare.module.css has them. */
const looks = [
  { colour: '--v1' },
  { colour: '--v4' },
  { colour: '--v3', dash: '7 3' },
  { colour: '--v2', dash: '2 3' },
  { colour: '--fg2', dash: '9 3 2 3' },
  { colour: '--v6', dash: '4 4' },
] as const;

export interface ShownChart {
  readonly tenant: string;
  readonly usage: TenantUsage;
  readonly view: UsageView;
  readonly lines: readonly ComparedLine[];
  /** What the numbers above the chart stand for. */
  readonly events: readonly string[];
}

/** Saves the chart that is on the page, with title, tenant, data date and definition: it is looked at far from here. */
export async function savePicture(
  chart: SVGSVGElement,
  shown: ShownChart,
  format: 'png' | 'svg',
): Promise<void> {
  const { usage, view } = shown;
  const days = daysOf(usage.days, view.range);
  const svg = pictureOf(chart, wordsOf(shown, days));
  const name = fileNameOf(usage, days);
  if (format === 'svg') saveFile(`${name}.svg`, svg, 'image/svg+xml');
  else saveFile(`${name}.png`, await toPng(svg), 'image/png');
}

function wordsOf({ tenant, usage, view, lines, events }: ShownChart, days: readonly UsageDay[]) {
  const last = lastKnown(usage.days);
  const { version, window, suite } = usage.definition;
  const open = gapsOf(pointsOf(days, view)).reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const service =
    lines.length > 1
      ? lines.map(({ name }) => name).join(', ')
      : usage.service === 'any'
        ? say('usage.any')
        : (usage.services.find(({ id }) => id === usage.service)?.name ?? usage.service);
  return {
    title: say(`usage.chart.${view.value}`),
    subtitle: `${tenant} · ${service}`,
    legend: lines.map(({ name }, nth) => ({ label: name, ...(looks[nth] ?? looks[0]) })),
    notes: [
      say('usage.picture.data', {
        day: last?.dataDate == null ? '–' : formatDay(last.dataDate),
        version,
        window,
      }),
      say('usage.picture.once', { services: suite.join(', ') }),
      ...(open > 0 ? [say(lines.length > 1 ? 'usage.compareGaps' : 'usage.gaps', { count: open })] : []),
      ...events,
    ],
  };
}
