import { Person } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { formatMoment, formatShortDay } from '../../../ui/time.ts';
import type { Note } from '../model.ts';
import styles from './notes.module.css';

/** One saved note. Among the notes of a tenant it says which task it is on, and leads there. */
export function NoteItem({ note, withTask = false }: { note: Note; withTask?: boolean }) {
  const t = useT();
  return (
    <li className={styles.note}>
      <div className={styles.meta}>
        <Person name={note.author.name} />
        <b>{note.author.name}</b>
        <span>{note.category}</span>
        {withTask && note.taskId !== null && (
          <Go to={`/tenants/${encodeURIComponent(note.tenantId)}?task=${note.taskId}`}>
            {t('notes.onTask', { task: note.taskId })}
          </Go>
        )}
        <time dateTime={note.createdAt} title={formatMoment(note.createdAt)}>
          {formatShortDay(note.createdAt)}
        </time>
      </div>
      <p>{note.body}</p>
    </li>
  );
}
