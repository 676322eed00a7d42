import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { type FormEvent, useEffect, useRef } from 'react';
import type { OutputOf } from '../../../http/contract.ts';
import { FieldConflict } from '../../../ui/field-conflict.tsx';
import { useT } from '../../../ui/i18n.ts';
import { LeaveDialog } from '../../../ui/leave-dialog.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import type { readTenantServices } from '../contract.ts';
import { migrates } from '../lists.ts';
import type { TenantService } from '../model.ts';
import { AdoptionSection } from './adoption-section.tsx';
import { DeliverySection } from './delivery-section.tsx';
import { EngagementSection } from './engagement-section.tsx';
import { EntitlementSection } from './entitlement-section.tsx';
import { ForecastSection } from './forecast-section.tsx';
import { MigrationSection } from './migration-section.tsx';
import styles from './services.module.css';
import { type ServiceEdit as Edit, useServiceEdit } from './use-service-edit.ts';

interface Props {
  readonly tenantId: string;
  readonly service: TenantService;
  readonly answer: OutputOf<typeof readTenantServices>;
  readonly onDone: () => void;
}

/** Everything that people may change of a service, saved in one piece. */
export function ServiceEdit({ tenantId, service, answer, onDone }: Props) {
  const t = useT();
  const { show } = useToasts();
  const done = useRef(false);
  const { abilities, owners, motions, milestones } = answer;
  const edit = useServiceEdit({
    tenantId,
    service,
    facts: {
      contacts: owners.map(({ id }) => id),
      customerHealth: motions.includes('Customer Health'),
      milestones: [`${milestones[0]} %`, `${milestones[1]} %`],
    },
    onSaved: ({ name }, undo) => {
      done.current = true;
      show({ title: t('services.saved', { name }), undo });
      onDone();
    },
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    edit.submit();
  }
  const bar = <SaveBar edit={edit} onCancel={onDone} />;
  return (
    <form
      className={styles.sections}
      onSubmit={submit}
      noValidate
      aria-label={t('services.editOf', { name: service.name })}
    >
      {bar}
      <Refusals edit={edit} />
      <EntitlementSection edit={edit} owners={owners} />
      <EngagementSection edit={edit} tenantId={tenantId} internal={abilities.internal} />
      <AdoptionSection edit={edit} />
      <DeliverySection edit={edit} mayScenario={abilities.scenario} />
      {migrates.includes(service.service) && <MigrationSection edit={edit} />}
      <ForecastSection edit={edit} tenantId={tenantId} milestones={milestones} mayRecord={abilities.rfa} />
      {bar}
      <LeaveDialog
        unsaved={edit.changed && !done.current && !edit.saving}
        body={t('services.leave', { name: service.name })}
      />
    </form>
  );
}

function SaveBar({ edit, onCancel }: { edit: Edit; onCancel: () => void }) {
  const t = useT();
  return (
    <div className={styles.saveBar}>
      <Button type="submit" appearance="primary" disabled={edit.saving || !edit.changed}>
        {t(edit.saving ? 'services.saving' : 'services.save')}
      </Button>
      <Button onClick={onCancel}>{t('services.cancel')}</Button>
      {!edit.changed && <span className={styles.quiet}>{t('services.unchanged')}</span>}
    </div>
  );
}

/** What keeps it from being saved, above the form: how much there is to mend, a refusal of the server, a race that was lost. */
function Refusals({ edit }: { edit: Edit }) {
  const t = useT();
  const { troubles, unread, refused, lost } = edit;
  const count = troubles.length + unread.length;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (count > 0 || refused || lost) list.current?.scrollIntoView({ block: 'nearest' });
  }, [count, refused, lost]);
  return (
    <div ref={list}>
      {lost && (
        <FieldConflict
          rows={lost.map((one) => ({
            id: one.field,
            label: t(`services.field.${one.field as 'parts'}`),
            theirs: one.theirs,
            mine: one.mine,
            onTheirs: () => edit.take(one),
          }))}
        />
      )}
      {count > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('services.toMend', { count })}</MessageBarTitle>
            <ul className={styles.troubles}>
              {troubles.map(({ field, code, message }) => (
                <li key={`${field} ${code}`}>{message}</li>
              ))}
              {unread.map((field) => (
                <li key={field}>{t('services.noNumber')}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      {refused && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('services.notSaved')}</MessageBarTitle> {refused.message}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
