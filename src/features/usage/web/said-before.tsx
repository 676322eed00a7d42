import { useT } from '../../../ui/i18n.ts';
import { formatCount, formatDay, formatMoment } from '../../../ui/time.ts';
import type { SaidOverride } from '../model.ts';
import tables from './usage-tables.module.css';

/** Everything that was said of the entitlements of a service, newest first. */
export function SaidBefore({ said }: { said: readonly SaidOverride[] }) {
  const t = useT();
  if (said.length === 0) return null;
  return (
    <section className={tables.said}>
      <h3>{t('usage.entitlements.before')}</h3>
      <ul>
        {said.map(({ version, from, entitlements, why, by, at }) => (
          <li key={version}>
            <b>
              {entitlements === null
                ? t('usage.entitlements.feedAgain', { day: formatDay(from) })
                : t('usage.entitlements.countFrom', {
                    count: formatCount(entitlements),
                    day: formatDay(from),
                  })}
            </b>{' '}
            {why} <span>{t('usage.entitlements.by', { by: by.name, when: formatMoment(at) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
