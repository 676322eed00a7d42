import { Button, Field, Input } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatCount, formatMoment } from '../../../ui/time.ts';
import { readUsageNames } from '../names-contract.ts';
import type { UsageNames } from '../names-model.ts';
import { KeepNamesDialog } from './keep-names-dialog.tsx';
import styles from './usage.module.css';
import tables from './usage-tables.module.css';

/** Whether names of people are kept beside their keys; who may see them finds them here. */
export function NamesSection({ tenantId }: { tenantId: string }) {
  const t = useT();
  const [find, setFind] = useState('');
  const query = useQuery({
    ...contractQuery(readUsageNames, { tenantId, find: find.trim() }),
    placeholderData: (before: UsageNames | undefined) => before,
  });
  return (
    <section className={styles.section}>
      <h2>{t('usage.names')}</h2>
      {query.isPending ? (
        <LoadingRows count={2} label={t('usage.names.loading')} />
      ) : query.isError ? (
        <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <Told names={query.data} tenantId={tenantId} find={find} onFind={setFind} />
      )}
    </section>
  );
}

interface Props {
  readonly names: UsageNames;
  readonly tenantId: string;
  readonly find: string;
  readonly onFind: (text: string) => void;
}

function Told({ names: { kept, total, names, more, mayRead, mayKeep }, tenantId, find, onFind }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className={styles.quiet}>
        {kept === null
          ? t('usage.names.none')
          : t('usage.names.kept', { by: kept.by.name, when: formatMoment(kept.since) })}{' '}
        {kept !== null &&
          (mayRead
            ? t('usage.names.total', { count: total ?? 0, names: formatCount(total ?? 0) })
            : t('usage.names.notYours'))}
      </p>
      {mayKeep && (
        <Button size="small" onClick={() => setOpen(true)}>
          {t(kept === null ? 'usage.names.keep' : 'usage.names.delete')}
        </Button>
      )}
      <KeepNamesDialog tenantId={tenantId} open={open} keep={kept === null} onClose={() => setOpen(false)} />
      {mayRead && (total ?? 0) > 0 && (
        <>
          <Field label={t('usage.names.find')}>
            <Input value={find} maxLength={100} onChange={(_, data) => onFind(data.value)} />
          </Field>
          {names.length === 0 ? (
            <p className={styles.quiet}>{t('usage.names.nobody', { find })}</p>
          ) : (
            <ul className={tables.quarantine}>
              {names.map(({ key, name }) => (
                <li key={key}>
                  {name} <code>{key}</code>
                </li>
              ))}
            </ul>
          )}
          {more && <p className={styles.quiet}>{t('usage.names.more')}</p>}
        </>
      )}
    </>
  );
}
