import { Button } from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatCount, formatDay, formatShortMoment } from '../../../ui/time.ts';
import { listUsageImports, readUsageQuarantine } from '../contract.ts';
import type { UsageImport } from '../model.ts';
import { NamesSection } from './names-section.tsx';
import styles from './usage.module.css';
import tables from './usage-tables.module.css';

/** The files that the figures of a tenant rest on, newest first, and the lines that could not be read. */
export function UsageImports({ tenantId, administrator }: { tenantId: string; administrator: boolean }) {
  const t = useT();
  const [shown, setShown] = useState<number | undefined>(undefined);
  const query = useInfiniteQuery({
    queryKey: keyOf(listUsageImports, { tenantId }),
    queryFn: ({ pageParam, signal }) =>
      call(listUsageImports, { tenantId, ...(pageParam === 0 ? {} : { before: pageParam }) }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ items, more }) => (more ? items.at(-1)?.number : undefined),
  });
  if (query.isPending) return <LoadingRows count={6} label={t('usage.imports.loading')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages.flatMap(({ items }) => items);
  return (
    <div className={tables.page}>
      <Go to={`/tenants/${tenantId}/usage`}>{t('usage.imports.back')}</Go>
      {' · '}
      <Go to={`/tenants/${tenantId}/usage/sync`}>{t('usage.sync')}</Go>
      <div className={styles.section}>
        <h2>{t('usage.imports')}</h2>
        {rows.length === 0 && <p className={styles.quiet}>{t('usage.imports.none')}</p>}
        {rows.length > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable
          <section className={tables.scrollX} tabIndex={0} aria-label={t('usage.imports')}>
            <table className={tables.imports}>
              <thead>
                <tr>
                  <th scope="col">{t('usage.imports.file')}</th>
                  <th scope="col">{t('usage.imports.report')}</th>
                  <th scope="col">{t('usage.imports.days')}</th>
                  <th scope="col" className={tables.numeric}>
                    {t('usage.imports.rows')}
                  </th>
                  <th scope="col">{t('usage.imports.aside')}</th>
                  <th scope="col">{t('usage.imports.at')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.number} row={row} onShow={administrator ? setShown : undefined} />
                ))}
              </tbody>
            </table>
          </section>
        )}
        {query.hasNextPage && (
          <Button size="small" onClick={() => void query.fetchNextPage()}>
            {t('usage.imports.more')}
          </Button>
        )}
      </div>
      {shown !== undefined && <Quarantine number={shown} />}
      <NamesSection tenantId={tenantId} />
    </div>
  );
}

function Row({ row, onShow }: { row: UsageImport; onShow: ((number: number) => void) | undefined }) {
  const t = useT();
  const { file, report, from, to, rows, quarantined, erased, refusal, state, at, by } = row;
  return (
    <tr>
      <td>
        {file}
        {refusal !== null && <div className={tables.aside}>{refusal}</div>}
        {erased > 0 && <div className={tables.aside}>{t('usage.imports.erased', { count: erased })}</div>}
      </td>
      <td>{report ?? t(`usage.imports.state.${state}`)}</td>
      <td>
        {from === null
          ? '–'
          : from === to
            ? formatDay(from)
            : `${formatDay(from)} – ${formatDay(to ?? from)}`}
      </td>
      <td className={tables.numeric}>{formatCount(rows)}</td>
      <td>
        {quarantined === 0 ? (
          '–'
        ) : onShow === undefined ? (
          formatCount(quarantined)
        ) : (
          <Button size="small" appearance="subtle" onClick={() => onShow(row.number)}>
            {formatCount(quarantined)} · {t('usage.quarantine.show')}
          </Button>
        )}
      </td>
      <td>
        {formatShortMoment(at)} · {by.name}
      </td>
    </tr>
  );
}

function Quarantine({ number }: { number: number }) {
  const t = useT();
  const query = useQuery(contractQuery(readUsageQuarantine, { number }));
  if (query.isPending) return <LoadingRows count={3} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  return (
    <section className={styles.section}>
      <h2>{t('usage.quarantine', { number })}</h2>
      <ul className={tables.quarantine}>
        {query.data.items.map(({ line, reason, column, text }) => (
          <li key={line}>
            {t('usage.quarantine.line', { line })}: {reason}
            {column !== null && ` (${column})`}
            <code>{text}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
