import type { ReactNode } from 'react';
import { Chip, Person } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { RichText } from '../../../ui/rich-text.tsx';
import { formatMoment, formatShortDay } from '../../../ui/time.ts';
import type { FoundNote, Note } from '../model.ts';
import { isRecent, newNoteAddress, noteAddress, noteSearchAddress } from '../rules.ts';
import { NextAction } from './next-action.tsx';
import styles from './note-item.module.css';

interface Props {
  readonly note: Note & Partial<Pick<FoundNote, 'snippet'>>;
  /** Says at which tenant, for lists of several. */
  readonly withTenant?: boolean;
  /** Says on which task, for lists that are of none. */
  readonly withTask?: boolean;
}

/** One saved note, in whole. It is never changed: a correction is a note of its own, and the two say so. */
export function NoteItem({ note, withTenant = false, withTask = false }: Props) {
  const t = useT();
  const { id, tenantId, corrects, correctedBy, services } = note;
  return (
    <li className={`${styles.note} ${correctedBy === null ? '' : styles.corrected}`} id={id}>
      <Head note={note} withTenant={withTenant} withTask={withTask} />
      {correctedBy !== null && (
        <Related to={noteAddress(tenantId, correctedBy)}>{t('notes.correctedBy')}</Related>
      )}
      {corrects !== null && <Related to={noteAddress(tenantId, corrects)}>{t('notes.corrects')}</Related>}
      {note.snippet ? <Snippet note={note} snippet={note.snippet} /> : <Text note={note} />}
      {services.length > 0 && <p className={styles.services}>{services.join(', ')}</p>}
      {note.nextAction && <NextAction note={note} action={note.nextAction} />}
      {note.mayWrite && (
        <Go className={styles.act} to={newNoteAddress({ tenant: tenantId, corrects: id })}>
          {t('notes.correct')}
        </Go>
      )}
    </li>
  );
}

function Head({ note, withTenant, withTask }: Props) {
  const t = useT();
  const { tenantId, author, category, legacyCategory, taskId, createdAt } = note;
  return (
    <div className={styles.meta}>
      <Person name={author.name} />
      <b>{author.name}</b>
      {withTenant && <Go to={`/tenants/${encodeURIComponent(tenantId)}/notes`}>{note.tenant}</Go>}
      <span>{category}</span>
      {withTask && taskId !== null && (
        <Go to={`/tenants/${encodeURIComponent(tenantId)}?task=${taskId}`}>
          {t('notes.onTask', { task: taskId })}
        </Go>
      )}
      <time dateTime={createdAt} title={formatMoment(createdAt)}>
        {formatShortDay(createdAt)}
      </time>
      <span className={styles.chips}>
        {note.escalated && (
          <Chip tone="bad" icon="flag">
            {t('notes.escalated')}
          </Chip>
        )}
        {isRecent(createdAt, new Date()) && (
          <Chip tone="info" icon="clock" title={t('notes.recentTitle')}>
            {t('notes.recent')}
          </Chip>
        )}
        {note.shared && (
          <Chip tone="violet" icon="eye">
            {t('notes.shared')}
          </Chip>
        )}
        {legacyCategory !== null && (
          <Chip title={t('notes.legacyTitle', { category: legacyCategory })}>{t('notes.legacy')}</Chip>
        )}
      </span>
    </div>
  );
}

function Related({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p className={styles.related}>
      <Go to={to}>{children}</Go>
    </p>
  );
}

function Text({ note }: { note: Note }) {
  return <RichText text={note.body} tagAddress={(tag) => noteSearchAddress({ tag })} />;
}

/** Where the words stand that were searched for; the whole note on demand. */
function Snippet({ note, snippet }: { note: Note; snippet: NonNullable<FoundNote['snippet']> }) {
  const t = useT();
  return (
    <details className={styles.snippet}>
      <summary>
        <span>
          {snippet.map(({ text, marked }, n) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never move
            marked ? <mark key={n}>{text}</mark> : text,
          )}
        </span>
        <i>{t('notes.whole')}</i>
      </summary>
      <Text note={note} />
    </details>
  );
}
