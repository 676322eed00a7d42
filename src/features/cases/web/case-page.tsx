import { useState } from 'react';
import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { Failed, LoadingRows, ReadOnlyBar } from '../../../ui/states.tsx';
import type { Case, OpenEvent } from '../model.ts';
import { CaseDialog } from './case-dialog.tsx';
import { CaseHeader } from './case-header.tsx';
import styles from './case-page.module.css';
import { Drawing } from './drawing.tsx';
import { Figures } from './figures.tsx';
import { History } from './history.tsx';
import { NextSteps } from './next-steps.tsx';
import { Questions } from './questions.tsx';
import { useCase } from './use-cases.ts';

/** One case: where it stands, what may happen next and by whom, and how it came here. */
export function CasePage({ caseId }: { caseId: string }) {
  const t = useT();
  const { data, error, refetch } = useCase(caseId);
  const [chosen, setChosen] = useState<OpenEvent>();
  useBreadcrumbs([
    { label: t('cases.title'), to: '/cases' },
    { label: data === undefined ? '' : `${data.case.tenant} · ${data.case.title}` },
  ]);
  if (error && data === undefined) {
    const back = <Go to="/cases">{t('cases.toQueue')}</Go>;
    return <Failed heading="h1" problem={problemOf(error)} onRetry={() => void refetch()} actions={back} />;
  }
  if (data === undefined) return <LoadingRows count={10} label={t('cases.loading')} />;
  const shown = data.case;
  return (
    <div className={styles.page}>
      <CaseHeader shown={shown} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <ReadOnly shown={shown} />
          <Questions questions={data.questions} events={shown.events} onEvent={setChosen} />
          <NextSteps shown={shown} onEvent={setChosen} />
          <History steps={data.steps} />
        </div>
        <div className={styles.side}>
          <People shown={shown} />
          <Figures figures={data.figures} />
          <Drawing drawing={data.drawing} />
        </div>
      </div>
      {chosen && <CaseDialog shown={shown} event={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  );
}

/** Who may do nothing here is told why, and who can. */
function ReadOnly({ shown: { events, waits } }: { shown: Case }) {
  const t = useT();
  if (events.length === 0 || events.some(({ mine }) => mine)) return null;
  const who = [...new Set([...waits, ...events.flatMap(({ actors }) => actors)])].join(', ');
  return <ReadOnlyBar why={t('cases.readOnly', { who })} />;
}

function People({ shown: { people } }: { shown: Case }) {
  const t = useT();
  return (
    <section aria-labelledby="case-people">
      <h2 id="case-people">{t('cases.people')}</h2>
      {people.length === 0 && <p className={styles.quiet}>{t('cases.noPeople')}</p>}
      <ul className={styles.people}>
        {people.map(({ id, name, actor }) => (
          <li key={`${id} ${actor}`}>
            {name} <span className={styles.quiet}>{actor}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
