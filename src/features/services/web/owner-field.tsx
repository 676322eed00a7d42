import { Field, Select } from '@fluentui/react-components';
import { useT } from '../../../ui/i18n.ts';
import { ownerRoles } from '../lists.ts';
import type { RowDraft } from './draft.ts';

export interface Owner {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly row: RowDraft;
  readonly owners: readonly Owner[];
  readonly wrong: string | null;
  readonly onChange: (next: Partial<RowDraft>) => void;
}

/** Who owns a part: a role, or a contact of the tenant. */
export function OwnerField({ row: { ownerRole, ownerContact }, owners, wrong, onChange }: Props) {
  const t = useT();
  const value =
    ownerContact !== null ? `contact:${ownerContact}` : ownerRole !== null ? `role:${ownerRole}` : '';
  const unlisted = ownerRole !== null && !ownerRoles.some((role) => role === ownerRole);
  function choose(next: string): void {
    const [kind, ...rest] = next.split(':');
    const name = rest.join(':');
    onChange({ ownerRole: kind === 'role' ? name : null, ownerContact: kind === 'contact' ? name : null });
  }
  return (
    <Field label={t('services.owner')} validationMessage={wrong}>
      <Select value={value} onChange={(_, data) => choose(data.value)}>
        <option value="">{t('services.notSaid')}</option>
        <optgroup label={t('services.ownerRoles')}>
          {[...(unlisted ? [ownerRole] : []), ...ownerRoles].map((role) => (
            <option key={role} value={`role:${role}`}>
              {role}
            </option>
          ))}
        </optgroup>
        {owners.length > 0 && (
          <optgroup label={t('services.ownerContacts')}>
            {owners.map(({ id, name }) => (
              <option key={id} value={`contact:${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
      </Select>
    </Field>
  );
}
