import { Button, Field, Select } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { OutputOf } from '../../../http/contract.ts';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { useGo } from '../../../ui/link.tsx';
import { keyOf } from '../../../ui/query.ts';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { readFindings } from '../contract.ts';
import { type FindingFilters, findingsAddress } from '../rules.ts';
import { FindingCard } from './finding-card.tsx';
import styles from './findings.module.css';

type Answer = OutputOf<typeof readFindings>;

/** Every finding of a version, by file; filtered by level, code and file, which stand in the address. */
export function AllFindings({ filters }: { filters: FindingFilters }) {
  const t = useT();
  const rows = useRowKeys();
  useBreadcrumbs([{ label: t('playbooks.title'), to: '/playbooks' }, { label: t('playbooks.allFindings') }]);
  const query = useFindings(filters);
  if (query.isPending) return <LoadingRows label={t('playbooks.loadingFindings')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const [first] = query.data.pages;
  if (first === undefined) return null;
  const findings = query.data.pages.flatMap((page) => page.findings);
  const titles = new Map(first.paths.map(({ path, title }) => [path, title]));
  return (
    <div ref={rows} className={styles.page}>
      <h1>{t('playbooks.allFindings')}</h1>
      <p className={styles.quiet}>
        {t('playbooks.findingsOf', { number: first.number, count: first.total })}
      </p>
      {first.kept ? (
        <Filters answer={first} filters={filters} />
      ) : (
        <Empty title={t('playbooks.findingsNotKept')} body={t('playbooks.findingsNotKeptBody')} />
      )}
      {first.kept && findings.length === 0 && <Nothing filters={filters} />}
      {[...Map.groupBy(findings, ({ path }) => path)].map(([path, found]) => (
        <section key={path} aria-label={titles.get(path) ?? path}>
          <h2 className={styles.file}>{titles.get(path) ?? path}</h2>
          <p className={styles.quiet}>{path}</p>
          <ul>
            {found.map((finding) => (
              <FindingCard key={finding.place} finding={finding} linked={titles.get(path) != null} />
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <Button
          className={styles.more ?? ''}
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('playbooks.moreFindings')}
        </Button>
      )}
    </div>
  );
}

function useFindings(filters: FindingFilters) {
  return useInfiniteQuery({
    queryKey: [...keyOf(readFindings, filters), 'pages'],
    queryFn: ({ pageParam, signal }) => call(readFindings, { ...filters, after: pageParam }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.more ? page.findings.at(-1)?.place : undefined),
  });
}

function Filters({ answer, filters }: { answer: Answer; filters: FindingFilters }) {
  const t = useT();
  const said = (text: string, count: number) => t('playbooks.filterCount', { text, count });
  const levels = answer.levels
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => [level, said(t(`playbooks.level.${level}`), count)] as const);
  const codes = answer.codes.map(({ code, title, count }) => {
    return [code, said(`${code.slice(0, 5)} ${title}`, count)] as const;
  });
  const paths = answer.paths.map(({ path, title, count }) => [path, said(title ?? path, count)] as const);
  return (
    <div className={styles.filters}>
      <Filter label={t('playbooks.level')} name="level" options={levels} filters={filters} />
      <Filter label={t('playbooks.rule')} name="code" options={codes} filters={filters} />
      <Filter label={t('playbooks.page')} name="path" options={paths} filters={filters} />
    </div>
  );
}

function Filter(props: {
  label: string;
  name: 'level' | 'code' | 'path';
  options: readonly (readonly [value: string, text: string])[];
  filters: FindingFilters;
}) {
  const t = useT();
  const go = useGo();
  const { label, name, options, filters } = props;
  return (
    <Field label={label} size="small" className={styles.filter ?? ''}>
      <Select
        size="small"
        value={filters[name] ?? ''}
        onChange={(_, { value }) =>
          go(findingsAddress({ ...filters, [name]: value || undefined }), { replace: true })
        }
      >
        <option value="">{t('playbooks.anyOf')}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Nothing({ filters }: { filters: FindingFilters }) {
  const t = useT();
  const go = useGo();
  const { version } = filters;
  const filtered = filters.level ?? filters.code ?? filters.path;
  if (filtered === undefined) return <Empty title={t('playbooks.noFindings')} />;
  const drop = (
    <Button onClick={() => go(findingsAddress({ version }), { replace: true })}>
      {t('playbooks.dropFilters')}
    </Button>
  );
  return <Empty title={t('playbooks.noneFits')} actions={drop} />;
}
