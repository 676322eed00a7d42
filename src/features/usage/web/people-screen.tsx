import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../../ui/call.ts';
import { saveCells } from '../../../ui/grid/file-rows.ts';
import type { FileColumn, GridSearch } from '../../../ui/grid/grid-types.ts';
import { type Say, useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Failed, LoadingRows, ReadOnlyBar } from '../../../ui/states.tsx';
import { formatCount, formatDay } from '../../../ui/time.ts';
import { readUsageRows } from '../people-contract.ts';
import type { Contribution, UsageRows } from '../people-model.ts';
import { ContributionTable } from './contribution-table.tsx';
import styles from './people.module.css';
import { PeopleGrid } from './people-grid.tsx';
import { questionAddress, questionCommand } from './question-text.ts';

export interface PeopleSearch extends GridSearch {
  readonly day?: string | undefined;
  readonly service?: string | undefined;
  readonly asOf?: string | undefined;
}

interface Props {
  readonly tenantId: string;
  readonly search: PeopleSearch;
  readonly onSearch: (next: PeopleSearch) => void;
}

/** The rows behind a figure: what is counted, which files say so, the question itself, and the people as keys. */
export function UsagePeople({ tenantId, search, onSearch }: Props) {
  const t = useT();
  const { day = '', service = 'any', asOf } = search;
  const figure = { tenantId, service, day, ...(asOf === undefined ? {} : { asOf }) };
  const query = useQuery(contractQuery(readUsageRows, figure));
  if (query.isPending) return <LoadingRows count={8} label={t('usage.people.loading')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const rows = query.data;
  return (
    <div className={styles.page}>
      <div className={styles.proof}>
        <Go to={`/tenants/${tenantId}/usage${service === 'any' ? '' : `?service=${service}`}`}>
          {t('usage.imports.back')}
        </Go>
        <h2>
          {t(rows.exact ? 'usage.people.title' : 'usage.people.titleAtLeast', {
            count: rows.people,
            people: formatCount(rows.people),
            day: formatDay(rows.day),
          })}
        </h2>
        <p className={styles.what}>
          {t('usage.people.what', {
            services: rows.counts.map(({ name }) => name).join(', '),
            from: formatDay(rows.window.from),
            to: formatDay(rows.window.to),
            version: rows.definition,
          })}{' '}
          {!rows.exact && t('usage.people.notExact')}{' '}
          {rows.names !== null && t(`usage.proof.names.${rows.names}`)}
        </p>
        <section>
          <div className={styles.head}>
            <h3>{t('usage.people.files')}</h3>
            <Button
              size="small"
              icon={<Icon name="export" />}
              onClick={() => void saveFiles(t, rows)}
              disabled={rows.contributions.length === 0}
            >
              {t('usage.people.saveFiles')}
            </Button>
          </div>
          <p className={styles.what}>{t('usage.people.filesWhy')}</p>
          <ContributionTable rows={rows} />
        </section>
        <section>
          <h3>{t('usage.people.question')}</h3>
          <p className={styles.what}>{t('usage.people.questionWhy')}</p>
          <pre className={styles.question}>
            {questionCommand(tenantId, rows)}
            {'\n'}
            {questionAddress(tenantId, rows)}
          </pre>
        </section>
        {!rows.mayList && <ReadOnlyBar why={t('usage.people.notYours')} />}
      </div>
      {rows.mayList && rows.people > 0 && (
        <div className={styles.people}>
          <h3>{t('usage.people.list')}</h3>
          <PeopleGrid figure={figure} rows={rows} search={search} onSearch={onSearch} />
        </div>
      )}
    </div>
  );
}

function saveFiles(t: Say, { service, day, contributions }: UsageRows): Promise<void> {
  const columns: readonly FileColumn<Contribution>[] = [
    { title: t('usage.people.import'), type: 'number', value: (row) => row.import },
    { title: t('usage.imports.file'), type: 'text', value: ({ file }) => file },
    { title: t('usage.imports.report'), type: 'text', value: ({ report }) => report },
    { title: t('usage.imports.at'), type: 'date', value: ({ at }) => at?.slice(0, 10) ?? null },
    { title: t('usage.people.first'), type: 'number', value: ({ first }) => first },
    { title: t('usage.people.last'), type: 'number', value: ({ last }) => last },
    { title: t('usage.people.hash'), type: 'text', value: ({ sha256 }) => sha256 },
  ];
  return saveCells(`usage-files-${service}-${day}`, columns, contributions, 'xlsx');
}
