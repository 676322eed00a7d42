import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go, useGo } from '../../../ui/link.tsx';
import type { TenantRow } from '../model.ts';
import styles from './tenant-list.module.css';
import { AccessChip, MotionChips } from './tenant-parts.tsx';

/** The list from 760 px on. The name is the link; a click anywhere in the row does the same. */
export function TenantTable({ rows }: { rows: readonly TenantRow[] }) {
  const t = useT();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('tenants.column.name')}</th>
          <th scope="col" className={styles.roomy}>
            {t('tenants.column.customer')}
          </th>
          <th scope="col" className={styles.number}>
            {t('tenants.column.tpid')}
          </th>
          <th scope="col">{t('tenants.column.region')}</th>
          <th scope="col">{t('tenants.column.segment')}</th>
          <th scope="col">{t('tenants.column.motions')}</th>
          <th scope="col">{t('tenants.column.role')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: TenantRow }) {
  const t = useT();
  const go = useGo();
  const to = `/tenants/${row.id}`;
  return (
    // The link in the row has the keys; the row only widens it for a mouse.
    <tr onClick={(event) => !(event.target as Element).closest('a') && go(to)}>
      <td>
        <Go to={to} data-row="" className={styles.name}>
          {row.name}
        </Go>
        <span className={styles.domain}>{row.domain}</span>
        {!row.active && <Chip>{t('tenants.inactive')}</Chip>}
      </td>
      <td className={styles.roomy}>{row.customer}</td>
      <td className={styles.number}>{row.tpid}</td>
      <td>{row.region}</td>
      <td>{row.segment}</td>
      <td>
        <span className={styles.chips}>
          <MotionChips motions={row.motions} />
        </span>
      </td>
      <td>
        <AccessChip row={row} />
      </td>
    </tr>
  );
}
