import { Dialog, DialogBody, DialogSurface, Input } from '@fluentui/react-components';
import { type KeyboardEvent, useId, useState } from 'react';
import { Hidden } from './chip.tsx';
import { useT } from './i18n.ts';
import { Icon } from './icon.tsx';
import styles from './palette.module.css';
import { useFound } from './palette-found.ts';
import type { Command } from './palette-list.ts';
import { hit } from './palette-rank.ts';
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
  const list = useId();
  const [query, setQuery] = useState('');
  const { found, searching } = useFound(query);
  const { at, setAt, press } = useWalk(found.length, () => run(found[at]));
  const current = found[at];
  function run(command: Command | undefined): void {
    if (!command) return;
    onClose();
    command.run();
  }
  function type(next: string): void {
    setQuery(next);
    setAt(0);
  }
  const active = current && `${list}-${current.id}`;
  return (
    <>
      <SearchInput query={query} list={list} active={active} onType={type} onKeyDown={press} />
      <Results list={list} found={found} current={current} query={query} onRun={run} />
      <Count found={found.length} query={query} searching={searching} />
      <Footer />
    </>
  );
}

/** The place among the results, walked by the arrow keys round and round. */
function useWalk(count: number, onEnter: () => void) {
  const [wanted, setAt] = useState(0);
  const at = Math.max(0, Math.min(wanted, count - 1));
  function press(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') onEnter();
    else if (step !== 0 && count > 0) setAt((at + step + count) % count);
    else return;
    event.preventDefault();
  }
  return { at, setAt, press };
}

function SearchInput(props: {
  query: string;
  list: string;
  active: string | undefined;
  onType: (next: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { query, list, active, onType, onKeyDown } = props;
  const t = useT();
  return (
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
      aria-activedescendant={active}
      onKeyDown={onKeyDown}
      onChange={(_, data) => onType(data.value)}
    />
  );
}

function Count({ found, query, searching }: { found: number; query: string; searching: boolean }) {
  const t = useT();
  const nothing = searching ? t('ui.palette.searching') : t('ui.palette.nothing', { query });
  return (
    <>
      {found === 0 && <p className={styles.nothing}>{nothing}</p>}
      <Hidden>
        <span role="status">{t('ui.palette.results', { count: found })}</span>
      </Hidden>
    </>
  );
}

function Footer() {
  const t = useT();
  return (
    <footer className={styles.footer}>
      <Keys keys="ArrowUp ArrowDown" /> {t('ui.palette.move')}
      <Keys keys="Enter" /> {t('ui.palette.run')}
      <Keys keys="Escape" /> {t('ui.palette.close')}
    </footer>
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
