import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { dayNumber, dayText } from '../../../base/days.ts';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatDay } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { readTenant } from '../../tenants/contract.ts';
import { readTenantUsage } from '../contract.ts';
import type { TenantUsage as Usage, UsageDay } from '../model.ts';
import { type ChartPoint, daysOf, gapsOf, goalsOf, pointsOf } from './chart-points.ts';
import { CompareChart } from './compare-chart.tsx';
import { CompareTable } from './compare-table.tsx';
import type { ComparedLine } from './compared-lines.ts';
import { DaysTable } from './days-table.tsx';
import { EventTable, useEventText } from './event-table.tsx';
import { exportDays } from './export-days.ts';
import { GrowthBars } from './growth-bars.tsx';
import { KeyFigures } from './key-figures.tsx';
import { savePicture } from './picture-of-chart.ts';
import { ProofPanel } from './proof-panel.tsx';
import { shownEvents } from './shown-events.ts';
import styles from './usage.module.css';
import { UsageChart } from './usage-chart.tsx';
import { readSearch, type UsageSearch, type UsageView } from './usage-search.ts';
import { UsageToolbar } from './usage-toolbar.tsx';
import { useCompared } from './use-compared.ts';

interface Props {
  readonly tenantId: string;
  readonly search: UsageSearch;
  readonly onSearch: (next: UsageSearch) => void;
}

/** The usage of a tenant: how many, who came and left, what happened, and where the number comes from. */
export function TenantUsage({ tenantId, search, onSearch }: Props) {
  const t = useT();
  const view = readSearch(search);
  const { service, asOf } = view;
  const query = useQuery({
    ...contractQuery(readTenantUsage, { tenantId, service, ...(asOf === undefined ? {} : { asOf }) }),
    placeholderData: (before: Usage | undefined) => before,
  });
  if (query.isPending) return <LoadingRows count={8} label={t('usage.loading')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const usage = query.data;
  if (usage.days.length === 0 && service === 'any' && usage.services.length === 0)
    return (
      <Empty
        title={t('usage.emptyTitle')}
        body={t('usage.emptyBody')}
        actions={<Go to={`/tenants/${tenantId}/usage/sync`}>{t('usage.sync')}</Go>}
      />
    );
  return <Loaded tenantId={tenantId} usage={usage} view={view} search={search} onSearch={onSearch} />;
}

function Loaded({ tenantId, usage, view, search, onSearch }: Props & { usage: Usage; view: UsageView }) {
  const t = useT();
  const toasts = useToasts();
  const { data: tenant } = useQuery(contractQuery(readTenant, { tenantId }));
  const chart = useRef<HTMLDivElement>(null);
  const days = daysOf(usage.days, view.range);
  const compared = useCompared(tenantId, usage, days, view);
  const { lines } = compared;
  const eventText = useEventText();
  const change = (next: Partial<UsageSearch>) => onSearch({ ...search, ...next });
  const savePictureAs = (format: 'png' | 'svg') => {
    const svg = chart.current?.querySelector<SVGSVGElement>('svg[role=img]');
    if (svg == null) return;
    const byDay = Map.groupBy(shownEvents(usage, rangeOf(days), view.events), ({ number }) => number);
    const events = [...byDay].map(
      ([number, own]) =>
        `${number} · ${formatDay(dayText(own[0]?.day ?? 0))}: ${own.map(eventText).join('; ')}`,
    );
    const shown = { tenant: tenant?.name ?? '', usage, view, lines, events };
    void savePicture(svg, shown, format).catch((error: unknown) =>
      toasts.show({ title: t('usage.pictureFailed'), body: problemOf(error).message, intent: 'error' }),
    );
  };
  return (
    <div className={styles.usage}>
      <div className={styles.content} ref={chart}>
        <UsageToolbar
          usage={usage}
          view={view}
          onView={change}
          onExport={(format) => void exportDays(usage, days, lines, format)}
          onPicture={view.table ? undefined : savePictureAs}
        />
        {compared.error !== null && <Failed problem={problemOf(compared.error)} onRetry={compared.retry} />}
        <Shown usage={usage} view={view} days={days} lines={lines} />
      </div>
      <ProofPanel usage={usage} tenantId={tenantId} asOf={view.asOf} />
    </div>
  );
}

function Shown(props: {
  usage: Usage;
  view: UsageView;
  days: readonly UsageDay[];
  lines: readonly ComparedLine[];
}) {
  const t = useT();
  const { usage, view, days, lines } = props;
  if (days.length === 0) return <Empty title={t('usage.noDaysTitle')} body={t('usage.noDaysBody')} />;
  const compares = lines.length > 1;
  const points = pointsOf(days, view);
  const events = shownEvents(usage, rangeOf(days), view.events);
  const nothing = points.every(({ high }) => high === null);
  const noLicences =
    nothing && view.count === 'entitled' && days.every(({ activeAndEntitled }) => activeAndEntitled === null);
  const noShare = nothing && view.value === 'percent';
  return (
    <>
      <KeyFigures usage={usage} view={view} />
      {view.table ? (
        compares ? (
          <CompareTable days={days} lines={lines} view={view} />
        ) : (
          <DaysTable days={days} />
        )
      ) : (
        <>
          <div className={styles.title}>
            <h2>{t(`usage.chart.${view.value}`)}</h2>
            {!compares && <Legend points={points} />}
          </div>
          {compares ? (
            <CompareChart lines={lines} view={view} goals={goalsOf(usage)} events={events} />
          ) : noShare || noLicences ? (
            <p className={styles.quiet}>{t(noLicences ? 'usage.noLicences' : 'usage.noShare')}</p>
          ) : (
            <UsageChart points={points} view={view} usage={usage} events={events} />
          )}
          <Gaps points={points} compares={compares} />
          <GrowthBars days={usage.days} />
          <EventTable events={events} />
        </>
      )}
    </>
  );
}

const rangeOf = (days: readonly UsageDay[]) => ({
  from: dayNumber(days[0]?.day ?? '1970-01-01'),
  to: dayNumber(days.at(-1)?.day ?? '1970-01-01'),
});

function Legend({ points }: { points: readonly ChartPoint[] }) {
  const t = useT();
  return (
    <ul className={styles.legend}>
      <li>
        <i className={styles.exactKey} /> {t('usage.exact')}
      </li>
      {points.some(({ value, low }) => value === null && low !== null) && (
        <li>
          <i className={styles.boundKey} /> {t('usage.bounds')}
        </li>
      )}
      <li>
        <i className={styles.monthKey} /> {t('usage.monthEnd')}
      </li>
    </ul>
  );
}

/** Says which days have no report, or one that withholds people, in words, below the picture that hatches them. */
function Gaps({ points, compares }: { points: readonly ChartPoint[]; compares: boolean }) {
  const t = useT();
  const days = (isSuppressed: boolean) =>
    gapsOf(points)
      .filter(({ quality }) => (quality === 'suppressed') === isSuppressed)
      .reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const [missing, withheld] = [days(false), days(true)];
  const say = compares ? 'usage.compareGaps' : 'usage.gaps';
  return (
    <>
      {missing > 0 && <p className={styles.gapsText}>{t(say, { count: missing })}</p>}
      {withheld > 0 && <p className={styles.gapsText}>{t('usage.withheldDays', { count: withheld })}</p>}
    </>
  );
}
