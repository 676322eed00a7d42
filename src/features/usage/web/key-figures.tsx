import { useT } from '../../../ui/i18n.ts';
import { formatCount, formatDay, formatPercent } from '../../../ui/time.ts';
import type { TenantUsage } from '../model.ts';
import { nextMilestone, percentOf } from '../rules.ts';
import { lastKnown } from './chart-points.ts';
import { SourceText } from './source-text.tsx';
import styles from './usage.module.css';
import type { UsageView } from './usage-search.ts';

const none = '–';

/** The four numbers that decide: people, their share, who is new, who is missing to the next milestone. */
export function KeyFigures({ usage, view }: { usage: TenantUsage; view: UsageView }) {
  const t = useT();
  const last = lastKnown(usage.days);
  const next = nextMilestone(usage.milestones);
  if (last === undefined) return null;
  const { days28, fiscalYear } = usage.growth;
  const { activePeople: people, atLeast, atMost, entitlements } = last;
  const entitled = view.count === 'entitled';
  const counted = entitled ? last.activeAndEntitled : people;
  const percent = counted === null ? null : percentOf(counted, entitlements, view.count !== 'all');
  const signed = (value: number) => (value > 0 ? `+${formatCount(value)}` : formatCount(value));
  return (
    <dl className={styles.keys}>
      <Key label={t('usage.key.people', { day: formatDay(last.day) })}>
        <b>
          {people !== null
            ? formatCount(people)
            : atLeast === null
              ? none
              : `${formatCount(atLeast)}–${atMost === null ? '?' : formatCount(atMost)}`}
        </b>
        <span>
          {entitlements === null
            ? t('usage.key.noEntitlements')
            : t('usage.key.of', { count: formatCount(entitlements) })}
          {usage.source.entitlements.override !== null && (
            <>
              {' · '}
              <SourceText source={usage.source.entitlements} />
            </>
          )}
        </span>
      </Key>
      <Key label={t(entitled ? 'usage.key.entitled' : 'usage.key.active')}>
        <b>{percent === null ? none : formatPercent(percent, 1)}</b>
        <span>
          {entitled
            ? counted === null
              ? t('usage.key.noLicences')
              : t('usage.key.holding', { count: formatCount(counted) })
            : days28 === null
              ? t('usage.key.noGrowth')
              : t('usage.key.growth', { people: signed(days28) })}
        </span>
      </Key>
      <Key label={t('usage.key.new')}>
        <b>{last.newPeople === null ? none : formatCount(last.newPeople)}</b>
        <span>
          {last.quality === 'identity-broken'
            ? t('usage.key.broken')
            : last.newPeople === null
              ? t('usage.key.newNotYet')
              : fiscalYear.people === null
                ? t('usage.key.newOf')
                : t('usage.key.fiscal', { people: signed(fiscalYear.people), year: fiscalYear.year % 100 })}
        </span>
      </Key>
      <Key label={milestoneLabel()}>
        <b>{next === undefined ? none : formatCount(next.needed ?? 0)}</b>
        <span>
          {next === undefined
            ? entitlements === null
              ? t('usage.key.noEntitlements')
              : t('usage.key.allReached')
            : t(next.reachedOn === null ? 'usage.key.more' : 'usage.key.short')}
        </span>
      </Key>
    </dl>
  );

  /** Of a milestone that was reached and is not held, both are said. */
  function milestoneLabel(): string {
    if (next === undefined) return t('usage.key.milestones');
    const percent = formatPercent(next.percent);
    if (next.reachedOn === null) return t('usage.key.needed', { percent });
    const key = next.orEarlier ? 'usage.key.reachedBy' : 'usage.key.reached';
    return t(key, { percent, day: formatDay(next.reachedOn) });
  }
}

function Key({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
