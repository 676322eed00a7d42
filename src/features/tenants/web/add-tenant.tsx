import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, problemOf } from '../../../ui/call.ts';
import { FormDialog } from '../../../ui/form/form-dialog.tsx';
import type { FormField, FormValues } from '../../../ui/form/form-field.ts';
import { type Say, useT } from '../../../ui/i18n.ts';
import { keyOf } from '../../../ui/query.ts';
import { addTenant } from '../change-contract.ts';
import { listTenants } from '../contract.ts';
import { listCustomers } from '../customer-contract.ts';
import { regions } from '../model.ts';
import { plain, useChoices } from './use-choices.ts';

interface Props {
  readonly open: boolean;
  /** Of the customer that it is added to; asked for where it is left out. */
  readonly tpid?: number;
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}

const empty: FormValues = {
  guid: '',
  name: '',
  domain: '',
  reason: '',
  tpid: null,
  country: '',
  seats: null,
  customer: '',
  region: '',
  segment: '',
};

/** Adds a tenant by hand: the tenant exception. A TPID that nobody has asks for its customer as well. */
export function AddTenant({ open, tpid, onClose, onAdded }: Props) {
  const t = useT();
  const { choicesOf } = useChoices();
  const client = useQueryClient();
  const [unknown, setUnknown] = useState(false);
  const fields = tenantFields(t, choicesOf('entry-reason'), tpid === undefined);
  const close = () => {
    setUnknown(false);
    onClose();
  };
  return (
    <FormDialog
      open={open}
      title={t('tenants.add')}
      act={t('tenants.addAct')}
      notice={unknown ? t('tenants.addCustomerToo') : t('tenants.addHint')}
      fields={unknown ? [...fields, ...customerFieldsOf(t, choicesOf('segment'))] : fields}
      empty={{ ...empty, tpid: tpid ?? null }}
      onClose={close}
      send={async (values) => {
        const { customer, region, segment, ...tenant } = values;
        const added = unknown ? { customer: { name: customer, region, segment } } : {};
        try {
          const { id } = await call(addTenant, { ...tenant, tpid: tpid ?? tenant.tpid, ...added } as never);
          for (const one of [listTenants, listCustomers])
            void client.invalidateQueries({ queryKey: keyOf(one) });
          setUnknown(false);
          onAdded(id);
        } catch (error) {
          if (problemOf(error).code === 'TPID_UNKNOWN') setUnknown(true);
          throw error;
        }
      }}
    />
  );
}

function tenantFields(t: Say, reasons: FormField['choices'], asksTpid: boolean): readonly FormField[] {
  const tpid: FormField = { id: 'tpid', label: t('tenants.field.tpid'), kind: 'number', required: true };
  return [
    { id: 'guid', label: t('tenants.guid'), kind: 'text', required: true, most: 36, wide: true },
    { id: 'name', label: t('tenants.field.name'), kind: 'text', required: true, most: 120 },
    { id: 'domain', label: t('tenants.field.domain'), kind: 'text', most: 253 },
    {
      id: 'reason',
      label: t('tenants.field.entryReason'),
      kind: 'choice',
      required: true,
      choices: reasons ?? [],
    },
    ...(asksTpid ? [tpid] : []),
    { id: 'country', label: t('tenants.field.country'), kind: 'text', most: 60 },
    { id: 'seats', label: t('tenants.field.seats'), kind: 'number' },
  ];
}

function customerFieldsOf(t: Say, segments: FormField['choices']): readonly FormField[] {
  return [
    {
      id: 'customer',
      label: t('tenants.column.customer'),
      kind: 'text',
      required: true,
      most: 120,
      wide: true,
    },
    {
      id: 'region',
      label: t('tenants.column.region'),
      kind: 'choice',
      required: true,
      choices: plain(regions),
    },
    {
      id: 'segment',
      label: t('tenants.column.segment'),
      kind: 'choice',
      required: true,
      choices: segments ?? [],
    },
  ];
}
