import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import styles from './marks.module.css';

/** The red circle on what holds an open mandatory task; says which. Nothing when none is open. */
export function OpenMandatory({ tasks }: { tasks: readonly { id: string; name: string }[] }) {
  const t = useT();
  if (tasks.length === 0) return null;
  const said = t('tasks.openMandatory', { tasks: tasks.map(({ id, name }) => `${id} ${name}`).join(', ') });
  return (
    <span className={styles.bad} title={said}>
      <Icon name="important" label={said} />
    </span>
  );
}

/** The red star of a mandatory task, with the word for those who can't see it. */
export function MandatoryStar({ mandatory }: { mandatory: boolean | null }) {
  const t = useT();
  if (mandatory !== true) return <span className={styles.star} />;
  return (
    <span className={styles.star} role="img" aria-label={t('tasks.mandatory')} title={t('tasks.mandatory')}>
      {star}
    </span>
  );
}

const star = '*';

/** Text with the searched words marked. */
export function Marked({ text, words }: { text: string; words: string }) {
  const at = words === '' ? -1 : text.toLowerCase().indexOf(words.toLowerCase());
  if (at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className={styles.mark}>{text.slice(at, at + words.length)}</mark>
      {text.slice(at + words.length)}
    </>
  );
}
