import { Button, Field, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import type { PlaybookPage } from '../../playbooks/model.ts';
import { type Feedback, type FeedbackKind, feedbackKinds, longestText } from '../model.ts';
import { partsOf } from '../rules.ts';
import type { Draft } from './draft.ts';
import styles from './page-feedback.module.css';
import { useSendFeedback } from './use-feedback.ts';

interface Props {
  readonly page: PlaybookPage;
  readonly draft: Draft & { readonly anchor: string };
  readonly asked: number;
  readonly onChange: (next: Partial<Omit<Draft, 'key'>>) => void;
  readonly onDiscard: () => void;
  readonly onSent: (feedback: Feedback, key: string) => void;
}

/** One question; with its answer come the other fields. What is typed is kept until it has been sent. */
export function FeedbackForm({ page, draft, asked, onChange, onDiscard, onSent }: Props) {
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const send = useSendFeedback((feedback, sent) => {
    setTried(false);
    onSent(feedback, sent);
  });
  const { kind, anchor, body, key } = draft;
  const length = body.trim().length;
  useEffect(() => {
    if (asked > 0) focusIn(form.current, 'input');
  }, [asked]);
  function submit(event?: FormEvent): void {
    event?.preventDefault();
    setTried(true);
    if (kind === undefined || length === 0 || length > longestText) {
      focusIn(form.current, kind === undefined ? 'input' : 'textarea');
      return;
    }
    if (send.isPending) return;
    send.mutate({ version: page.version.number, path: page.path, anchor, kind, body, key });
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Field
        label={t('feedback.kindAsk')}
        size="small"
        {...(tried && kind === undefined && { validationMessage: t('feedback.kindNeeded') })}
      >
        <RadioGroup
          layout="horizontal"
          value={kind ?? ''}
          onChange={(_, { value }) => onChange({ kind: value as FeedbackKind })}
        >
          {feedbackKinds.map((one) => (
            <Radio key={one} value={one} label={t(`feedback.kind.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      {(kind !== undefined || length > 0) && (
        <>
          <Field label={t('feedback.part')} size="small">
            <Select value={anchor} onChange={(_, data) => onChange({ anchor: data.value })}>
              <option value="">{t('feedback.whole')}</option>
              {partsOf(page).map((part) => (
                <option key={part.anchor} value={part.anchor}>
                  {part.heading}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label={t('feedback.body')}
            size="small"
            hint={t('feedback.kept')}
            {...wrongBody(length, tried, t)}
          >
            <Textarea
              resize="vertical"
              rows={4}
              value={body}
              onChange={(_, data) => onChange({ body: data.value })}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
              }}
            />
          </Field>
          {send.isError && (
            <p className={styles.refused} role="alert">
              {t('feedback.notSent', { reason: problemOf(send.error).message })}
            </p>
          )}
          <div className={styles.buttons}>
            <Button type="submit" appearance="primary" size="small" disabledFocusable={send.isPending}>
              {send.isPending ? t('feedback.sending') : t('feedback.send')}
            </Button>
            <Button size="small" appearance="subtle" onClick={onDiscard}>
              {t('feedback.discard')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

function wrongBody(length: number, tried: boolean, t: ReturnType<typeof useT>) {
  const over = length - longestText;
  if (over > 0) return { validationMessage: t('feedback.tooLong', { over, most: longestText }) };
  return tried && length === 0 ? { validationMessage: t('feedback.bodyNeeded') } : {};
}

function focusIn(form: HTMLFormElement | null, what: 'input' | 'textarea'): void {
  form?.querySelector<HTMLElement>(what)?.focus({ preventScroll: what === 'input' });
}
