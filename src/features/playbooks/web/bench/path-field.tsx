import { Input } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useT } from '../../../../ui/i18n.ts';
import { useToasts } from '../../../../ui/toast.tsx';
import styles from './bench-page.module.css';
import { tidyPath } from './draft.ts';

interface Props {
  readonly path: string;
  readonly isTaken: (path: string) => boolean;
  readonly onRename: (path: string) => void;
}

/** Where the file stands in the playbook. Enter or leaving the field renames it, Esc takes the typing back. */
export function PathField({ path, isTaken, onRename }: Props) {
  const t = useT();
  const { show } = useToasts();
  const [written, setWritten] = useState(path);
  useEffect(() => setWritten(path), [path]);
  function rename(): void {
    const next = tidyPath(written);
    if (next === path) setWritten(path);
    else if (next === null) {
      show({ title: t('bench.pathWrong'), body: t('bench.pathWrongBody'), intent: 'error' });
      setWritten(path);
    } else if (isTaken(next)) {
      show({ title: t('bench.pathTaken', { path: next }), intent: 'error' });
      setWritten(path);
    } else onRename(next);
  }
  function keys(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') setWritten(path);
  }
  return (
    <Input
      className={styles.path ?? ''}
      size="small"
      value={written}
      aria-label={t('bench.path')}
      title={t('bench.pathHint')}
      onChange={(_, data) => setWritten(data.value)}
      onBlur={rename}
      onKeyDown={keys}
    />
  );
}
