import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { formatCount, formatDay, formatMoment, formatPercent } from '../../../ui/time.ts';
import type { TenantUsage } from '../model.ts';
import { lastKnown } from './chart-points.ts';
import { CompareDefinitions } from './compare-definitions.tsx';
import { Entitlements } from './entitlements.tsx';
import proof from './proof-panel.module.css';
import styles from './usage.module.css';
import { useWithheldWhy } from './withheld-why.ts';

interface Props {
  readonly usage: TenantUsage;
  readonly tenantId: string;
  readonly asOf: string | undefined;
}

/** Where the number comes from: what it counts, what it rests on, and what is open. */
export function ProofPanel({ usage, tenantId, asOf }: Props) {
  const t = useT();
  const whyOf = useWithheldWhy();
  const { source, definition, days } = usage;
  const address = `/tenants/${tenantId}/usage`;
  const last = lastKnown(days);
  if (last === undefined) return null;
  const { activePeople: people, entitlements, percent } = last;
  const window = days.slice(-definition.window);
  const open = window.filter(({ quality }) => quality === 'missing').length;
  const suppressed = usage.withheld.filter(({ day }) => day >= (window[0]?.day ?? ''));
  return (
    <aside className={proof.proof} aria-labelledby="usage-proof">
      <h2 id="usage-proof">{t('usage.proof')}</h2>
      {people !== null && (
        <p className={proof.equation}>
          <span>
            <b>{formatCount(people)}</b> {t('usage.proof.people')}
          </span>
          {entitlements !== null && percent !== null && (
            <>
              <i>÷</i>
              <span>
                <b>{formatCount(entitlements)}</b> {t('usage.proof.entitlements')}
              </span>
              <i>=</i>
              <span>
                <b>{formatPercent(percent, 1)}</b> {t('usage.proof.exact')}
              </span>
            </>
          )}
        </p>
      )}
      <ul className={proof.reasons}>
        <Reason
          good={open === 0}
          title={t('usage.proof.covered', { days: source.coveredDays, window: definition.window })}
        >
          {open === 0 ? t('usage.proof.nothingOpen') : t('usage.proof.openDays', { count: open })}
        </Reason>
        {suppressed.length > 0 && (
          <Reason good={false} title={t('usage.proof.withheld', { count: suppressed.length })}>
            {suppressed.map((one) => `${formatDay(one.day)}: ${whyOf(one)}`).join('; ')}
          </Reason>
        )}
        <Reason good title={t('usage.proof.once')}>
          {usage.service === 'any'
            ? t('usage.proof.suite', { services: definition.suite.join(', ') })
            : t('usage.proof.service')}
        </Reason>
        {last.activePeople !== null && (
          <Reason
            good={source.licencesDay !== null}
            title={t(source.licencesDay === null ? 'usage.proof.noLicences' : 'usage.proof.licences')}
          >
            {source.licencesDay === null
              ? t('usage.proof.noLicencesWhy')
              : t('usage.proof.licencesDay', { day: formatDay(source.licencesDay) })}
          </Reason>
        )}
        {source.names !== null && (
          <Reason good={last.quality !== 'identity-broken'} title={t(`usage.proof.names.${source.names}`)}>
            {source.namesSince !== null && t('usage.proof.namesSince', { day: formatDay(source.namesSince) })}
          </Reason>
        )}
        {source.unknownPeople > 0 && (
          <Reason good={false} title={t('usage.proof.unknown', { count: source.unknownPeople })}>
            {t('usage.proof.unknownWhy')}
          </Reason>
        )}
        {source.quarantined > 0 && (
          <Reason good={false} title={t('usage.proof.quarantined', { count: source.quarantined })}>
            {t('usage.proof.quarantinedWhy')}
          </Reason>
        )}
      </ul>
      <dl className={proof.facts}>
        <dt>{t('usage.proof.definition')}</dt>
        <dd>{t('usage.proof.version', { version: definition.version, window: definition.window })}</dd>
        <dt>{t('usage.value.entitlements')}</dt>
        <dd>
          <Entitlements usage={usage} tenantId={tenantId} />
        </dd>
        <dt>{t('usage.proof.dataDate')}</dt>
        <dd>{last.dataDate === null ? '–' : formatDay(last.dataDate)}</dd>
        {source.lastImport && (
          <>
            <dt>{t('usage.proof.knownOn')}</dt>
            <dd>{formatMoment(source.lastImport.at)}</dd>
            <dt>{t('usage.proof.imports')}</dt>
            <dd>
              <Go to={`${address}/imports`}>
                {t('usage.proof.files', { count: source.imports, rows: formatCount(source.rows) })}
              </Go>
              {' · '}
              <Go to={`${address}/sync`}>{t('usage.sync')}</Go>
            </dd>
            <dt>{t('usage.proof.last')}</dt>
            <dd>
              {source.lastImport.file} <code>{source.lastImport.sha256.slice(0, 12)}</code>
            </dd>
          </>
        )}
      </dl>
      <OpenRows usage={usage} tenantId={tenantId} />
      <CompareDefinitions usage={usage} tenantId={tenantId} day={last.day} asOf={asOf} />
      <ByService services={usage.services} />
    </aside>
  );
}

/** Leads to the people behind the last figure, or behind its lower bound. */
function OpenRows({ usage, tenantId }: { usage: TenantUsage; tenantId: string }) {
  const t = useT();
  const last = lastKnown(usage.days);
  const people = last?.activePeople ?? last?.atLeast ?? 0;
  if (last === undefined || people === 0) return null;
  return (
    <p className={proof.rows}>
      <Icon name="people" />
      <Go to={`/tenants/${tenantId}/usage/people?day=${last.day}&service=${usage.service}`}>
        {t('usage.people.open', { count: people, people: formatCount(people) })}
      </Go>
    </p>
  );
}

function Reason({ good, title, children }: { good: boolean; title: string; children: React.ReactNode }) {
  return (
    <li className={good ? proof.good : proof.doubt}>
      <Icon name={good ? 'tick-circle' : 'warning'} />
      <div>
        <b>{title}</b>
        <span>{children}</span>
      </div>
    </li>
  );
}

function ByService({ services }: { services: TenantUsage['services'] }) {
  const t = useT();
  if (services.length === 0) return null;
  const most = Math.max(...services.map(({ people }) => people ?? 0), 1);
  return (
    <>
      <h3>{t('usage.proof.byService')}</h3>
      <table className={proof.services}>
        <thead className={styles.spoken}>
          <tr>
            <th scope="col">{t('usage.service')}</th>
            <th scope="col">{t('usage.value.people')}</th>
            <th scope="col" />
            <th scope="col">{t('usage.value.percent')}</th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ id, name, people, percent }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{people === null ? '–' : formatCount(people)}</td>
              <td aria-hidden="true">
                <span className={proof.bar}>
                  <i style={{ width: `${(100 * (people ?? 0)) / most}%` }} />
                </span>
              </td>
              <td>{percent === null ? '–' : formatPercent(percent, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
