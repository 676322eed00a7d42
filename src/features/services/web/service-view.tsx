import type { ReactNode } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { formatCount, formatMoment, formatPercent } from '../../../ui/time.ts';
import type { Element, TenantService } from '../model.ts';
import { DibsDots } from './dibs-dots.tsx';
import { Section } from './section.tsx';
import styles from './services.module.css';
import { StatusChip } from './services-table.tsx';
import { dayWords, elementWord, engineeringWords, none, reasonWords, yesNo } from './words.ts';

interface Props {
  readonly service: TenantService;
  readonly milestones: readonly [number, number];
  /** Whether motions are for this person. */
  readonly internal: boolean;
}

/** Everything of a service, as text. */
export function ServiceView({ service, milestones, internal }: Props) {
  const t = useT();
  const { delivery, motions, engagementStart, status } = service;
  return (
    <div className={styles.sections}>
      <Section id="parts" title={t('services.section.entitlements')}>
        <Parts service={service} />
      </Section>
      <Section id="engagement" title={t('services.section.engagement')}>
        <dl className={styles.facts}>
          <Fact label={t('services.engagementStart')}>{dayWords(engagementStart)}</Fact>
          <Fact label={t('services.status')}>{status ?? none}</Fact>
          <Fact label={t('services.inScope')}>{yesNo(delivery.inScope, t)}</Fact>
          {internal && <Fact label={t('services.motions')}>{motions.join(', ') || none}</Fact>}
        </dl>
      </Section>
      <Section
        id="dibs"
        title={t('services.section.adoption')}
        aside={<DibsDots elements={service.dibs} label={t('services.dibs')} />}
      >
        <Elements elements={[...service.dibs, ...service.ssat]} />
      </Section>
      <Section id="delivery" title={t('services.section.delivery')}>
        <dl className={styles.facts}>
          <Fact label={t('services.scenario')}>{delivery.scenario}</Fact>
          <Fact label={t('services.teams')}>{delivery.teams.join(', ') || none}</Fact>
          <Fact label={t('services.splitDelivery')}>{yesNo(delivery.splitDelivery, t)}</Fact>
        </dl>
      </Section>
      {service.migration !== null && (
        <Section id="migration" title={t('services.section.migration')}>
          <MigrationFacts migration={service.migration} />
        </Section>
      )}
      <Section id="forecast" title={t('services.section.forecast')}>
        <ForecastFacts service={service} milestones={milestones} />
      </Section>
    </div>
  );
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Parts({ service }: { service: TenantService }) {
  const t = useT();
  if (service.rows.length === 0) return <p className={styles.quiet}>{t('services.noParts')}</p>;
  return (
    <ul className={styles.parts}>
      {service.rows.map((row, n) => (
        <li key={row.id ?? `new ${n}`}>
          <p>
            <StatusChip status={row.status} /> <b>{formatCount(row.entitlements)}</b>{' '}
            {reasonWords(row, service)}
            {row.engineering !== null && ` · ${engineeringWords(row, service.service)}`}
          </p>
          <p className={styles.quiet}>
            {[
              row.targetDate !== null && t('services.dueOn', { day: dayWords(row.targetDate) }),
              row.owner !== '' && t('services.ownedBy', { owner: row.owner }),
              row.nextActionDate !== null && t('services.nextOn', { day: dayWords(row.nextActionDate) }),
              row.since !== null && t('services.since', { day: dayWords(row.since) }),
              row.splitReason,
              row.approval !== '' && t('services.approvedBy', { approval: row.approval }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {row.note !== '' && <p>{row.note}</p>}
        </li>
      ))}
    </ul>
  );
}

/** DIBS and SSAT: what is known, by whom, and how fresh. */
export function Elements({ elements }: { elements: readonly Element[] }) {
  const t = useT();
  return (
    <dl className={styles.facts}>
      {elements.map(({ element, value, by, at, days, stale }) => (
        <Fact key={element} label={t(elementWord(element))}>
          {value === null ? (
            <span className={styles.missing}>{t('services.missing')}</span>
          ) : element === 'due' ? (
            dayWords(value)
          ) : (
            value
          )}
          {at !== null && (
            <span className={stale ? styles.old : styles.quiet} title={formatMoment(at)}>
              {' '}
              {t(stale ? 'services.saidStale' : 'services.said', { name: by?.name ?? '', count: days ?? 0 })}
            </span>
          )}
        </Fact>
      ))}
    </dl>
  );
}

function MigrationFacts({ migration }: { migration: NonNullable<TenantService['migration']> }) {
  const t = useT();
  const { performing, rejectionReason, rejectionNote, start, end, rows } = migration;
  return (
    <>
      <dl className={styles.facts}>
        <Fact label={t('services.migration.performing')}>{yesNo(performing, t)}</Fact>
        {performing === false && <Fact label={t('services.migration.reason')}>{rejectionReason}</Fact>}
        {performing === false && <Fact label={t('services.migration.note')}>{rejectionNote}</Fact>}
        {performing === true && <Fact label={t('services.migration.start')}>{dayWords(start)}</Fact>}
        {performing === true && <Fact label={t('services.migration.end')}>{dayWords(end)}</Fact>}
      </dl>
      {performing === true && rows.length > 0 && (
        <ul className={styles.parts}>
          {rows.map(({ kind, entitlements, status, estimated, notes, sizeGb }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other name, and are only shown
            <li key={n}>
              <b>{formatCount(entitlements)}</b> {kind} · {status}
              {estimated !== null && ` · ${dayWords(estimated)}`}
              {sizeGb !== null && ` · ${t('services.migration.gigabytes', { size: formatCount(sizeGb) })}`}
              {notes !== '' && <p className={styles.quiet}>{notes}</p>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The forecast that holds, and those before it. */
export function ForecastFacts({
  service: { rfa, forecast, forecasts },
  milestones,
}: {
  service: TenantService;
  milestones: readonly [number, number];
}) {
  const t = useT();
  if (rfa === null) return <p className={styles.quiet}>{t('services.forecast.noRfa')}</p>;
  const [first, second] = milestones.map((one) => formatPercent(one)) as [string, string];
  return (
    <>
      <dl className={styles.facts}>
        <Fact label={t('services.forecast.rfa')}>
          {t('services.forecast.submitted', { id: rfa.id, day: dayWords(rfa.submitted) })}
        </Fact>
        <Fact label={t('services.forecast.at', { percent: first })}>{dayWords(forecast.first)}</Fact>
        <Fact label={t('services.forecast.at', { percent: second })}>{dayWords(forecast.second)}</Fact>
        <Fact label={t('services.forecast.maximum')}>{dayWords(forecast.maximum)}</Fact>
      </dl>
      <ForecastHistory forecasts={forecasts} first={first} second={second} />
    </>
  );
}

export function ForecastHistory({
  forecasts,
  first,
  second,
}: {
  forecasts: TenantService['forecasts'];
  first: string;
  second: string;
}) {
  const t = useT();
  if (forecasts.length === 0) return null;
  return (
    <details className={styles.history}>
      <summary>{t('services.forecast.history', { count: forecasts.length })}</summary>
      <div className={styles.scrollX}>
        <table className={styles.plain}>
          <thead>
            <tr>
              {[
                t('services.forecast.rfa'),
                t('services.forecast.at', { percent: first }),
                t('services.forecast.at', { percent: second }),
                t('services.forecast.maximum'),
                t('services.forecast.partner'),
                t('services.forecast.by'),
              ].map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {forecasts.map((one) => (
              <tr key={one.at}>
                <td>{t('services.forecast.submitted', { id: one.rfa, day: dayWords(one.submitted) })}</td>
                <td>{dayWords(one.first)}</td>
                <td>{dayWords(one.second)}</td>
                <td>{dayWords(one.maximum)}</td>
                <td>{one.partner || none}</td>
                <td>{t('services.savedBy', { name: one.by.name, when: formatMoment(one.at) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
