import { Dialog, DialogBody, DialogSurface, Input } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { Hidden } from './chip.tsx';
import { useT } from './i18n.ts';
import { Icon } from './icon.tsx';
import styles from './palette.module.css';
import { type Command, type CommandSource, useCommandList } from './palette.tsx';
import { hit, rank, ranked } from './palette-rank.ts';
import { Keys } from './shortcuts.tsx';

/** The dialog of the palette: what is typed above, what fits below, in groups. */
export function PaletteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog open={open} onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface} aria-label={t('ui.palette.title')}>
        <DialogBody className={styles.body}>
          <Search onClose={onClose} />
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Search({ onClose }: { onClose: () => void }) {
  const t = useT();
  const list = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const { found, searching } = useFound(query);
  const current = found[Math.min(at, found.length - 1)];
  function run(command: Command | undefined): void {
    if (!command) return;
    onClose();
    command.run();
  }
  function press(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') run(current);
    else if (step !== 0 && found.length > 0)
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    else return;
    event.preventDefault();
  }
  return (
    <>
      <Input
        className={styles.input}
        appearance="underline"
        contentBefore={<Icon name="search" />}
        contentAfter={<Keys keys="Escape" />}
        placeholder={t('ui.palette.placeholder')}
        value={query}
        autoFocus
        role="combobox"
        aria-label={t('ui.palette.title')}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={current ? `${list}-${current.id}` : undefined}
        onKeyDown={press}
        onChange={(_, data) => {
          setQuery(data.value);
          setAt(0);
        }}
      />
      <Results list={list} found={found} current={current} query={query} onRun={run} />
      {found.length === 0 && (
        <p className={styles.nothing}>
          {searching ? t('ui.palette.searching') : t('ui.palette.nothing', { query })}
        </p>
      )}
      <Hidden>
        <span role="status">{t('ui.palette.results', { count: found.length })}</span>
      </Hidden>
      <footer className={styles.footer}>
        <Keys keys="ArrowUp ArrowDown" /> {t('ui.palette.move')}
        <Keys keys="Enter" /> {t('ui.palette.run')}
        <Keys keys="Escape" /> {t('ui.palette.close')}
      </footer>
    </>
  );
}

function Results(props: {
  list: string;
  found: readonly Command[];
  current: Command | undefined;
  query: string;
  onRun: (command: Command) => void;
}) {
  const { list, found, current, query, onRun } = props;
  const t = useT();
  const groups = [...new Set(found.map((command) => command.group))];
  return (
    <div id={list} role="listbox" className={styles.results} aria-label={t('ui.palette.title')}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role, not by fieldset
        <div key={group} role="group" aria-label={group}>
          <div className={styles.group} aria-hidden="true">
            {group}
          </div>
          {found
            .filter((command) => command.group === group)
            .map((command) => (
              <Option
                key={command.id}
                id={`${list}-${command.id}`}
                command={command}
                query={query}
                selected={command === current}
                onRun={onRun}
              />
            ))}
        </div>
      ))}
    </div>
  );
}

function Option(props: {
  id: string;
  command: Command;
  query: string;
  selected: boolean;
  onRun: (command: Command) => void;
}) {
  const { id, command, query, selected, onRun } = props;
  const [before, marked, after] = hit(command.title, query);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled at the input, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, aria-activedescendant points here
    <div
      id={id}
      role="option"
      aria-selected={selected}
      className={styles.option}
      ref={(element) => {
        if (selected) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={() => onRun(command)}
    >
      {command.icon && <Icon name={command.icon} />}
      <span className={styles.title}>
        {before}
        <mark>{marked}</mark>
        {after} {command.hint && <small>{command.hint}</small>}
      </span>
      {selected ? <Keys keys="Enter" /> : command.keys && <Keys keys={command.keys} />}
    </div>
  );
}

function useFound(query: string): { found: readonly Command[]; searching: boolean } {
  const { commands, sources } = useCommandList();
  const [answers, setAnswers] = useState<{ query: string; found: readonly Command[] }>({
    query: '',
    found: [],
  });
  const wanted = query.trim();
  const asks = wanted.length > 1;
  useEffect(() => {
    if (!asks) return;
    const stop = new AbortController();
    // One question for a pause in typing, not one for each letter.
    const timer = setTimeout(
      () => void ask(sources, wanted, stop.signal).then((found) => setAnswers({ query: wanted, found })),
      120,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [sources, wanted, asks]);
  const listed = ranked(
    commands,
    wanted,
    (command) => `${command.title} ${command.hint ?? ''} ${command.group}`,
  );
  const searched = asks && answers.query === wanted ? answers.found : [];
  return { found: byGroup([...searched, ...listed], wanted), searching: asks && answers.query !== wanted };
}

async function ask(
  sources: readonly CommandSource[],
  query: string,
  signal: AbortSignal,
): Promise<readonly Command[]> {
  const found = await Promise.allSettled(sources.map(async (source) => source.search(query, signal)));
  // One source that fails must not hide what the others found.
  return found.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}

// Arrow keys walk in the order that is seen: group by group, the one with the best title first.
function byGroup(found: readonly Command[], query: string): readonly Command[] {
  const groups = Map.groupBy(found, (command) => command.group);
  const best = (commands: readonly Command[]) =>
    Math.max(...commands.map((command) => rank(command.title, query)));
  return [...groups.values()].sort((a, b) => best(b) - best(a)).flat();
}
