import { type ReactNode, useCallback } from 'react';
import { Prose } from '../../../ui/prose.tsx';
import type { Section, ShownPage } from '../model.ts';
import { bucketStep, pageAddress, readPageHref } from '../rules.ts';
import { CopyLink } from './copy-link.tsx';
import { History } from './history.tsx';
import styles from './page.module.css';
import { RoleMarks } from './role-marks.tsx';
import { useSeen } from './seen-as.tsx';
import { TaskTable } from './task-table.tsx';
import { ListedTasks } from './uncategorized.tsx';

interface Props {
  readonly page: ShownPage;
  readonly section: Section;
  /** Whether this is the part one is reading. */
  readonly current: boolean;
  /** The address in the app of a link of the text; without it, that of the published page. */
  readonly addressOf?: (href: string) => string | undefined;
  /** Stands beside the heading: what there is to say about this part. */
  readonly mark?: ReactNode;
}

/** One part of a page; a step with its number, whom it is for and its tasks. */
export function PageSection({ page, section, current, addressOf, mark }: Props) {
  const published = usePublishedAddress();
  const step = section.step === undefined ? undefined : page.steps[section.step];
  const Heading = section.level <= 2 ? 'h2' : 'h3';
  return (
    <section
      className={`${styles.section} ${step ? styles.step : ''} ${step && current ? styles.current : ''}`}
    >
      {section.heading !== '' && section.heading !== page.title && (
        <div className={styles.head}>
          {step && <span className={styles.number}>{(section.step ?? 0) + 1}</span>}
          <Heading id={section.id} data-anchor={section.id} tabIndex={-1}>
            {section.heading}
          </Heading>
          {mark}
          {page.number !== undefined && (
            <CopyLink address={pageAddress(page.path, section.id)} heading={section.heading} />
          )}
          {step && <RoleMarks roles={step.roles} services={step.services} />}
        </div>
      )}
      {isHistory(page, section) ? (
        <History entries={page.history} />
      ) : (
        section.html !== '' && <Prose html={section.html} addressOf={addressOf ?? published} />
      )}
      {step && step.tasks.length > 0 && <TaskTable tasks={step.tasks} />}
      {page.uncategorized.length > 0 && section.step === bucketStep(page) && (
        <ListedTasks tasks={page.uncategorized} />
      )}
    </section>
  );
}

// The table of the text writes its dates as 10/05/2026; the model knows which day is meant.
function isHistory(page: ShownPage, section: Section): boolean {
  return section.id === 'refresh-summary' && page.history.length > 0;
}

function usePublishedAddress(): (href: string) => string | undefined {
  const { to } = useSeen();
  return useCallback(
    (href) => {
      const page = readPageHref(href);
      return page && to(pageAddress(page.path, page.anchor));
    },
    [to],
  );
}
