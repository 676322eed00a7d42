import { Button } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { formatMoment, formatShortDay } from '../../../ui/time.ts';
import type { CaseQuestion, OpenEvent } from '../model.ts';
import styles from './case-page.module.css';

interface Props {
  readonly questions: readonly CaseQuestion[];
  readonly events: readonly OpenEvent[];
  readonly onEvent: (event: OpenEvent) => void;
}

/** Questions that the case waits for, with the events that answer them; below those that have been answered. */
export function Questions({ questions, events, onEvent }: Props) {
  const t = useT();
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="case-questions">
      <h2 id="case-questions">{t('cases.questions')}</h2>
      <ul className={styles.questions}>
        {questions
          .toSorted((a, b) => Number(a.answer !== null) - Number(b.answer !== null))
          .map((question) => (
            <Question
              key={question.id}
              question={question}
              answers={events.filter(({ answers }) => answers.includes(question.about))}
              onEvent={onEvent}
            />
          ))}
      </ul>
    </section>
  );
}

function Question(props: {
  question: CaseQuestion;
  answers: readonly OpenEvent[];
  onEvent: (event: OpenEvent) => void;
}) {
  const { question, answers, onEvent } = props;
  const t = useT();
  const { about, actor, text, askedBy, askedAt, answer, answeredBy, answeredAt } = question;
  const mine = answers.filter((event) => event.mine);
  return (
    <li className={answer === null ? styles.open : styles.answered}>
      <p>
        <Icon name={answer === null ? 'help' : 'tick-circle'} />
        <b>{t('cases.questionTo', { about, actor })}</b>
      </p>
      <blockquote>{text || t('cases.noWords')}</blockquote>
      <p className={styles.quiet} title={formatMoment(askedAt)}>
        {t('cases.askedBy', { name: askedBy, day: formatShortDay(askedAt) })}
      </p>
      {answer !== null && (
        <>
          <blockquote>{answer}</blockquote>
          <p className={styles.quiet} title={answeredAt === null ? undefined : formatMoment(answeredAt)}>
            {t('cases.answeredBy', {
              name: answeredBy ?? '',
              day: answeredAt === null ? '' : formatShortDay(answeredAt),
            })}
          </p>
        </>
      )}
      {answer === null && mine.length > 0 && (
        <fieldset className={styles.buttons}>
          <legend>{t('cases.answerWith', { about })}</legend>
          {mine.map((event) => (
            <Button key={event.event} size="small" onClick={() => onEvent(event)}>
              {t('cases.do', { event: event.label })}
            </Button>
          ))}
        </fieldset>
      )}
      {answer === null && mine.length === 0 && answers.length > 0 && (
        <p className={styles.quiet}>
          {t('cases.answersThey', { actor, events: answers.map(({ label }) => label).join(', ') })}
        </p>
      )}
    </li>
  );
}
