import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatCount, formatPercent } from '../../../ui/time.ts';
import { explainUsage } from '../contract.ts';
import type { Comparison } from '../explanation-model.ts';
import type { TenantUsage } from '../model.ts';
import styles from './definitions.module.css';

interface Props {
  readonly usage: TenantUsage;
  readonly tenantId: string;
  readonly day: string;
  readonly asOf: string | undefined;
}

/** The figure under another version of the definition beside this one, and what each clause makes of the difference. */
export function CompareDefinitions({ usage, ...about }: Props) {
  const t = useT();
  const [against, setAgainst] = useState<number | undefined>(undefined);
  return (
    <div className={styles.compare}>
      {usage.definition.others.map((version) => (
        <Button
          key={version}
          size="small"
          appearance="subtle"
          aria-expanded={against === version}
          onClick={() => setAgainst(against === version ? undefined : version)}
        >
          {t('usage.versions', { version })}
        </Button>
      ))}
      {against !== undefined && <Compared usage={usage} {...about} against={against} />}
    </div>
  );
}

function Compared({ usage, tenantId, day, asOf, against }: Props & { readonly against: number }) {
  const t = useT();
  const query = useQuery(
    contractQuery(explainUsage, {
      tenant: tenantId,
      service: usage.service,
      day,
      against,
      ...(asOf === undefined ? {} : { asOf }),
    }),
  );
  if (query.isPending) return <LoadingRows count={3} label={t('usage.versions.loading')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const { figure, comparison } = query.data;
  if (comparison === null) return null;
  return (
    <table className={styles.compared}>
      <thead>
        <tr>
          <th scope="col">{t('usage.proof.definition')}</th>
          <th scope="col">{t('usage.value.people')}</th>
          <th scope="col">{t('usage.value.entitlements')}</th>
          <th scope="col">{t('usage.value.percent')}</th>
        </tr>
      </thead>
      <tbody>
        <Row label={t('usage.versions.version', { version: figure.definition })} value={figure} />
        {comparison.clauses.map((clause) => (
          <ClauseRow key={clause.clause} clause={clause} />
        ))}
        {comparison.clauses.length === 0 && (
          <tr>
            <td colSpan={4}>{t('usage.versions.alike')}</td>
          </tr>
        )}
        <Row label={t('usage.versions.version', { version: against })} value={comparison.figure} />
      </tbody>
    </table>
  );
}

function ClauseRow({
  clause: { clause, added, removed, difference },
}: {
  clause: Comparison['clauses'][number];
}) {
  const t = useT();
  const changes =
    clause === 'suite'
      ? [
          ...added.map((service) => t('usage.versions.with', { service })),
          ...removed.map((service) => t('usage.versions.without', { service })),
        ].join(', ')
      : t(
          clause === 'entitlements'
            ? `usage.versions.${feedCount(added)}`
            : `usage.versions.${capping(added)}`,
        );
  return <Row label={changes} value={difference} isDifference />;
}

const feedCount = (added: readonly string[]) => (added.includes('assigned') ? 'assigned' : 'enabled');
const capping = (added: readonly string[]) => (added.includes('capped') ? 'capped' : 'uncapped');

interface RowProps {
  readonly label: string;
  readonly value: Comparison['total'];
  readonly isDifference?: boolean;
}

function Row({ label, value, isDifference = false }: RowProps) {
  const shown = (number: number | null, format: (value: number) => string) =>
    number === null ? '–' : `${isDifference && number > 0 ? '+' : ''}${format(number)}`;
  return (
    <tr className={isDifference ? styles.difference : undefined}>
      <th scope="row">{label}</th>
      <td>{shown(value.activePeople, formatCount)}</td>
      <td>{shown(value.entitlements, formatCount)}</td>
      <td>{shown(value.percent, (percent) => formatPercent(percent, 2))}</td>
    </tr>
  );
}
