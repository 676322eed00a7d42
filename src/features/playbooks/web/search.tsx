import { Button, SearchBox } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go, useGo } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { listPages, searchPlaybook } from '../contract.ts';
import type { Hit } from '../model.ts';
import { pageAddress, searchAddress } from '../rules.ts';
import { Audience } from './page-head.tsx';
import styles from './search.module.css';
import { useSeen } from './seen-as.tsx';
import { TreeNav } from './tree-nav.tsx';

const few = 20;
const most = 50;

/** Where words stand in the published playbook. What is searched for stands in the address. */
export function PlaybookSearch({ q }: { q: string }) {
  const t = useT();
  const { as, to } = useSeen();
  const list = useQuery(contractQuery(listPages, { as }));
  useBreadcrumbs([
    { label: t('playbooks.title'), to: to('/playbooks') },
    { label: t('playbooks.searchTitle') },
  ]);
  return (
    <div className={styles.search}>
      {list.data && <TreeNav phases={list.data.phases} pages={list.data.pages} />}
      <div className={styles.body}>
        <h1>{t('playbooks.searchTitle')}</h1>
        <Field q={q} />
        {q.trim() === '' ? (
          <Empty title={t('playbooks.searchEmptyTitle')} body={t('playbooks.searchEmptyBody')} />
        ) : (
          <Hits q={q} />
        )}
      </div>
    </div>
  );
}

function Field({ q }: { q: string }) {
  const t = useT();
  const go = useGo();
  const { to } = useSeen();
  const [words, setWords] = useState(q);
  useEffect(() => setWords(q), [q]);
  function keys(event: KeyboardEvent): void {
    if (event.key === 'Enter') go(to(searchAddress(words)), { replace: true });
  }
  return (
    <search>
      <SearchBox
        className={styles.field ?? ''}
        placeholder={t('playbooks.searchField')}
        aria-label={t('playbooks.searchField')}
        value={words}
        onChange={(_, data) => setWords(data.value)}
        onKeyDown={keys}
      />
    </search>
  );
}

function Hits({ q }: { q: string }) {
  const t = useT();
  const { as } = useSeen();
  const [limit, setLimit] = useState(few);
  const within = useRowKeys();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins with the first hits
  useEffect(() => setLimit(few), [q]);
  const query = useQuery({
    ...contractQuery(searchPlaybook, { q, limit, as }),
    placeholderData: keepPreviousData,
  });
  if (query.isPending) return <LoadingRows label={t('playbooks.searching')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const { hits, total } = query.data;
  if (total === 0)
    return (
      <Empty title={t('playbooks.searchNothing', { words: q })} body={t('playbooks.searchNothingBody')} />
    );
  return (
    <div ref={within}>
      <p className={styles.count} role="status">
        {t('playbooks.hits', { count: total })}
      </p>
      <ul className={styles.hits}>
        {hits.map((hit) => (
          <HitLine key={`${hit.path}#${hit.anchor}`} hit={hit} />
        ))}
      </ul>
      {hits.length < total && limit < most && (
        <Button size="small" onClick={() => setLimit(most)}>
          {t('playbooks.moreHits')}
        </Button>
      )}
      {hits.length < total && limit === most && (
        <p className={styles.count}>{t('playbooks.tooManyHits', { count: most })}</p>
      )}
    </div>
  );
}

function HitLine({ hit }: { hit: Hit }) {
  const { to } = useSeen();
  const { path, title, anchor, heading, snippet, audiences } = hit;
  const found = snippet.find(({ marked }) => marked)?.text;
  return (
    <li className={styles.hit}>
      <div className={styles.place}>
        <Go to={to(pageAddress(path, anchor, found))} data-row>
          {heading || title}
        </Go>
        <span>{title}</span>
        <Audience audiences={audiences} />
      </div>
      <p>
        {snippet.map(({ text, marked }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never move
          marked ? <mark key={index}>{text}</mark> : text,
        )}
      </p>
    </li>
  );
}
