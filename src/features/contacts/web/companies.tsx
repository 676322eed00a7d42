import { Button } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Id } from '../../../base/ids.ts';
import { call, problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { EditSection } from '../../../ui/form/edit-section.tsx';
import { FormDialog } from '../../../ui/form/form-dialog.tsx';
import type { FormChoice, FormField, FormValues } from '../../../ui/form/form-field.ts';
import { type Say, useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import { addCompany, listCompanies, removeCompany, saveCompany } from '../company-contract.ts';
import type { Company, CompanyFields } from '../company-model.ts';
import styles from './contacts.module.css';
import { useChanged, useOffers } from './use-contacts.ts';

/** Partner companies of a tenant; where none is engaged, the first row says so (domain.md 3.15). */
export function Companies({ tenantId, partnerWish }: { tenantId: Id<'tenant'>; partnerWish: ReactNode }) {
  const t = useT();
  const offers = useOffers();
  const changed = useChanged();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useQuery(contractQuery(listCompanies, { tenantId }));
  if (error) return <Failed problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows count={2} />;
  return (
    <section className={styles.groups} aria-labelledby="companies">
      <header className={styles.head}>
        <h2 id="companies">{t('companies.title')}</h2>
        {data.mayWrite && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('companies.add')}
          </Button>
        )}
      </header>
      {partnerWish}
      {data.companies.map((company) =>
        company.id === null ? (
          <p key="none" className={styles.none}>
            <b>{t('companies.none')}</b> {t('companies.noneMpn')}
          </p>
        ) : (
          <CompanyRow key={company.id} tenantId={tenantId} company={company} mayWrite={data.mayWrite} />
        ),
      )}
      <FormDialog
        open={adding}
        title={t('companies.add')}
        act={t('companies.addAct')}
        fields={companyFields(t, offers('partner-kind'))}
        empty={{ name: '', mpnId: '', kind: '', engaged: true, notes: '' }}
        onClose={() => setAdding(false)}
        send={async (values) => {
          await call(addCompany, { tenantId, ...(values as unknown as CompanyFields) });
          changed();
        }}
      />
    </section>
  );
}

function companyFields(t: Say, kinds: readonly FormChoice[]): readonly FormField[] {
  return [
    { id: 'name', label: t('companies.company'), kind: 'text', required: true, most: 120 },
    { id: 'mpnId', label: t('tenants.field.mpnId'), kind: 'text', required: true, most: 12 },
    { id: 'kind', label: t('tenants.field.kind'), kind: 'choice', required: true, choices: kinds },
    { id: 'engaged', label: t('tenants.field.engaged'), kind: 'tick' },
    { id: 'notes', label: t('tenants.field.notes'), kind: 'long', most: 1000, wide: true },
  ];
}

const valuesOf = ({ name, mpnId, kind, engaged, notes }: Company): FormValues => ({
  name,
  mpnId,
  kind,
  engaged,
  notes,
});

function CompanyRow(props: { tenantId: Id<'tenant'>; company: Company; mayWrite: boolean }) {
  const { tenantId, company, mayWrite } = props;
  const t = useT();
  const offers = useOffers();
  const changed = useChanged();
  const { show } = useToasts();
  const companyId = company.id as never;
  const remove = useMutation({
    mutationFn: () => call(removeCompany, { tenantId, companyId }, { match: company.version }),
    onSuccess: () => {
      changed();
      const undo = () =>
        call(addCompany, { tenantId, ...(valuesOf(company) as unknown as CompanyFields) }).then(changed);
      show({ title: t('companies.removed', { name: company.name }), undo });
    },
    onError: (error) => {
      changed();
      show({
        title: t('companies.notRemoved', { name: company.name }),
        body: problemOf(error).message,
        intent: 'error',
      });
    },
  });
  return (
    <EditSection
      title={company.name}
      fields={companyFields(t, offers('partner-kind', company.kind))}
      now={{ values: valuesOf(company), version: company.version }}
      editable={mayWrite}
      send={(change, match) => call(saveCompany, { tenantId, companyId, ...change }, { match })}
      currentOf={(current) => {
        const row = current as Company | undefined;
        return row && { values: valuesOf(row), version: row.version };
      }}
      onSaved={changed}
      actions={
        <>
          <Chip tone={company.engaged ? 'ok' : 'neutral'}>
            {t(company.engaged ? 'contacts.engaged' : 'companies.notEngaged')}
          </Chip>
          {mayWrite && (
            <Button
              size="small"
              appearance="subtle"
              disabled={remove.isPending}
              aria-label={t('companies.removeOf', { name: company.name })}
              onClick={() => remove.mutate()}
            >
              {t('companies.remove')}
            </Button>
          )}
        </>
      }
    />
  );
}
