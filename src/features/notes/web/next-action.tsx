import { Button } from '@fluentui/react-components';
import { problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { formatMoment, formatShortDay } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import type { Note } from '../model.ts';
import styles from './note-item.module.css';
import { today, useSetDone } from './use-notes.ts';

/** What a note says is to be done next, by whom and until when; and that it is done, which is said beside the note. */
export function NextAction({ note, action }: { note: Note; action: NonNullable<Note['nextAction']> }) {
  const t = useT();
  const { show } = useToasts();
  const set = useSetDone(note);
  const { text, date, owner, done } = action;
  function say(isDone: boolean): void {
    set.mutate(isDone, {
      onSuccess: () => {
        if (isDone)
          show({
            title: t('notes.actionDone'),
            body: text,
            undo: async () => void (await set.mutateAsync(false)),
          });
      },
      onError: (error) =>
        show({ title: t('notes.notSaved'), body: problemOf(error).message, intent: 'error' }),
    });
  }
  return (
    <div className={styles.action}>
      <Icon name={done ? 'tick-circle' : 'today'} />
      <div>
        <p>
          <b>{t('notes.nextAction')}</b> {text}
        </p>
        <p className={styles.who}>
          {[owner?.name, date === null ? undefined : t('notes.until', { day: formatShortDay(date) })]
            .filter((part) => part !== undefined)
            .join(' · ')}
          {!done && date !== null && date < today() && (
            <Chip tone="warn" icon="clock">
              {t('notes.overdue')}
            </Chip>
          )}
          {done && (
            <Chip tone="ok" icon="tick" title={formatMoment(done.at)}>
              {t('notes.doneBy', { name: done.by.name })}
            </Chip>
          )}
        </p>
      </div>
      {note.mayWrite && (
        <Button size="small" disabledFocusable={set.isPending} onClick={() => say(!done)}>
          {done ? t('notes.reopen') : t('notes.done')}
        </Button>
      )}
    </div>
  );
}
