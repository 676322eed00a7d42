import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import type { TenantRow } from '../model.ts';
import styles from './tenant-list.module.css';
import { AccessChip, MotionChips } from './tenant-parts.tsx';

/** The list on a phone: what tells tenants apart, and what one may do there. */
export function TenantCards({ rows }: { rows: readonly TenantRow[] }) {
  const t = useT();
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li key={row.id}>
          <Go to={`/tenants/${row.id}`} data-row="">
            <span className={styles.cardTop}>
              <b>{row.name}</b>
              <AccessChip row={row} />
            </span>
            <span className={styles.cardLine}>
              {t('tenants.column.tpid')} {row.tpid} · {row.region} · {row.segment}
            </span>
            <span className={styles.chips}>
              <MotionChips motions={row.motions} />
              {!row.active && <Chip>{t('tenants.inactive')}</Chip>}
            </span>
          </Go>
        </li>
      ))}
    </ul>
  );
}
