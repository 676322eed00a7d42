import { Button } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go, useGo } from '../../../ui/link.tsx';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows, ReadOnlyBar } from '../../../ui/states.tsx';
import { formatShortDay } from '../../../ui/time.ts';
import { listTargetLists } from '../contract.ts';
import type { TargetList } from '../model.ts';
import { ListDialog } from './list-dialog.tsx';
import styles from './targets.module.css';

/** All target lists, the newest year first. */
export function TargetLists({ year }: { year: number }) {
  const t = useT();
  const go = useGo();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useQuery(contractQuery(listTargetLists, {}));
  useBreadcrumbs([{ label: t('targets.title') }]);
  if (error) return <Failed heading="h1" problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows count={6} />;
  const years = Map.groupBy(data.items, ({ fiscalYear }) => fiscalYear);
  const make = (
    <Button appearance="primary" onClick={() => setMaking(true)}>
      {t('targets.new')}
    </Button>
  );
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('targets.title')}</h1>
        <div className={styles.acts}>
          <Go to="/offers">{t('targets.offers')}</Go>
          {data.mayKeep && data.items.length > 0 && make}
        </div>
      </header>
      <p className={styles.facts}>{t('targets.hint')}</p>
      {!data.mayKeep && <ReadOnlyBar why={t('targets.readOnly')} />}
      {data.items.length === 0 && (
        <Empty
          title={t('targets.none')}
          body={t('targets.noneBody')}
          actions={data.mayKeep ? make : undefined}
        />
      )}
      {[...years].map(([fiscalYear, lists]) => (
        <section key={fiscalYear} aria-label={t('targets.year', { year: fiscalYear })}>
          <h2>{t('targets.year', { year: fiscalYear })}</h2>
          <ul className={`${styles.rows} ${styles.lists}`}>
            {lists.map((list) => (
              <Row key={list.id} list={list} />
            ))}
          </ul>
        </section>
      ))}
      <ListDialog
        open={making}
        list={undefined}
        year={year}
        onClose={() => setMaking(false)}
        onSaved={({ id }) => {
          void client.invalidateQueries({ queryKey: keyOf(listTargetLists) });
          go(`/targets/${id}`);
        }}
      />
    </div>
  );
}

function Row({ list }: { list: TargetList }) {
  const t = useT();
  const { publishedAt, publishedBy } = list;
  return (
    <li>
      <Go to={`/targets/${list.id}`} className={styles.tenant}>
        {list.name}
      </Go>
      <span>{list.region}</span>
      <span className={styles.quiet}>
        {[
          t('targets.count', { count: list.targets }),
          ...(publishedAt === null ? [] : [t('targets.openCases', { count: list.open })]),
        ].join(' · ')}
      </span>
      <span className={styles.chips}>
        {publishedAt === null ? (
          <Chip tone="outline">{t('targets.draft')}</Chip>
        ) : (
          <span className={styles.quiet}>
            {t('targets.publishedOn', { day: formatShortDay(publishedAt), who: publishedBy?.name ?? '' })}
          </span>
        )}
        {publishedAt !== null && list.waiting > 0 && (
          <Chip tone="warn">{t('targets.waiting', { count: list.waiting })}</Chip>
        )}
      </span>
    </li>
  );
}
