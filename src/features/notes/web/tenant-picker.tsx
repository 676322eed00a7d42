import { Combobox, Field, Option } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Id } from '../../../base/ids.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { listTenants, readTenant } from '../../tenants/contract.ts';

interface Props {
  readonly tenantId: string | null;
  /** It is that of the note that is corrected. */
  readonly fixed: boolean;
  readonly wrong: string | undefined;
  readonly onTenant: (tenantId: string) => void;
}

/** Which tenant the note is about; only those that one may write. */
export function TenantPicker({ tenantId, fixed, wrong, onTenant }: Props) {
  const t = useT();
  const [typed, setTyped] = useState<string>();
  const { data: chosen } = useQuery({
    ...contractQuery(readTenant, { tenantId: (tenantId ?? 'tenant_0') as Id<'tenant'> }),
    enabled: tenantId !== null,
  });
  const { data } = useQuery({
    ...contractQuery(listTenants, { search: typed || undefined, mine: 'yes', limit: 20 }),
    placeholderData: keepPreviousData,
    enabled: !fixed,
  });
  const found = data?.items.filter(({ mayWrite }) => mayWrite) ?? [];
  return (
    <Field label={t('notes.tenant')} size="small" {...(wrong !== undefined && { validationMessage: wrong })}>
      <Combobox
        size="small"
        disabled={fixed}
        placeholder={t('notes.tenantHint')}
        value={typed ?? chosen?.name ?? ''}
        selectedOptions={tenantId === null ? [] : [tenantId]}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onOptionSelect={(_, { optionValue }) => {
          setTyped(undefined);
          if (optionValue !== undefined) onTenant(optionValue);
        }}
        onOpenChange={(_, { open }) => open || setTyped(undefined)}
      >
        {found.map(({ id, name, customer }) => (
          <Option key={id} value={id} text={name}>
            {name === customer ? name : `${name} · ${customer}`}
          </Option>
        ))}
        {data && found.length === 0 && (
          <Option disabled value="" text="">
            {t('notes.noTenant')}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
