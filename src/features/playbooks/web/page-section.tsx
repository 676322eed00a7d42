import { Button, Tooltip } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useGo } from '../../../ui/link.tsx';
import { Prose } from '../../../ui/prose.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import type { Section, ShownPage } from '../model.ts';
import { pageAddress, readPageHref } from '../rules.ts';
import { History } from './history.tsx';
import styles from './page.module.css';
import { RoleMarks } from './role-marks.tsx';
import { TaskTable } from './task-table.tsx';

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
export function PageSection({ page, section, current, addressOf = publishedAddress, mark }: Props) {
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
          {page.number !== undefined && <CopyLink path={page.path} section={section} />}
          {step && <RoleMarks roles={step.roles} services={step.services} />}
        </div>
      )}
      {isHistory(page, section) ? (
        <History entries={page.history} />
      ) : (
        section.html !== '' && <Prose html={section.html} addressOf={addressOf} />
      )}
      {step && step.tasks.length > 0 && <TaskTable tasks={step.tasks} />}
    </section>
  );
}

// The table of the text writes its dates as 10/05/2026; the model knows which day is meant.
function isHistory(page: ShownPage, section: Section): boolean {
  return section.id === 'refresh-summary' && page.history.length > 0;
}

function CopyLink({ path, section }: { path: string; section: Section }) {
  const t = useT();
  const go = useGo();
  const { show } = useToasts();
  const label = t('playbooks.copyLink', { heading: section.heading });
  const to = pageAddress(path, section.id);
  async function copy(): Promise<void> {
    go(to, { replace: true });
    // The clipboard exists on https and localhost only, and may be refused.
    const copied = await navigator.clipboard?.writeText(new URL(to, location.origin).href).then(
      () => true,
      () => false,
    );
    show({ title: copied ? t('playbooks.copied') : t('playbooks.notCopied'), intent: 'info' });
  }
  return (
    <Tooltip content={label} relationship="label">
      <Button
        className={styles.copy ?? ''}
        appearance="subtle"
        size="small"
        icon={<Icon name="link" />}
        onClick={() => void copy()}
      />
    </Tooltip>
  );
}

function publishedAddress(href: string): string | undefined {
  const page = readPageHref(href);
  return page && pageAddress(page.path, page.anchor);
}
