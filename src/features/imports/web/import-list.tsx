import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go, useGo } from '../../../ui/link.tsx';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatShortMoment } from '../../../ui/time.ts';
import { mostBytes } from '../contract.ts';
import { type Import, type Noun, nouns } from '../model.ts';
import styles from './imports.module.css';
import { useBegin, useImportList } from './use-imports.ts';

/** Where a list is brought in, and the last ones that were. */
export function ImportList({ mayImport }: { mayImport: boolean }) {
  const t = useT();
  useBreadcrumbs([{ label: t('imports.title') }]);
  if (!mayImport) return <Empty heading="h1" title={t('ui.failed.forbidden')} body={t('imports.notYours')} />;
  return (
    <div className={styles.page}>
      <h1>{t('imports.title')}</h1>
      <p className={styles.quiet}>{t('imports.body')}</p>
      <Bring />
      <Last />
    </div>
  );
}

function Bring() {
  const t = useT();
  const go = useGo();
  const begin = useBegin();
  const [noun, setNoun] = useState<Noun>('customers');
  const [file, setFile] = useState<File>();
  const [tooBig, setTooBig] = useState(false);
  async function bring(): Promise<void> {
    if (file === undefined) return;
    setTooBig(file.size > mostBytes);
    if (file.size > mostBytes) return;
    const text = await textIn(file);
    begin.mutate({ noun, file: file.name, text }, { onSuccess: ({ id }) => go(`/tools/import/${id}`) });
  }
  return (
    <form
      className={styles.bring}
      onSubmit={(event) => {
        event.preventDefault();
        void bring();
      }}
    >
      <Field label={t('imports.noun')}>
        <Select value={noun} onChange={(_, data) => setNoun(data.value as Noun)}>
          {nouns.map((one) => (
            <option key={one} value={one}>
              {t(`imports.noun.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <label className={styles.file}>
        {t('imports.file')}
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
        />
      </label>
      <Button type="submit" appearance="primary" disabled={file === undefined || begin.isPending}>
        {t('imports.bring')}
      </Button>
      {tooBig && <p role="alert">{t('imports.tooBig')}</p>}
      {begin.error && <Failed problem={problemOf(begin.error)} />}
    </form>
  );
}

/** UTF-16, as Excel's "Unicode text" writes it, is read here, since only text is sent. */
async function textIn(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  return new TextDecoder(kind).decode(bytes);
}

function Last() {
  const t = useT();
  const { data, error, refetch } = useImportList();
  return (
    <section className={styles.last}>
      <h2>{t('imports.last')}</h2>
      {error && <Failed problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows count={3} />}
      {data?.items.length === 0 && <p className={styles.quiet}>{t('imports.none')}</p>}
      <ul>
        {data?.items.map((item) => (
          <li key={item.id}>
            <Go to={`/tools/import/${item.id}`}>{item.file}</Go>
            <span>
              {t(`imports.noun.${item.noun}`)}, {t('imports.rows', { count: item.rows })}
            </span>
            <StateChip item={item} />
            <span className={styles.quiet}>
              {t('imports.by', { name: item.by.name, when: formatShortMoment(item.at) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function StateChip({ item }: { item: Import }) {
  const t = useT();
  const tone = item.state === 'applied' ? 'ok' : item.state === 'reverted' ? 'neutral' : 'info';
  return <Chip tone={tone}>{t(`imports.state.${item.state}`)}</Chip>;
}
