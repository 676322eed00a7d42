import { dayText } from '../../../base/days.ts';
import { useT } from '../../../ui/i18n.ts';
import { formatCount, formatDay, formatPercent } from '../../../ui/time.ts';
import { roleOf } from '../../people/model.ts';
import type { NumberedEvent } from './shown-events.ts';
import styles from './usage.module.css';
import tables from './usage-tables.module.css';

/** The numbered events of the chart, newest first. */
export function EventTable({ events }: { events: readonly NumberedEvent[] }) {
  const t = useT();
  const say = useEventText();
  if (events.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('usage.events')}</h2>
      <table className={tables.events}>
        <thead className={styles.spoken}>
          <tr>
            <th scope="col">{t('usage.day')}</th>
            <th scope="col">{t('usage.number')}</th>
            <th scope="col">{t('usage.event')}</th>
          </tr>
        </thead>
        <tbody>
          {events.toReversed().map((event) => (
            <tr key={event.seq}>
              <td>{formatDay(dayText(event.day))}</td>
              <td>
                <span className={tables.dot}>{event.number}</span>
              </td>
              <td>{say(event)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const serviceKinds = [
  'entitlements.classified',
  'engagement.started',
  'engagement.moved',
  'service.saved',
  'dibs.captured',
  'tenant.declared-duplicate',
] as const;

/** What happened, in words. */
export function useEventText(): (event: NumberedEvent) => string {
  const t = useT();
  return ({ kind, facts }) => {
    const text = (name: string) => String(facts[name] ?? '');
    if (kind === 'milestone') {
      const percent = formatPercent(Number(facts.percent));
      return facts.orEarlier === true
        ? t('usage.crossedOrEarlier', { percent })
        : t('usage.crossed', { percent });
    }
    if (kind === 'tenant.added') return t('usage.tenantAdded');
    if (kind === 'person.assigned')
      return t('usage.assigned', { role: roleOf(text('role'))?.label ?? text('role') });
    if (kind === 'task.saved') {
      const after = (facts.after ?? {}) as { status?: string };
      return after.status === undefined
        ? t('usage.taskChanged', { task: text('task'), name: text('name') })
        : t('usage.taskStatus', { task: text('task'), name: text('name'), status: after.status });
    }
    const { entitlements } = (facts.after ?? {}) as { entitlements?: number | null };
    if (kind === 'entitlements.overridden')
      return t('usage.overridden', { service: text('service'), count: formatCount(entitlements ?? 0) });
    if (kind === 'entitlements.released') return t('usage.released', { service: text('service') });
    const known = serviceKinds.find((one) => one === kind);
    if (known !== undefined) return t(`usage.event.${known}`, { service: text('service') });
    if (kind === 'note.added') return t('usage.noteAdded');
    return kind;
  };
}
