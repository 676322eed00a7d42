import { Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { useGo } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatDay } from '../../../ui/time.ts';
import { listVersions } from '../contract.ts';
import type { Version } from '../model.ts';
import { Difference } from './difference.tsx';
import { useSeen } from './seen-as.tsx';
import { VersionList } from './version-list.tsx';
import styles from './versions.module.css';

interface Props {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Every published version, what has changed between two of them, and the way back. Without a choice: the newest and the one before. */
export function Versions({ from, to }: Props) {
  const t = useT();
  const { as, to: seen } = useSeen();
  useBreadcrumbs([
    { label: t('playbooks.title'), to: seen('/playbooks') },
    { label: t('playbooks.versions') },
  ]);
  const query = useQuery(contractQuery(listVersions, { limit: 200, as }));
  if (query.isPending) return <LoadingRows label={t('playbooks.loadingVersions')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const { versions, mayRestore, more } = query.data;
  const newest = versions[0];
  if (newest === undefined)
    return <Empty title={t('playbooks.unpublishedTitle')} body={t('playbooks.unpublishedBody')} />;
  const later = to ?? newest.number;
  const earlier = from ?? Math.max(1, later - 1);
  return (
    <div className={styles.page}>
      <h1>{t('playbooks.versions')}</h1>
      <VersionList versions={versions} mayRestore={mayRestore} />
      {more && <p className={styles.quiet}>{t('playbooks.olderVersions')}</p>}
      <section aria-labelledby="difference">
        <h2 id="difference">{t('playbooks.difference')}</h2>
        {versions.length === 1 ? (
          <p className={styles.quiet}>{t('playbooks.onlyVersion')}</p>
        ) : (
          <>
            <Choice versions={versions} from={earlier} to={later} />
            <Difference from={earlier} to={later} />
          </>
        )}
      </section>
    </div>
  );
}

function Choice({ versions, from, to }: { versions: readonly Version[]; from: number; to: number }) {
  const t = useT();
  const go = useGo();
  const seen = useSeen();
  const show = (one: number, other: number) =>
    go(seen.to(`/playbooks/versions?from=${one}&to=${other}`), { replace: true });
  return (
    <div className={styles.choice}>
      <Chosen
        label={t('playbooks.from')}
        value={from}
        versions={versions}
        onChange={(one) => show(one, to)}
      />
      <Chosen label={t('playbooks.to')} value={to} versions={versions} onChange={(one) => show(from, one)} />
    </div>
  );
}

function Chosen(props: {
  label: string;
  value: number;
  versions: readonly Version[];
  onChange: (number: number) => void;
}) {
  const t = useT();
  const id = useId();
  return (
    <div className={styles.chosen}>
      <label htmlFor={id}>{props.label}</label>
      <Select id={id} value={String(props.value)} onChange={(_, data) => props.onChange(Number(data.value))}>
        {props.versions.map(({ number, publishedAt }) => (
          <option key={number} value={number}>
            {t('playbooks.versionOf', { number, day: formatDay(publishedAt) })}
          </option>
        ))}
      </Select>
    </div>
  );
}
