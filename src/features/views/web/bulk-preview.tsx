import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import type { BulkRow } from '../bulk-model.ts';
import styles from './bulk.module.css';

/** Tenant by tenant: before, after, and why not. What is refused comes first: it wants a look. */
export function BulkPreview({ rows }: { rows: readonly BulkRow[] }) {
  const t = useT();
  const words = (all: readonly string[]) =>
    all.length === 0
      ? t('views.bulk.empty')
      : all.map((one) => (one === 'active' || one === 'inactive' ? t(`views.${one}`) : one)).join(' · ');
  const rank = ({ state }: BulkRow) =>
    state === 'refused' || state === 'kept' ? 0 : state === 'same' ? 2 : 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
    <section className={styles.preview} tabIndex={0} aria-label={t('views.bulk.preview')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('views.column.name')}</th>
            <th scope="col">{t('views.bulk.before')}</th>
            <th scope="col">{t('views.bulk.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .toSorted((a, b) => rank(a) - rank(b))
            .map((row) => (
              <tr key={row.tenantId}>
                <th scope="row">{row.tenant}</th>
                <td>{words(row.before)}</td>
                <td>
                  {row.why === '' ? (
                    row.state === 'same' ? (
                      <span className={styles.quiet}>{t('views.bulk.same')}</span>
                    ) : (
                      words(row.after)
                    )
                  ) : (
                    <span className={styles.refused}>
                      <Chip tone="warn">
                        {t(row.state === 'kept' ? 'views.bulk.kept' : 'views.bulk.refused')}
                      </Chip>{' '}
                      {row.why}
                    </span>
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
