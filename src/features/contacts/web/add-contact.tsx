import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { call } from '../../../ui/call.ts';
import { FormDialog } from '../../../ui/form/form-dialog.tsx';
import type { FormValues } from '../../../ui/form/form-field.ts';
import { useT } from '../../../ui/i18n.ts';
import { addCustomerContact, addTenantContact } from '../contract.ts';
import { type ContactKind, contactKinds } from '../model.ts';
import { contactFields } from './contact-fields.ts';
import { useChanged, useOffers, type Where } from './use-contacts.ts';

const empty: FormValues = {
  name: '',
  title: '',
  email: '',
  phone: '',
  country: '',
  role: '',
  skill: '',
  engaged: false,
};
const atFirst = ['name', 'title', 'email', 'phone', 'country', 'role', 'skill', 'engaged'];

/** Adds a contact with what one knows at first; the rest is filled in on its pane. */
export function AddContact(props: {
  where: Where;
  open: boolean;
  microsoft: boolean;
  onClose: () => void;
  onAdded: (id: string) => void;
}) {
  const { where, open, microsoft, onClose, onAdded } = props;
  const t = useT();
  const offers = useOffers();
  const changed = useChanged();
  const [kind, setKind] = useState<ContactKind>('Customer');
  const at = 'tenant' in where ? 'tenant' : 'customer';
  const fields = contactFields(t, offers, { kind, at }, empty).filter(({ id }) => atFirst.includes(id));
  return (
    <FormDialog
      open={open}
      title={t('contacts.add')}
      act={t('contacts.addAct')}
      notice={
        <Field label={t('contacts.kind')}>
          <Select value={kind} onChange={(_, data) => setKind(data.value as ContactKind)}>
            {contactKinds
              .filter((one) => one !== 'Microsoft' || microsoft)
              .map((one) => (
                <option key={one}>{one}</option>
              ))}
          </Select>
        </Field>
      }
      fields={fields}
      empty={empty}
      onClose={onClose}
      send={async (values) => {
        const own = Object.fromEntries(fields.map(({ id }) => [id, values[id]]));
        const sent = { ...own, kind } as never;
        const { id } =
          'tenant' in where
            ? await call(addTenantContact, { tenantId: where.tenant, ...(sent as object) } as never)
            : await call(addCustomerContact, { customerId: where.customer, ...(sent as object) } as never);
        changed();
        onAdded(id);
      }}
    />
  );
}
