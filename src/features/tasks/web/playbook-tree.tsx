import { type RefObject, type UIEvent, useEffect } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { useMedia } from '../../../ui/use-media.ts';
import { PageRow, StepRow } from './page-rows.tsx';
import { type Row, taskKey, type VisiblePage, type VisibleStep } from './rows.ts';
import { type TaskActions, TaskRow } from './task-row.tsx';
import styles from './tree.module.css';
import { rowIn, useTreeKeys } from './use-tree-keys.ts';

interface Shown {
  /** Row of the task in the panel. */
  readonly selected: string | undefined;
  readonly mayWrite: boolean;
  /** What is searched, to be marked. */
  readonly words: string;
  readonly actions: TaskActions;
}

interface Props extends Shown {
  readonly pages: readonly VisiblePage[];
  readonly rows: readonly Row[];
  readonly folded: ReadonlySet<string>;
  readonly onFold: (page: string, fold: boolean) => void;
  /** Row the keyboard stands on. */
  readonly active: string | undefined;
  readonly onActive: (key: string) => void;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
  readonly treeRef: RefObject<HTMLDivElement | null>;
}

/** The tree of pages, steps and tasks, with the keys of a tree and j k x besides. */
export function PlaybookTree(props: Props) {
  const { pages, rows, folded, onFold, active, selected, words, treeRef } = props;
  const t = useT();
  const keys = useTreeKeys(props);
  const phone = useMedia('phone');
  // A task from the address, or reached by the panel's own buttons, may stand out of sight.
  useEffect(() => {
    if (selected !== undefined) rowIn(treeRef.current, selected)?.scrollIntoView({ block: 'nearest' });
  }, [selected, treeRef]);
  const first = rows.some((row) => row.key === active) ? active : rows[0]?.key;
  return (
    <div
      ref={treeRef}
      role="treegrid"
      aria-label={t('tasks.tree')}
      className={styles.tree}
      onKeyDown={keys}
      onScroll={props.onScroll}
    >
      {pages.map((page) => (
        // biome-ignore lint/a11y/useSemanticElements: as in grid-parts.tsx
        <div key={page.key} role="rowgroup" data-phase={page.phase}>
          <PageRow
            visible={page}
            folded={folded.has(page.key)}
            active={first === page.key}
            words={words}
            onFold={() => onFold(page.key, !folded.has(page.key))}
          />
          {!folded.has(page.key) &&
            page.steps.map((step) => (
              <Step {...props} key={step.key} visible={step} first={first} phone={phone} />
            ))}
        </div>
      ))}
    </div>
  );
}

function Step(props: Shown & { visible: VisibleStep; first: string | undefined; phone: boolean }) {
  const { visible, first, selected, mayWrite, words, actions, phone } = props;
  return (
    <>
      <StepRow visible={visible} active={first === visible.key} words={words} />
      {visible.tasks.map((task) => {
        const key = taskKey(visible.key, task);
        return (
          <TaskRow
            key={key}
            rowKey={key}
            task={task}
            active={first === key}
            selected={selected === key}
            mayWrite={mayWrite}
            phone={phone}
            words={words}
            actions={actions}
          />
        );
      })}
    </>
  );
}
