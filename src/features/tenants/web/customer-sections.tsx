import { call } from '../../../ui/call.ts';
import { EditSection } from '../../../ui/form/edit-section.tsx';
import type { FormValues, Versioned } from '../../../ui/form/form-field.ts';
import { useT } from '../../../ui/i18n.ts';
import { saveCustomer, saveLists, savePerspective, saveProgress } from '../customer-contract.ts';
import type { Customer, Perspective, Progress } from '../customer-model.ts';
import { customerMasterFields, perspectiveFields, progressFields } from './customer-fields.ts';
import { useChoices } from './use-choices.ts';
import { versionedOf } from './versioned.ts';

interface Props {
  readonly customer: Customer;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly onSaved: () => void;
}

/** What people say of a customer, each section edited and saved by itself. */
export function CustomerSections({ customer, people, onSaved }: Props) {
  const t = useT();
  const { choicesOf } = useChoices();
  const { id, internalVersion, abilities } = customer;
  const customerId = id as never;
  const internal = (values: FormValues): Versioned => ({ values, version: internalVersion });
  return (
    <>
      <EditSection
        title={t('customers.section.progress')}
        fields={progressFields(t, choicesOf, customer)}
        now={internal(customer.progress)}
        editable={abilities.write}
        send={(change, match, why) =>
          call(saveProgress, { customerId, ...(change as Partial<Progress>), why }, { match })
        }
        currentOf={versionedOf}
        onSaved={onSaved}
      />
      <EditSection
        title={t('customers.section.perspective')}
        fields={perspectiveFields(t, choicesOf, customer, people)}
        now={internal(customer.perspective)}
        editable={abilities.write}
        send={(change, match, why) =>
          call(savePerspective, { customerId, ...(change as Partial<Perspective>), why }, { match })
        }
        currentOf={versionedOf}
        onSaved={onSaved}
      />
      {abilities.keep && <Kept customer={customer} onSaved={onSaved} />}
    </>
  );
}

/** Master data and lists, for those who keep the portfolio; others read both in the head of the page. */
function Kept({ customer, onSaved }: Omit<Props, 'people'>) {
  const t = useT();
  const { choicesOf, valuesOf } = useChoices();
  const { id, master, version, lists, internalVersion } = customer;
  const customerId = id as never;
  const offeredLists = [
    ...new Set([
      ...valuesOf('customer-list')
        .filter(({ retired }) => !retired)
        .map(({ value }) => value),
      ...lists,
    ]),
  ];
  return (
    <>
      <EditSection
        title={t('customers.section.master')}
        fields={customerMasterFields(t, choicesOf, customer)}
        now={{ values: master, version }}
        editable
        send={(change, match, why) => call(saveCustomer, { customerId, ...change, why }, { match })}
        currentOf={versionedOf}
        onSaved={onSaved}
      />
      <EditSection
        title={t('customers.section.lists')}
        fields={[
          {
            id: 'lists',
            label: t('customers.field.lists'),
            kind: 'choices',
            choices: offeredLists.map((value) => ({ value, label: value })),
            wide: true,
          },
        ]}
        now={{ values: { lists }, version: internalVersion }}
        editable
        send={(change, match) =>
          call(saveLists, { customerId, lists: [...((change.lists as string[]) ?? [])] }, { match })
        }
        currentOf={versionedOf}
        onSaved={onSaved}
      />
    </>
  );
}
