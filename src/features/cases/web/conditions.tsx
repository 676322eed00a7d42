import { Hidden } from '../../../ui/chip.tsx';
import { type Say, useT } from '../../../ui/i18n.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { formatCount } from '../../../ui/time.ts';
import type { CaseCondition } from '../model.ts';
import styles from './conditions.module.css';

/** Each condition with its value, where that comes from, and what would satisfy it. */
export function Conditions({ conditions }: { conditions: readonly CaseCondition[] }) {
  return (
    <ul className={styles.conditions}>
      {conditions.map((condition) => (
        <Condition key={condition.sentence} condition={condition} />
      ))}
    </ul>
  );
}

const marks = {
  true: { icon: 'tick-circle', style: styles.holds, says: 'cases.condition.holds' },
  false: { icon: 'close', style: styles.fails, says: 'cases.condition.fails' },
  unknown: { icon: 'warning', style: styles.unknown, says: 'cases.condition.unknown' },
  broken: { icon: 'warning', style: styles.unknown, says: 'cases.condition.broken' },
} as const satisfies Record<string, { icon: IconName; style: string | undefined; says: string }>;

function Condition({ condition: { sentence, holds, facts } }: { condition: CaseCondition }) {
  const t = useT();
  const { icon, style, says } = marks[`${holds}`];
  return (
    <li className={style}>
      <Icon name={icon} />
      <div>
        <p>
          <Hidden>{t(says)} </Hidden>
          <span className={styles.sentence}>{sentence}</span>
        </p>
        {facts.map(({ name, label, value, source, remedy }) => (
          <p key={name} className={styles.why}>
            {sentence.startsWith(label)
              ? t('cases.condition.now', { value: valueText(value, t), source })
              : t('cases.condition.fact', { label, value: valueText(value, t), source })}
            {holds !== true && <b>{remedy}</b>}
          </p>
        ))}
      </div>
    </li>
  );
}

/** A value as it is known: exact, between two bounds, or not to be told with its reason. Never a zero that nobody counted. */
export function valueText(value: CaseCondition['facts'][number]['value'], t: Say): string {
  if ('unknown' in value) return t('cases.value.unknown', { why: value.unknown });
  if ('from' in value)
    return t('cases.value.between', {
      from: formatCount(value.from),
      to: formatCount(value.to),
      why: value.why,
    });
  const { value: plain } = value;
  if (typeof plain === 'boolean') return t(plain ? 'cases.value.yes' : 'cases.value.no');
  if (typeof plain === 'number') return formatCount(plain);
  if (Array.isArray(plain)) return plain.join(', ') || t('cases.value.none');
  return String(plain);
}
