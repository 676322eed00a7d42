import { Button, Field, Textarea } from '@fluentui/react-components';
import { type FormEvent, useRef, useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { type Feedback, longestText } from '../model.ts';
import { answerKey, keepText, readText } from './draft.ts';
import styles from './feedback-screen.module.css';
import { useAnswer } from './use-feedback.ts';

/** Writes the answer. It is kept on this device until it has been sent. */
export function AnswerForm({ feedback, person }: { feedback: Feedback; person: string }) {
  const t = useT();
  const { show } = useToasts();
  const field = useRef<HTMLTextAreaElement>(null);
  const key = answerKey(person, feedback.id);
  const [answer, setAnswer] = useState(() => readText(localStorage, key));
  const [tried, setTried] = useState(false);
  const send = useAnswer(feedback, {
    onAnswered: (sent) => {
      if (readText(localStorage, key) === sent) keepText(localStorage, key, '');
      show({ title: t('feedback.answered'), body: feedback.page });
    },
    onRefused: ({ message }) =>
      show({ title: t('feedback.notAnswered', { reason: message }), intent: 'error' }),
  });
  const length = answer.trim().length;
  function submit(event?: FormEvent): void {
    event?.preventDefault();
    setTried(true);
    if (length === 0 || length > longestText) {
      field.current?.focus();
      return;
    }
    if (!send.isPending) send.mutate(answer);
  }
  const partner = feedback.sender.firm !== null;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        label={t('feedback.answer')}
        size="small"
        hint={t(partner ? 'feedback.answerHintPartner' : 'feedback.answerHint')}
        {...wrong(length, tried, t)}
      >
        <Textarea
          textarea={{ ref: field }}
          resize="vertical"
          rows={6}
          value={answer}
          onChange={(_, { value }) => {
            setAnswer(value);
            keepText(localStorage, key, value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
          }}
        />
      </Field>
      {send.isError && (
        <p className={styles.refused} role="alert">
          {t('feedback.notAnswered', { reason: problemOf(send.error).message })}
        </p>
      )}
      <div>
        <Button type="submit" appearance="primary" size="small" disabledFocusable={send.isPending}>
          {send.isPending ? t('feedback.sending') : t('feedback.answerDo')}
        </Button>
      </div>
    </form>
  );
}

function wrong(length: number, tried: boolean, t: ReturnType<typeof useT>) {
  const over = length - longestText;
  if (over > 0) return { validationMessage: t('feedback.tooLong', { over, most: longestText }) };
  return tried && length === 0 ? { validationMessage: t('feedback.answerNeeded') } : {};
}
