import { Bar, RoleBox } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go } from '../../../ui/link.tsx';
import { StatusWord } from '../../../ui/status.tsx';
import { pageAddress } from '../../playbooks/rules.ts';
import { openMandatory } from '../rules.ts';
import { GridCell, GridRow } from './grid-parts.tsx';
import { Marked, OpenMandatory } from './open-mandatory.tsx';
import { shortOfAll } from './role-names.ts';
import type { VisiblePage, VisibleStep } from './rows.ts';
import styles from './tree.module.css';

interface PageProps {
  readonly visible: VisiblePage;
  readonly folded: boolean;
  readonly active: boolean;
  readonly words: string;
  readonly onFold: () => void;
}

/** Head of a page in the tree: its name, a way to read it, and how far it is. */
export function PageRow({ visible, folded, active, words, onFold }: PageProps) {
  const t = useT();
  const { phase, page } = visible;
  const { title, number, done, total } = page;
  return (
    <GridRow level={1} rowKey={visible.key} active={active} aria-expanded={!folded} className={styles.page}>
      <GridCell className={styles.pageTitle}>
        <button
          type="button"
          tabIndex={active ? 0 : -1}
          className={styles.fold}
          aria-label={folded ? t('tasks.unfold', { page: title }) : t('tasks.fold', { page: title })}
          onClick={onFold}
        >
          <Icon name={folded ? 'chevron-right' : 'chevron-down'} />
        </button>
        <h2>
          <Marked text={title} words={words} />
        </h2>
        <Go
          to={pageAddress(page.path)}
          tabIndex={active ? 0 : -1}
          aria-label={t('tasks.readPage', { page: title })}
          title={t('tasks.readPage', { page: title })}
        >
          <Icon name="book" />
        </Go>
        <span className={styles.number}>{t('tasks.pageNumber', { phase, number })}</span>
      </GridCell>
      <GridCell className={styles.progress}>
        {total > 0 && <Bar done={done} total={total} />}
        {total > 0
          ? t('tasks.pageDone', { done, total })
          : t('tasks.pageSteps', { count: page.steps.length })}
      </GridCell>
    </GridRow>
  );
}

interface StepProps {
  readonly visible: VisibleStep;
  readonly active: boolean;
  readonly words: string;
}

/** A step: it is not tracked itself, its status is that of its tasks together. */
export function StepRow({ visible, active, words }: StepProps) {
  const t = useT();
  const { step, number } = visible;
  return (
    <GridRow level={2} rowKey={visible.key} active={active} className={styles.step}>
      <GridCell className={styles.stepTitle}>
        <span className={styles.stepNumber}>{number}</span>
        <span className={styles.text}>
          <Marked text={step.title} words={words} />
        </span>
        <OpenMandatory tasks={openMandatory(step.tasks)} />
      </GridCell>
      <GridCell className={styles.role}>
        <RoleBox short={shortOfAll(step.roles)} title={step.roles.join(', ')} />
      </GridCell>
      <GridCell className={styles.rollUp}>
        {step.status === null ? (
          <span className={styles.quiet}>{t('tasks.guidance')}</span>
        ) : (
          <StatusWord status={step.status} />
        )}
        {step.blocked && (
          <span className={styles.blocked} title={t('tasks.blocked')}>
            <StatusWord status={blocked} />
          </span>
        )}
      </GridCell>
    </GridRow>
  );
}

// The badge of any of the five kinds; the row of the task says which.
const blocked = 'Blocked';
