import { Button } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { formatCount } from '../../../ui/time.ts';
import { isNew, newRow, sumOf } from '../entitlement-rules.ts';
import { freshKey, type RowDraft } from './draft.ts';
import type { Owner } from './owner-field.tsx';
import { PartFields } from './part-fields.tsx';
import { Section } from './section.tsx';
import styles from './services.module.css';
import type { ServiceEdit } from './use-service-edit.ts';
import { none } from './words.ts';

/** The parts of the entitlements: they come to what is available, and the section says how far they do. */
export function EntitlementSection({ edit, owners }: { edit: ServiceEdit; owners: readonly Owner[] }) {
  const t = useT();
  const { draft, state, start } = edit;
  const { rows } = draft;
  const total = sumOf(state.rows);
  const { available } = start;
  const put = (key: string, next: Partial<RowDraft>) =>
    edit.set({ rows: rows.map((row) => (row.key === key ? { ...row, ...next } : row)) });
  const first = rows.findIndex((row) => !isNew(row));
  const wrong = edit.at('rows');
  function add(): void {
    const { entitlements: _none, ...row } = newRow(0);
    const rest = Math.max(0, (available ?? 0) - total);
    edit.set({
      rows: [...rows, { ...row, status: 'in-progress', reason: null, key: freshKey(), count: String(rest) }],
    });
  }
  return (
    <Section
      id="parts"
      title={t('services.section.entitlements')}
      aside={
        <span className={total === available ? styles.fits : styles.fitsNot} role="status">
          {t('services.sum', {
            total: formatCount(total),
            available: available === null ? none : formatCount(available),
          })}
        </span>
      }
    >
      {start.over > 0 && <p className={styles.warning}>{t('services.overWhy', { count: start.over })}</p>}
      {rows.map((row, n) => (
        <PartFields
          key={row.key}
          row={row}
          place={n}
          split={n > first && first !== -1 && !isNew(row)}
          edit={edit}
          owners={owners}
          onChange={(next) => put(row.key, next)}
          onRemove={() => edit.set({ rows: rows.filter(({ key }) => key !== row.key) })}
        />
      ))}
      {wrong && (
        <p className={styles.wrong} role="alert">
          {wrong.message}
        </p>
      )}
      <Button size="small" icon={<Icon name="add" />} onClick={add}>
        {t('services.addPart')}
      </Button>
    </Section>
  );
}
