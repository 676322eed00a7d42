import { Button, Dialog, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { LeaveDialog } from '../../../ui/leave-dialog.tsx';
import { whenShown } from '../../../ui/when-shown.ts';
import type { Case, OpenEvent } from '../model.ts';
import type { Answers } from './answers.ts';
import { EventFields } from './event-form.tsx';
import styles from './form.module.css';
import { PreviewSide } from './preview-side.tsx';
import { Refusal } from './refusal.tsx';
import { type EventDoor, type EventForm, useEventForm } from './use-event-form.ts';

interface Props {
  /** Small line above the title: where this is. */
  readonly where: string;
  readonly event: OpenEvent;
  readonly initial: Answers;
  readonly door: EventDoor;
  /** What has to be known before sending: that the case has moved meanwhile. @param form what was typed, which stays. */
  readonly above?: (form: EventForm) => ReactNode;
  /** Fields that belong to no definition: who is named from the beginning. */
  readonly below?: ReactNode;
  /** The event is not there any more. */
  readonly gone?: boolean;
  readonly onDone: (done: Case) => void;
  readonly onClose: () => void;
}

/** An event with its form, and what will follow beside it. Nothing is kept before it is sent. */
export function EventDialog(props: Props) {
  const { where, event, initial, door, above, below, gone = false, onDone, onClose } = props;
  const t = useT();
  // Taken away with its dialog open, the page behind it would stay hidden from screen readers: it closes first, and then goes.
  const [open, setOpen] = useState(true);
  const then = useRef(onClose);
  const leave = (next: () => void) => {
    then.current = next;
    setOpen(false);
  };
  const form = useEventForm(event, initial, door, (done) => leave(() => onDone(done)));
  const [asking, setAsking] = useState(false);
  const close = () => (form.dirty && !form.sending ? setAsking(true) : leave(onClose));
  return (
    <>
      <Dialog open={open} modalType="modal" onOpenChange={(_, data) => data.open || close()}>
        <DialogSurface className={styles.surface} aria-describedby={undefined}>
          <form
            className={styles.dialog}
            noValidate
            onSubmit={(submit) => {
              submit.preventDefault();
              if (!form.sending && !gone) form.send();
            }}
          >
            <header className={styles.head}>
              <div>
                <p>{where}</p>
                <DialogTitle action={null} className={styles.title ?? ''}>
                  {event.label}
                </DialogTitle>
              </div>
              <Button
                appearance="subtle"
                icon={<Icon name="close" />}
                aria-label={t('ui.close')}
                onClick={close}
              />
            </header>
            <div className={styles.body}>
              <Gone after={() => then.current()} />
              <div className={styles.main}>
                {above?.(form)}
                <EventFields event={event} form={form} />
                {below}
                {form.problem && form.problem.code !== 'CASE_MOVED' && <Refusal problem={form.problem} />}
              </div>
              <PreviewSide event={event} form={form} />
            </div>
            <Foot event={event} form={form} gone={gone} onClose={close} />
          </form>
        </DialogSurface>
      </Dialog>
      <ConfirmDialog
        open={asking}
        careful
        title={t('cases.leave.title')}
        body={t('cases.leave.body')}
        act={t('cases.leave.act')}
        back={t('cases.leave.back')}
        onAct={() => {
          setAsking(false);
          leave(onClose);
        }}
        onBack={() => setAsking(false)}
      />
      <LeaveDialog unsaved={form.dirty && open && !asking} body={t('cases.leave.body')} />
    </>
  );
}

/** Tells when the dialog around it has gone, and the page behind it is there again for screen readers. */
function Gone({ after }: { after: () => void }) {
  const latest = useRef(after);
  latest.current = after;
  useEffect(
    () => () => {
      // The button that opened it may have gone, too: then the page itself takes the focus.
      if (document.activeElement === document.body) document.getElementById('main')?.focus();
      whenShown(() => latest.current());
    },
    [],
  );
  return null;
}

function Foot(props: { event: OpenEvent; form: EventForm; gone: boolean; onClose: () => void }) {
  const { event, form, gone, onClose } = props;
  const t = useT();
  const unconfirmed = form.preview?.confirm.some((say) => !form.confirmed.includes(say)) ?? false;
  const stopped = gone || (form.preview !== undefined && (!form.preview.ready || unconfirmed));
  const act = t(event.wizard === null ? 'cases.send' : 'cases.finish');
  return (
    <footer className={styles.foot}>
      <span>{unconfirmed ? t('cases.unconfirmed') : ''}</span>
      <Button onClick={onClose}>{t('cases.cancel')}</Button>
      <Button type="submit" appearance="primary" disabledFocusable={stopped || form.sending}>
        {form.sending ? t('cases.sending') : act}
      </Button>
    </footer>
  );
}
