import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { Prose } from '../../../ui/prose.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { pageAddress, readPageHref } from '../../playbooks/rules.ts';
import type { TaskRow } from '../model.ts';
import styles from './panel.module.css';
import { taskQuery } from './task-cache.ts';
import { TaskFacts, TaskForm } from './task-form.tsx';
import type { Save } from './use-save-task.ts';

interface Props {
  readonly tenantId: string;
  readonly task: TaskRow;
  readonly mayWrite: boolean;
  readonly saving: boolean;
  readonly onSave: (save: Save) => void;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onClose: () => void;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly wizards: ReactNode;
  readonly notes: ReactNode;
  readonly timeline: ReactNode;
}

/** One task beside the tree: what may be set, then results of its wizard, guidance, notes and timeline. */
export function TaskPanel(props: Props) {
  const { tenantId, task, mayWrite, saving, onSave, onUnsaved, notes, timeline } = props;
  const name = `${task.id} ${task.name}`;
  return (
    <SidePanel
      title={task.name}
      where={<Where task={task} />}
      onClose={props.onClose}
      onPrevious={props.onPrevious}
      onNext={props.onNext}
      controls={
        mayWrite ? (
          <TaskForm
            key={`${task.id} ${task.record.service}`}
            name={name}
            record={task.record}
            saving={saving}
            onUnsaved={onUnsaved}
            onSave={(base, change, onDone) => onSave({ name: task.name, base, change, onDone })}
          />
        ) : (
          <TaskFacts record={task.record} />
        )
      }
    >
      <div className={styles.sections}>
        {props.wizards}
        <Guidance tenantId={tenantId} task={task} />
        {notes}
        <div className={styles.timeline}>{timeline}</div>
      </div>
    </SidePanel>
  );
}

function Where({ task: { id, mandatory, services } }: { task: TaskRow }) {
  const t = useT();
  const must =
    mandatory === null ? t('tasks.unknownMust') : mandatory ? t('tasks.mandatory') : t('tasks.optional');
  const where = [t('tasks.where', { task: id }), must, services.join(', ') || t('tasks.allServices')];
  return where.join(' · ');
}

function Guidance({ tenantId, task }: { tenantId: string; task: TaskRow }) {
  const t = useT();
  const query = useQuery(taskQuery(tenantId, task.id, task.record.service));
  return (
    <section aria-labelledby="task-guidance">
      <h3 id="task-guidance">{t('tasks.guidance')}</h3>
      {query.isPending && <LoadingRows count={3} />}
      {query.isError && <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
      {query.data?.places.map((place) => (
        <div key={`${place.path}#${place.anchor}`} className={styles.guidance}>
          {place.html === '' ? (
            <p>{t('tasks.noGuidance')}</p>
          ) : (
            <Prose size="aside" html={place.html} addressOf={addressOf} />
          )}
          <p className={styles.from}>
            {t('tasks.guidanceFrom', { step: place.step, page: place.page, number: place.number })}{' '}
            <Go to={pageAddress(place.path, place.anchor)}>{t('tasks.readInPage')}</Go>
          </p>
        </div>
      ))}
    </section>
  );
}

function addressOf(href: string): string | undefined {
  const page = readPageHref(href);
  return page && pageAddress(page.path, page.anchor);
}
