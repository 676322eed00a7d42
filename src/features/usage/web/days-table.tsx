import { useT } from '../../../ui/i18n.ts';
import { formatCount, formatDay, formatPercent } from '../../../ui/time.ts';
import type { UsageDay } from '../model.ts';
import tables from './usage-tables.module.css';

const count = (value: number | null) => (value === null ? '–' : formatCount(value));

/** The days of the chart as numbers, newest first. */
export function DaysTable({ days }: { days: readonly UsageDay[] }) {
  const t = useT();
  return (
    // It scrolls sideways on a phone, and so it takes the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable
    <section className={tables.scrollX} tabIndex={0} aria-label={t('usage.table')}>
      <table className={tables.days}>
        <thead>
          <tr>
            <th scope="col">{t('usage.day')}</th>
            <th scope="col">{t('usage.value.people')}</th>
            <th scope="col">{t('usage.value.percent')}</th>
            <th scope="col">{t('usage.value.entitlements')}</th>
            <th scope="col">{t('usage.count.entitled')}</th>
            <th scope="col">{t('usage.new')}</th>
            <th scope="col">{t('usage.retained')}</th>
            <th scope="col">{t('usage.resurrected')}</th>
            <th scope="col">{t('usage.lapsed')}</th>
            <th scope="col">{t('usage.quality')}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row">{formatDay(day.day)}</th>
              <td>
                {day.activePeople !== null
                  ? formatCount(day.activePeople)
                  : day.atLeast === null
                    ? '–'
                    : `${formatCount(day.atLeast)}–${day.atMost === null ? '?' : formatCount(day.atMost)}`}
              </td>
              <td>{day.percent === null ? '–' : formatPercent(day.percent, 1)}</td>
              <td>{count(day.entitlements)}</td>
              <td>{count(day.activeAndEntitled)}</td>
              <td>{count(day.newPeople)}</td>
              <td>{count(day.retained)}</td>
              <td>{count(day.resurrected)}</td>
              <td>{count(day.lapsed)}</td>
              <td>{t(`usage.quality.${day.quality}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
