import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { answerKey, keepText, readText } from './draft.ts';
import styles from './feedback-screen.module.css';

/** What one was writing when somebody else had answered first: one's own until one lets go of it. */
export function KeptAnswer({ id, person }: { id: string; person: string }) {
  const t = useT();
  const key = answerKey(person, id);
  const [text, setText] = useState(() => readText(localStorage, key));
  if (text === '') return null;
  function discard(): void {
    keepText(localStorage, key, '');
    setText('');
  }
  return (
    <div className={styles.kept}>
      <p className={styles.quiet}>{t('feedback.keptAnswer')}</p>
      <p className={styles.body}>{text}</p>
      <Button size="small" onClick={discard}>
        {t('feedback.discard')}
      </Button>
    </div>
  );
}
