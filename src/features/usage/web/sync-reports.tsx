import { Fragment } from 'react';
import { useT } from '../../../ui/i18n.ts';
import type { SyncReport, UsageSync } from '../sync-model.ts';
import styles from './sync.module.css';
import { Lag, Missing, Moment, RetryButton, SyncChip } from './sync-parts.tsx';

/** The reports of a tenant: how each is, and why. On a phone each row is a card. */
export function SyncReports({ sync }: { sync: UsageSync }) {
  const t = useT();
  const { tenant, reports, mayRetry } = sync;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('usage.sync.report')}</th>
          <th scope="col">{t('usage.sync.state')}</th>
          <th scope="col">{t('usage.sync.lastSuccess')}</th>
          <th scope="col">{t('usage.sync.lag')}</th>
          <th scope="col">{t('usage.sync.nextTry')}</th>
          <th scope="col">{t('usage.sync.missing')}</th>
          {mayRetry && <th scope="col">{t('usage.sync.action')}</th>}
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <Fragment key={report.report}>
            <tr className={report.problem ? styles.withWords : undefined}>
              <th scope="row">{report.name}</th>
              <td data-label={t('usage.sync.state')}>
                <SyncChip state={report.state} />
              </td>
              <td data-label={t('usage.sync.lastSuccess')}>
                <Moment at={report.lastSuccess} />
              </td>
              <td data-label={t('usage.sync.lag')}>
                <Lag days={report.lag} dataDay={report.dataDay} />
              </td>
              <td data-label={t('usage.sync.nextTry')}>
                <Moment at={report.nextTry} />
              </td>
              <td data-label={t('usage.sync.missing')}>
                <Missing days={report.missing} />
              </td>
              {mayRetry && (
                <td className={styles.act}>
                  <RetryButton tenantId={tenant.id} report={report.report} called={report.name} />
                </td>
              )}
            </tr>
            <Words report={report} span={mayRetry ? 7 : 6} />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** What is wrong and what now, below the row that it is about. */
function Words({ report, span }: { report: SyncReport; span: number }) {
  const t = useT();
  const { problem, attempts } = report;
  if (problem === null) return null;
  return (
    <tr className={styles.words}>
      <td colSpan={span}>
        {problem.text} {attempts > 1 && t('usage.sync.attempts', { count: attempts })}
        <code>{problem.code}</code>
      </td>
    </tr>
  );
}
