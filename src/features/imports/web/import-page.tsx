import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { canonicalJson } from '../../../base/canonical-json.ts';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { call, problemOf } from '../../../ui/call.ts';
import { Bar } from '../../../ui/chip.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatShortMoment } from '../../../ui/time.ts';
import { readRefusedRows } from '../contract.ts';
import type { Import, ImportId } from '../model.ts';
import { ColumnTable } from './column-table.tsx';
import { StateChip } from './import-list.tsx';
import { ImportRows } from './import-rows.tsx';
import styles from './imports.module.css';
import { isMoving, useImport, useStep } from './use-imports.ts';

/** One import: its columns, what it would do or did, and the next step. */
export function ImportPage({ importId }: { importId: ImportId }) {
  const t = useT();
  const { data, error, refetch } = useImport(importId);
  useBreadcrumbs([{ label: t('imports.title'), to: '/tools/import' }, { label: data?.file ?? '' }]);
  if (error) {
    const list = <Go to="/tools/import">{t('imports.title')}</Go>;
    return <Failed heading="h1" problem={problemOf(error)} onRetry={() => void refetch()} actions={list} />;
  }
  if (!data) return <LoadingRows count={6} label={t('imports.loading')} />;
  return <Loaded key={importId} item={data} importId={importId} />;
}

function Loaded({ item, importId }: { item: Import; importId: ImportId }) {
  const t = useT();
  const step = useStep(importId);
  const [mapping, setMapping] = useState(item.mapping);
  const changed = canonicalJson(mapping) !== canonicalJson(item.mapping);
  const open = item.state === 'new' || item.state === 'checked';
  const map = changed ? { map: { mapping, match: item.version } } : {};
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{item.file}</h1>
        <StateChip item={item} />
        <span className={styles.quiet}>
          {t(`imports.noun.${item.noun}`)}, {t('imports.rows', { count: item.rows })} ·{' '}
          {t('imports.by', { name: item.by.name, when: formatShortMoment(item.at) })}
        </span>
      </header>
      {item.reverted && (
        <p className={styles.quiet}>
          {t('imports.reverted', { name: item.reverted.by, when: formatShortMoment(item.reverted.at) })}
        </p>
      )}
      {open && <ColumnTable item={item} mapping={mapping} onMapping={setMapping} />}
      <div className={styles.steps}>
        {open && (
          <Button
            appearance={item.state === 'new' || changed ? 'primary' : 'secondary'}
            disabled={step.isPending}
            onClick={() => step.mutate({ step: 'check', ...map })}
          >
            {t(item.state === 'new' ? 'imports.check' : 'imports.checkAgain')}
          </Button>
        )}
        <NextStep
          item={item}
          isReady={!changed && !step.isPending}
          onStep={(next) => step.mutate({ step: next })}
        />
        <Refused item={item} importId={importId} />
      </div>
      {step.error && <Failed problem={problemOf(step.error)} />}
      {item.problem !== '' && <p role="alert">{item.problem}</p>}
      {isMoving(item) && (
        <p className={styles.moving} role="status">
          <Bar done={item.done} total={item.due} label={t(`imports.state.${item.state}`)} />
          {t('imports.progress', { done: item.done, due: item.due })}
        </p>
      )}
      {item.state !== 'new' && !isMoving(item) && <ImportRows item={item} importId={importId} />}
    </div>
  );
}

interface NextProps {
  readonly item: Import;
  readonly isReady: boolean;
  readonly onStep: (step: 'apply' | 'revert') => void;
}

/** Importing what was checked, or taking back what was imported; both ask first. The question stays mounted, as its dialog wants. */
function NextStep({ item, isReady, onStep }: NextProps) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const { create = 0, update = 0, created = 0, updated = 0 } = item.counts;
  const next = item.state === 'checked' ? 'apply' : 'revert';
  const count = next === 'apply' ? create + update : created + updated;
  const isNext = (item.state === 'checked' || item.state === 'applied') && count > 0;
  return (
    <>
      {isNext && (
        <Button
          appearance={next === 'apply' ? 'primary' : 'secondary'}
          disabled={!isReady}
          onClick={() => setAsking(true)}
        >
          {t(next === 'apply' ? 'imports.apply' : 'imports.revert')}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        title={next === 'apply' ? t('imports.applyTitle', { count }) : t('imports.revertTitle')}
        body={t(next === 'apply' ? 'imports.applyBody' : 'imports.revertBody')}
        act={t(next === 'apply' ? 'imports.apply' : 'imports.revertDo')}
        back={t('imports.cancel')}
        onAct={() => {
          setAsking(false);
          onStep(next);
        }}
        onBack={() => setAsking(false)}
      />
    </>
  );
}

function Refused({ item, importId }: { item: Import; importId: ImportId }) {
  const t = useT();
  const [problem, setProblem] = useState<Error>();
  const { refused = 0, conflict = 0 } = item.counts;
  if (refused + conflict === 0 || isMoving(item)) return null;
  const save = () =>
    call(readRefusedRows, { importId }).then(
      ({ name, csv }) => saveFile(name, `\uFEFF${csv}`, 'text/csv'),
      setProblem,
    );
  return (
    <>
      <Button onClick={() => void save()}>{t('imports.download')}</Button>
      {problem && <Failed problem={problemOf(problem)} />}
    </>
  );
}
