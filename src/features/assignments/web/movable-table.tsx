import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Movable } from '../model.ts';
import styles from './reassign.module.css';
import { type Level, partOf, withTicks } from './ticks.ts';
import { roleLabel, serviceName } from './words.ts';

interface Props {
  readonly level: Level;
  readonly items: readonly Movable[];
  readonly ticks: ReadonlySet<string>;
  readonly to: string;
  readonly onTicks: (ticks: ReadonlySet<string>) => void;
}

/** One of the two parts of what can be moved: ticked row by row or all at once, with what stands against it. */
export function MovableTable({ level, items, ticks, to, onTicks }: Props) {
  const t = useT();
  const { rows, movable } = partOf(items, level);
  if (rows.length === 0) return null;
  const title = t(`reassign.level.${level}`);
  const ticked = movable.filter(({ id }) => ticks.has(id)).length;
  return (
    <div className={styles.part}>
      <header>
        <h2>{title}</h2>
        <span role="status">{t('reassign.count', { ticked, total: rows.length })}</span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable */}
      <section className={styles.scroll} tabIndex={0} aria-label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label={t('reassign.tickAll', { level: title })}
                  checked={ticked > 0 && ticked === movable.length}
                  disabled={movable.length === 0}
                  onChange={({ target: { checked } }) => onTicks(withTicks(ticks, rows, checked))}
                />
              </th>
              <th scope="col">{t('reassign.place')}</th>
              <th scope="col">{t('reassign.role')}</th>
              <th scope="col">{t('reassign.level')}</th>
              <th scope="col">{t('reassign.primary')}</th>
              <th scope="col">{t('reassign.conflict')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                to={to}
                ticked={ticks.has(row.id)}
                onTick={(checked) => onTicks(withTicks(ticks, [row], checked))}
              />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Row(props: { row: Movable; to: string; ticked: boolean; onTick: (ticked: boolean) => void }) {
  const t = useT();
  const { row, to, ticked, onTick } = props;
  const { place, role, level, service, primary, isThere, refusal } = row;
  const where = level === 'service' ? serviceName(service) : t(`reassign.whole.${level}`);
  return (
    <tr className={refusal ? styles.blocked : undefined}>
      <td>
        <input
          type="checkbox"
          data-row=""
          aria-label={t('reassign.tick', { place: place.name, role: roleLabel(role), level: where })}
          checked={ticked}
          disabled={refusal !== null}
          onChange={({ target: { checked } }) => onTick(checked)}
        />
      </td>
      <td>
        {place.name}
        {row.customer !== place.name && <div className={styles.quiet}>{row.customer}</div>}
      </td>
      <td>{roleLabel(role)}</td>
      <td>{where}</td>
      <td>{primary && <Chip tone="info">{t('reassign.primary')}</Chip>}</td>
      <td>
        {refusal && (
          <span className={styles.refused}>
            <Icon name="important" />
            {refusal.message}
          </span>
        )}
        {!refusal && isThere && <span className={styles.quiet}>{t('reassign.isThere', { name: to })}</span>}
      </td>
    </tr>
  );
}
