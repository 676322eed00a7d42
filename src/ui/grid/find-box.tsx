import { SearchBox } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../i18n.ts';
import { useShortcut } from '../shortcuts.tsx';
import styles from './bar.module.css';

/** Where one types what rows should say; `/` leads to it. What is typed is told after a rest. */
export function FindBox({ value, onFind }: { value: string; onFind: (words: string) => void }) {
  const t = useT();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useTyped(value, onFind);
  useShortcut('/', t('ui.grid.find'), t('ui.group.lists'), () => box.current?.focus());
  return (
    <SearchBox
      input={{ ref: box }}
      className={styles.find}
      value={typed}
      placeholder={t('ui.grid.find')}
      aria-label={t('ui.grid.find')}
      maxLength={100}
      onChange={(_, data) => setTyped(data.value)}
    />
  );
}

/** Text that is shown at once and told after 200 ms of rest; a change from outside wins. */
function useTyped(value: string, onRest: (next: string) => void): [string, (next: string) => void] {
  const [typed, setTyped] = useState(value);
  const [from, setFrom] = useState(value);
  const tell = useRef(onRest);
  tell.current = onRest;
  if (from !== value) {
    setFrom(value);
    if (typed.trim() !== value) setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => tell.current(typed.trim()), 200);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return [typed, setTyped];
}
