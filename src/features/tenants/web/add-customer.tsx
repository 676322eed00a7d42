import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../ui/call.ts';
import { FormDialog } from '../../../ui/form/form-dialog.tsx';
import type { FormField } from '../../../ui/form/form-field.ts';
import { useT } from '../../../ui/i18n.ts';
import { keyOf } from '../../../ui/query.ts';
import { addCustomer, listCustomers } from '../customer-contract.ts';
import { regions } from '../model.ts';
import { plain, useChoices } from './use-choices.ts';

/** Adds a customer by its TPID. */
export function AddCustomer(props: { open: boolean; onClose: () => void; onAdded: (id: string) => void }) {
  const t = useT();
  const { choicesOf } = useChoices();
  const client = useQueryClient();
  const fields: readonly FormField[] = [
    { id: 'tpid', label: t('tenants.column.tpid'), kind: 'number', required: true },
    { id: 'name', label: t('tenants.field.name'), kind: 'text', required: true, most: 120 },
    {
      id: 'region',
      label: t('tenants.column.region'),
      kind: 'choice',
      choices: plain(regions),
      required: true,
    },
    {
      id: 'segment',
      label: t('tenants.column.segment'),
      kind: 'choice',
      choices: choicesOf('segment'),
      required: true,
    },
    { id: 'managed', label: t('customers.field.managed'), kind: 'tick' },
  ];
  return (
    <FormDialog
      open={props.open}
      title={t('customers.add')}
      act={t('customers.addAct')}
      fields={fields}
      empty={{ tpid: null, name: '', region: '', segment: '', managed: false }}
      onClose={props.onClose}
      send={async (values) => {
        const { id } = await call(addCustomer, values as never);
        await client.invalidateQueries({ queryKey: keyOf(listCustomers) });
        props.onAdded(id);
      }}
    />
  );
}
