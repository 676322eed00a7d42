import { Button, SearchBox } from '@fluentui/react-components';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import styles from './find-bar.module.css';
import { usePageSearch } from './use-page-search.ts';

/** Search within the page: Enter and Shift+Enter go through what is found, Esc leaves. */
export function FindBar(props: {
  body: RefObject<HTMLElement | null>;
  text: unknown;
  /** Words to begin with. */
  find: string;
  /** Anchor of the heading to look for them from. */
  from: string;
}) {
  const { body, text, find, from } = props;
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(find);
  const found = usePageSearch(body, words, text, from);
  useShortcut('/', t('playbooks.search'), t('playbooks.group'), () => field.current?.focus());
  function keys(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      found.step(event.shiftKey ? -1 : 1);
    }
    if (event.key === 'Escape') {
      setWords('');
      field.current?.blur();
    }
  }
  return (
    <search className={styles.bar}>
      <SearchBox
        input={{ ref: field }}
        className={styles.field ?? ''}
        size="small"
        placeholder={t('playbooks.search')}
        aria-label={t('playbooks.search')}
        value={words}
        onChange={(_, data) => setWords(data.value)}
        onKeyDown={keys}
      />
      <Found found={found} searching={words.trim().length > 1} />
    </search>
  );
}

function Found({ found, searching }: { found: ReturnType<typeof usePageSearch>; searching: boolean }) {
  const t = useT();
  const { at, count, step } = found;
  const said = count === 0 ? t('playbooks.noMatch') : t('playbooks.matches', { at: at + 1, count });
  return (
    <>
      <span className={styles.count} role="status">
        {searching ? said : ''}
      </span>
      {searching && count > 1 && (
        <>
          <Step label={t('playbooks.previousMatch')} icon="chevron-up" onClick={() => step(-1)} />
          <Step label={t('playbooks.nextMatch')} icon="chevron-down" onClick={() => step(1)} />
        </>
      )}
    </>
  );
}

function Step({
  label,
  icon,
  onClick,
}: {
  label: string;
  icon: 'chevron-up' | 'chevron-down';
  onClick: () => void;
}) {
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={<Icon name={icon} />}
      aria-label={label}
      title={label}
      onClick={onClick}
    />
  );
}
