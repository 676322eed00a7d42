import { useT } from '../../../ui/i18n.ts';
import { formatCount, formatShortMoment } from '../../../ui/time.ts';
import type { Contribution, UsageRows } from '../people-model.ts';
import tables from './usage-tables.module.css';

/** Which file shows whom: both columns add up to the figure. */
export function ContributionTable({ rows }: { rows: UsageRows }) {
  const t = useT();
  const { contributions, people } = rows;
  if (contributions.length === 0) return <p>{t('usage.people.nobody')}</p>;
  const sum = (of: 'first' | 'last') => contributions.reduce((total, row) => total + row[of], 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable
    <section className={tables.scrollX} tabIndex={0} aria-label={t('usage.people.files')}>
      <table className={tables.imports}>
        <thead>
          <tr>
            <th scope="col">{t('usage.imports.file')}</th>
            <th scope="col" className={tables.numeric}>
              {t('usage.people.first')}
            </th>
            <th scope="col" className={tables.numeric}>
              {t('usage.people.last')}
            </th>
          </tr>
        </thead>
        <tbody>
          {contributions.map((row) => (
            <Row key={row.import ?? 'folded'} row={row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('usage.people.sum', { people: formatCount(people) })}</th>
            <td className={tables.numeric}>{formatCount(sum('first'))}</td>
            <td className={tables.numeric}>{formatCount(sum('last'))}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Row({ row }: { row: Contribution }) {
  const t = useT();
  const { file, report, sha256, at, first, last } = row;
  return (
    <tr>
      <td>
        {row.import === null ? (
          t('usage.people.folded')
        ) : (
          <>
            {file ?? `#${row.import}`}
            <span className={tables.about}>
              {report ?? '–'} · {at === null ? '–' : formatShortMoment(at)} ·{' '}
              <code>{sha256?.slice(0, 12)}</code>
            </span>
          </>
        )}
      </td>
      <td className={tables.numeric}>{formatCount(first)}</td>
      <td className={tables.numeric}>{formatCount(last)}</td>
    </tr>
  );
}
