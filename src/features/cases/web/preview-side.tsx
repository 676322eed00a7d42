import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { OpenEvent } from '../model.ts';
import { Conditions } from './conditions.tsx';
import { followText } from './follow-text.ts';
import styles from './form.module.css';
import type { EventForm } from './use-event-form.ts';

/** What sending the form will do, or what it still waits for: asked of the server as one types. */
export function PreviewSide({ event, form }: { event: OpenEvent; form: EventForm }) {
  const t = useT();
  const { preview, previewProblem } = form;
  const title = t(event.wizard === null ? 'cases.willDo' : 'cases.willFinish');
  return (
    <section className={styles.side} aria-label={title} aria-busy={!form.settled}>
      <h3>{title}</h3>
      <div aria-live="polite">
        {previewProblem && <p className={styles.none}>{previewProblem.message}</p>}
        {preview?.ready && <Follows form={form} />}
        {preview && !preview.ready && <Needed form={form} />}
      </div>
      <p className={styles.kept}>
        <Icon name="lock" />
        <span>{t('cases.nothingKept')}</span>
      </p>
    </section>
  );
}

function Follows({ form: { preview } }: { form: EventForm }) {
  const t = useT();
  if (preview === undefined) return null;
  const said = preview.follows.flatMap((follow) => followText(follow, t) ?? []);
  return (
    <ul className={styles.follows}>
      <li>{t('cases.follow.to', { state: preview.to ?? '' })}</li>
      {said.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function Needed({ form: { preview } }: { form: EventForm }) {
  const t = useT();
  if (preview === undefined) return null;
  const { faults, conditions, refusal } = preview;
  return (
    <>
      <p>
        <b>{t('cases.notYet')}</b>
      </p>
      {faults.length > 0 && (
        <ul className={styles.follows}>
          {faults.map(({ say }) => (
            <li key={say}>{say}</li>
          ))}
        </ul>
      )}
      {conditions.length > 0 && <Conditions conditions={conditions} />}
      {faults.length === 0 && conditions.length === 0 && <p>{refusal}</p>}
    </>
  );
}
