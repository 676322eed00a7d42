import { memo } from 'react';
import { RoleBox } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { StatusControl } from '../../../ui/status.tsx';
import { formatPercent } from '../../../ui/time.ts';
import { type TaskRow as Task, type TaskStatus, taskStatuses } from '../model.ts';
import { GridCell, GridRow } from './grid-parts.tsx';
import { MandatoryStar, Marked } from './open-mandatory.tsx';
import { shortOfAll } from './role-names.ts';
import { TickBox } from './tick-box.tsx';
import styles from './tree.module.css';

/** What one may do with a task in the tree. The same object over the life of the tree, so that rows stay as they are. */
export interface TaskActions {
  readonly open: (task: Task, key: string) => void;
  readonly setStatus: (task: Task, status: TaskStatus) => void;
  readonly tick: (task: Task) => void;
}

interface Props {
  readonly rowKey: string;
  readonly task: Task;
  readonly active: boolean;
  readonly selected: boolean;
  readonly mayWrite: boolean;
  readonly phone: boolean;
  readonly words: string;
  readonly actions: TaskActions;
}

/** A task: tick box, mandatory star, id, name, role, status and %. A click anywhere else opens it. */
export const TaskRow = memo(function TaskRow(props: Props) {
  const { rowKey, task, active, selected, mayWrite, phone, words, actions } = props;
  const t = useT();
  const { status } = task.record;
  const name = `${task.id} ${task.name}`;
  return (
    <GridRow
      level={3}
      rowKey={rowKey}
      active={active}
      aria-selected={selected}
      className={`${styles.task} ${selected ? styles.selected : ''}`}
      onClick={() => actions.open(task, rowKey)}
    >
      {mayWrite && (
        <GridCell className={styles.tick}>
          <TickBox
            label={t('tasks.complete', { task: name })}
            checked={status === 'Complete'}
            tabIndex={active ? 0 : -1}
            onTick={() => actions.tick(task)}
          />
        </GridCell>
      )}
      <Title task={task} words={words} />
      <GridCell className={styles.role}>
        <RoleBox short={shortOfAll(task.roles)} title={task.roles.join(', ')} />
      </GridCell>
      <GridCell className={styles.status} onClick={(event) => event.stopPropagation()}>
        <StatusControl
          value={status}
          options={taskStatuses}
          label={t('tasks.statusOf', { task: name })}
          readOnly={!mayWrite}
          compact={phone}
          onChange={(next) => actions.setStatus(task, next)}
        />
      </GridCell>
      <Percent record={task.record} />
    </GridRow>
  );
});

function Title({ task, words }: { task: Task; words: string }) {
  return (
    <GridCell className={styles.title}>
      <MandatoryStar mandatory={task.mandatory} />
      <span className={styles.id}>
        <Marked text={task.id} words={words} />
      </span>
      <span className={styles.text}>
        <Marked text={task.name} words={words} />
      </span>
    </GridCell>
  );
}

// 0 % says nothing beside Not Started.
function Percent({ record: { status, percentComplete } }: { record: Task['record'] }) {
  const isSaid = status !== 'Not Started' && status !== 'Not Required';
  return <GridCell className={styles.percent}>{isSaid ? formatPercent(percentComplete) : ''}</GridCell>;
}
