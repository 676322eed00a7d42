import { useT } from '../../../ui/i18n.ts';
import { formatDay } from '../../../ui/time.ts';
import type { UsageDay } from '../model.ts';
import type { ComparedLine } from './compared-lines.ts';
import type { UsageView } from './usage-search.ts';
import tables from './usage-tables.module.css';
import { usePointText } from './use-point-text.ts';

interface Props {
  readonly days: readonly UsageDay[];
  readonly lines: readonly ComparedLine[];
  readonly view: UsageView;
}

/** The compared services as numbers, a column each, the newest day first. */
export function CompareTable({ days, lines, view }: Props) {
  const t = useT();
  const say = usePointText(view);
  const points = lines.map((line) => new Map(line.days.map(({ day }, i) => [day, line.points[i]])));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable
    <section className={tables.scrollX} tabIndex={0} aria-label={t('usage.table')}>
      <table className={tables.days}>
        <thead>
          <tr>
            <th scope="col">{t('usage.day')}</th>
            {lines.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{t('usage.quality')}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, quality }) => (
            <tr key={day}>
              <th scope="row">{formatDay(day)}</th>
              {points.map((own, nth) => {
                const point = own.get(day);
                return (
                  <td key={lines[nth]?.id}>
                    {point === undefined || (point.value === null && point.low === null)
                      ? '–'
                      : say.written(point)}
                  </td>
                );
              })}
              <td>{t(`usage.quality.${quality}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
