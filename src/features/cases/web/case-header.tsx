import type { ReactNode } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { pageAddress } from '../../playbooks/rules.ts';
import type { Case } from '../model.ts';
import styles from './case-page.module.css';
import { CaseState, NextAction, Since, Waits } from './case-parts.tsx';

/** Tenant, process and state, since when, whom it waits for and when somebody means to go on. */
export function CaseHeader({ shown }: { shown: Case }) {
  const t = useT();
  const { tenant, tenantId, title, cycle, page, step, since, nextAction, reason } = shown;
  return (
    <header className={styles.header}>
      <div className={styles.titleLine}>
        <h1>{t('cases.heading', { tenant, process: title })}</h1>
        <CaseState shown={shown} />
      </div>
      <dl className={styles.facts}>
        <Fact label={t('cases.fact.tenant')}>
          <Go to={`/tenants/${tenantId}/cases`}>{tenant}</Go>
        </Fact>
        <Fact label={t('cases.fact.cycle')}>{cycle}</Fact>
        <Fact label={t('cases.fact.since')}>
          <Since at={since} />
        </Fact>
        <Fact label={t('cases.fact.waits')}>
          <Waits shown={shown} />
        </Fact>
        {nextAction !== null && (
          <Fact label={t('cases.fact.next')}>
            <NextAction day={nextAction} labelled />
          </Fact>
        )}
        {reason !== '' && <Fact label={t('cases.fact.reason')}>{reason}</Fact>}
        <Fact label={t('cases.fact.page')}>
          <Go to={pageAddress(page, step ?? undefined)}>{t('cases.readStep')}</Go>
        </Fact>
      </dl>
    </header>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
