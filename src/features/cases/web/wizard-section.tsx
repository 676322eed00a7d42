import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { Failed, LoadingRows, ReadOnlyBar } from '../../../ui/states.tsx';
import { formatMoment, formatShortDay } from '../../../ui/time.ts';
import type { Case, CaseStart, CaseStep } from '../model.ts';
import { CaseDialog } from './case-dialog.tsx';
import styles from './cases.module.css';
import { SaidList } from './said.tsx';
import { useCase, useCaseStarts, useTenantCases } from './use-cases.ts';

/** The wizards of a task, for its panel: what the last finish answered, and the way to the next. Nothing at a task that has none. */
export function TaskWizards({ tenantId, taskId }: { tenantId: string; taskId: string }) {
  const starts = useCaseStarts(tenantId);
  const cases = useTenantCases(tenantId);
  const found = (starts.data?.items ?? []).flatMap((start) =>
    start.wizards.filter(({ task }) => task === taskId).map((wizard) => ({ start, wizard })),
  );
  if (found.length === 0 || cases.data === undefined) return null;
  return found.map(({ start, wizard }) => (
    <WizardSection
      key={wizard.wizard}
      tenantId={tenantId}
      wizard={wizard}
      shown={cases.data.items.find(({ process }) => process === start.process)}
    />
  ));
}

type Wizard = CaseStart['wizards'][number];

function WizardSection(props: { tenantId: string; wizard: Wizard; shown: Case | undefined }) {
  const { tenantId, wizard, shown } = props;
  const t = useT();
  const heading = `wizard-${wizard.wizard}`;
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{t('cases.results', { wizard: wizard.title })}</h3>
      {shown === undefined ? (
        <p className={styles.quiet}>
          {t('cases.noCase')} <Go to={`/tenants/${tenantId}/cases`}>{t('cases.toProcesses')}</Go>
        </p>
      ) : (
        <OfCase key={shown.id} caseId={shown.id} wizard={wizard} />
      )}
    </section>
  );
}

function OfCase({ caseId, wizard }: { caseId: string; wizard: Wizard }) {
  const t = useT();
  const query = useCase(caseId);
  const [open, setOpen] = useState(false);
  if (query.isPending) return <LoadingRows count={2} label={t('cases.loading')} />;
  if (query.data === undefined)
    return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  const { case: shown, steps } = query.data;
  const finishes = steps.filter((step) => step.wizard === wizard.wizard);
  const event = shown.events.find((one) => one.wizard === wizard.wizard);
  return (
    <>
      <Result last={finishes.at(-1)} count={finishes.length} />
      {event?.mine ? (
        <Button
          className={styles.wizard ?? ''}
          appearance="primary"
          size="small"
          onClick={() => setOpen(true)}
        >
          {t('cases.openWizard')}
        </Button>
      ) : (
        <ReadOnlyBar
          why={
            event === undefined
              ? t('cases.wizardNotNow', { state: shown.stateLabel })
              : t('cases.wizardOthers', { who: event.actors.join(', ') })
          }
        />
      )}
      <p className={styles.toCase}>
        <Go to={`/cases/${caseId}`}>{t('cases.toCase', { state: shown.stateLabel })}</Go>
      </p>
      {open && event && <CaseDialog shown={shown} event={event} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The last finish; before the first there is no result, which is not the same as "Not Engaged". */
function Result({ last, count }: { last: CaseStep | undefined; count: number }) {
  const t = useT();
  if (last === undefined) return <p className={styles.quiet}>{t('cases.noResult')}</p>;
  return (
    <>
      <p className={styles.quiet} title={formatMoment(last.at)}>
        {t('cases.finished', {
          count,
          cycle: last.cycle,
          name: last.by.name,
          day: formatShortDay(last.at),
        })}
      </p>
      <SaidList said={last.said} />
    </>
  );
}
