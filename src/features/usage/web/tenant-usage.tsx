import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { readTenantUsage } from '../contract.ts';
import type { TenantUsage as Usage } from '../model.ts';
import { daysOf, gapsOf, pointsOf } from './chart-points.ts';
import { DaysTable } from './days-table.tsx';
import { EventTable } from './event-table.tsx';
import { exportDays } from './export-days.ts';
import { GrowthBars } from './growth-bars.tsx';
import { KeyFigures } from './key-figures.tsx';
import { ProofPanel } from './proof-panel.tsx';
import { shownEvents } from './shown-events.ts';
import styles from './usage.module.css';
import { UsageChart } from './usage-chart.tsx';
import { readSearch, type UsageSearch, type UsageView } from './usage-search.ts';
import { UsageToolbar } from './usage-toolbar.tsx';

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
  const change = (next: Partial<UsageSearch>) => onSearch({ ...search, ...next });
  return (
    <div className={styles.usage}>
      <div className={styles.content}>
        <UsageToolbar
          usage={usage}
          view={view}
          onView={change}
          onExport={(format) => void exportDays(usage, daysOf(usage.days, view.range), format)}
        />
        <Shown usage={usage} view={view} />
      </div>
      <ProofPanel usage={usage} tenantId={tenantId} />
    </div>
  );
}

function Shown({ usage, view }: { usage: Usage; view: UsageView }) {
  const t = useT();
  const days = daysOf(usage.days, view.range);
  if (days.length === 0) return <Empty title={t('usage.noDaysTitle')} body={t('usage.noDaysBody')} />;
  const points = pointsOf(days, view);
  const range = { from: points[0]?.day ?? 0, to: points.at(-1)?.day ?? 0 };
  const events = shownEvents(usage, range, view.events);
  const nothing = points.every(({ high }) => high === null);
  const noLicences =
    nothing && view.count === 'entitled' && days.every(({ activeAndEntitled }) => activeAndEntitled === null);
  const noShare = nothing && view.value === 'percent';
  return (
    <>
      <KeyFigures usage={usage} view={view} />
      {view.table ? (
        <DaysTable days={days} />
      ) : (
        <>
          <div className={styles.title}>
            <h2>{t(`usage.chart.${view.value}`)}</h2>
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
          </div>
          {noShare || noLicences ? (
            <p className={styles.quiet}>{t(noLicences ? 'usage.noLicences' : 'usage.noShare')}</p>
          ) : (
            <UsageChart points={points} view={view} usage={usage} events={events} />
          )}
          <Gaps points={points} />
          <GrowthBars days={usage.days} />
          <EventTable events={events} />
        </>
      )}
    </>
  );
}

/** Says which days have no report, or one that withholds people, in words, below the picture that hatches them. */
function Gaps({ points }: { points: ReturnType<typeof pointsOf> }) {
  const t = useT();
  const days = (isSuppressed: boolean) =>
    gapsOf(points)
      .filter(({ quality }) => (quality === 'suppressed') === isSuppressed)
      .reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const [missing, withheld] = [days(false), days(true)];
  return (
    <>
      {missing > 0 && <p className={styles.gapsText}>{t('usage.gaps', { count: missing })}</p>}
      {withheld > 0 && <p className={styles.gapsText}>{t('usage.withheldDays', { count: withheld })}</p>}
    </>
  );
}
