import { SearchBox } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { Hidden } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Go, useGo } from '../../../ui/link.tsx';
import type { PageSummary } from '../model.ts';
import { pageAddress, searchAddress } from '../rules.ts';
import { findPages, groupPages, type PhaseGroup } from './page-tree.ts';
import { useSeen } from './seen-as.tsx';
import styles from './tree-nav.module.css';

interface Props {
  readonly phases: readonly string[];
  readonly pages: readonly PageSummary[];
  /** Path of the page that is open. */
  readonly path?: string | undefined;
  /** Heading one is reading. */
  readonly anchor?: string | undefined;
}

/** Phases, pages and the steps of the open page, with a search by name. */
export function TreeNav({ phases, pages, path, anchor }: Props) {
  const t = useT();
  const [words, setWords] = useState('');
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const groups = useMemo(() => groupPages(phases, pages), [phases, pages]);
  const shown = useMemo(() => findPages(groups, words), [groups, words]);
  const searching = words.trim() !== '';
  return (
    <nav className={styles.tree} aria-label={t('playbooks.tree')}>
      <Find words={words} onWords={setWords} found={searching ? shown : undefined} />
      {shown.length === 0 && (
        <p className={styles.none}>{t('playbooks.findNothing', { words: words.trim() })}</p>
      )}
      <ul>
        {shown.map((group) => {
          const name = group.phase ?? t('playbooks.otherPages');
          const open = searching || (toggled.get(name) ?? group.pages.some((page) => page.path === path));
          return (
            <Group
              key={name}
              name={name}
              group={group}
              open={open}
              path={path}
              anchor={anchor}
              allSteps={searching}
              onToggle={() => setToggled(new Map([...toggled, [name, !open]]))}
            />
          );
        })}
      </ul>
    </nav>
  );
}

function Find(props: {
  words: string;
  onWords: (words: string) => void;
  found: readonly PhaseGroup[] | undefined;
}) {
  const t = useT();
  const go = useGo();
  const { to } = useSeen();
  const { words, onWords, found } = props;
  const count = found?.reduce((sum, group) => sum + group.pages.length, 0);
  return (
    <search>
      <SearchBox
        className={styles.find ?? ''}
        size="small"
        placeholder={t('playbooks.find')}
        aria-label={t('playbooks.find')}
        value={words}
        onChange={(_, data) => onWords(data.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found !== undefined) go(to(searchAddress(words)));
        }}
      />
      {found && (
        <Go to={to(searchAddress(words))} className={styles.inText}>
          <Icon name="search" size={12} />
          {t('playbooks.searchText', { words: words.trim() })}
        </Go>
      )}
      <Hidden>
        <span role="status">{count === undefined ? '' : t('playbooks.found', { count })}</span>
      </Hidden>
    </search>
  );
}

function Group(props: {
  name: string;
  group: PhaseGroup;
  open: boolean;
  path: string | undefined;
  anchor: string | undefined;
  allSteps: boolean;
  onToggle: () => void;
}) {
  const { to } = useSeen();
  const { name, group, open, path, anchor, allSteps, onToggle } = props;
  return (
    <li>
      <button type="button" className={styles.phase} aria-expanded={open} onClick={onToggle}>
        <Icon name={open ? 'chevron-down' : 'chevron-right'} size={12} />
        <span>{name}</span>
        <span className={styles.count}>{group.pages.length}</span>
      </button>
      {open && (
        <ul>
          {group.pages.map((page) => (
            <li key={page.path}>
              <Go
                to={to(pageAddress(page.path))}
                className={styles.page}
                title={page.title}
                aria-current={page.path === path ? 'page' : undefined}
              >
                {page.title}
              </Go>
              {(page.path === path || allSteps) && (
                <Steps page={page} anchor={page.path === path ? anchor : undefined} />
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Steps({ page, anchor }: { page: PageSummary; anchor: string | undefined }) {
  const t = useT();
  const { to } = useSeen();
  return (
    <ul>
      {page.steps.map((step, index) => (
        <li key={step.anchor}>
          <Go
            to={to(pageAddress(page.path, step.anchor))}
            className={styles.step}
            title={step.title}
            aria-current={step.anchor === anchor ? 'location' : undefined}
          >
            {t('playbooks.step', { number: index + 1, title: step.title })}
          </Go>
        </li>
      ))}
    </ul>
  );
}
