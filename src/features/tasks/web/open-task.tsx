import { Button } from '@fluentui/react-components';
import { type ReactNode, type RefObject, useMemo } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import type { PhaseRows, TaskRow } from '../model.ts';
import styles from './panel.module.css';

import { move, type Row, tasksOf } from './rows.ts';
import type { OnSearch } from './search.ts';
import { TaskPanel } from './task-panel.tsx';
import type { TaskActions } from './task-row.tsx';
import type { useSaveTask } from './use-save-task.ts';
import { focusRow } from './use-tree-keys.ts';

interface Props {
  readonly tenantId: string;
  readonly taskId: string;
  readonly phases: readonly PhaseRows[];
  readonly rows: readonly Row[];
  readonly selected: string | undefined;
  readonly mayWrite: boolean;
  readonly actions: TaskActions;
  readonly saving: ReturnType<typeof useSaveTask>;
  readonly onSearch: OnSearch;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly treeRef: RefObject<HTMLDivElement | null>;
  readonly timeline: (subject: string) => ReactNode;
  readonly wizards: (task: TaskRow) => ReactNode;
  readonly notes: (task: TaskRow, mayWrite: boolean) => ReactNode;
}

/** The panel of the task in the address, whether or not the filters show its row. */
export function OpenTask(props: Props) {
  const t = useT();
  const { taskId, phases, rows, selected, mayWrite, actions, saving, onSearch, treeRef } = props;
  const task = useMemo(() => tasksOf(phases).find((one) => one.task.id === taskId)?.task, [phases, taskId]);
  function close(): void {
    onSearch({ task: undefined });
    if (selected !== undefined) focusRow(treeRef.current, selected);
  }
  function stepTo(row: Row | undefined): (() => void) | undefined {
    return row?.kind === 'task' ? () => actions.open(row.task, row.key) : undefined;
  }
  if (!task) {
    return (
      <SidePanel
        title={t('tasks.missingTitle', { task: taskId })}
        where={t('tasks.where', { task: taskId })}
        onClose={close}
      >
        <p className={styles.missing}>{t('tasks.missingBody')}</p>
        <Button onClick={close}>{t('ui.close')}</Button>
      </SidePanel>
    );
  }
  return (
    <TaskPanel
      tenantId={props.tenantId}
      task={task}
      mayWrite={mayWrite}
      saving={saving.saving}
      onSave={saving.save}
      onUnsaved={props.onUnsaved}
      onClose={close}
      onPrevious={selected === undefined ? undefined : stepTo(move(rows, selected, -1, 'task'))}
      onNext={selected === undefined ? undefined : stepTo(move(rows, selected, 1, 'task'))}
      wizards={props.wizards(task)}
      notes={props.notes(task, mayWrite)}
      timeline={props.timeline(`task:${taskId}`)}
    />
  );
}
