import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { Id } from '../../../base/ids.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { whoAmI } from '../../people/contract.ts';
import { partnerRoles } from '../../people/model.ts';
import { readTenant } from '../../tenants/contract.ts';
import { longestAction } from '../model.ts';
import styles from './editor.module.css';
import type { Editor } from './use-editor.ts';
import type { Wrong } from './wrong-note.ts';

/** What is to be done next, until when, and by whom. */
export function EditorAction({ editor, wrong }: { editor: Editor; wrong: Wrong }) {
  const t = useT();
  const { nextAction, nextActionDate, nextActionOwner, tenantId } = editor.content;
  const owners = useOwners(tenantId, editor.content.shared);
  return (
    <fieldset className={styles.action}>
      <legend>{t('notes.nextAction')}</legend>
      <Field
        label={t('notes.actionText')}
        size="small"
        hint={t('notes.actionCount', { count: nextAction.length, most: longestAction })}
        {...(wrong.action !== undefined && { validationMessage: wrong.action })}
      >
        <Textarea
          rows={2}
          resize="vertical"
          value={nextAction}
          onChange={(_, data) => editor.change({ nextAction: data.value })}
        />
      </Field>
      <div className={styles.row}>
        <Field label={t('notes.actionDate')} size="small">
          <Input
            type="date"
            size="small"
            value={nextActionDate ?? ''}
            onChange={(_, data) => editor.change({ nextActionDate: data.value || null })}
          />
        </Field>
        <Field
          label={t('notes.actionOwner')}
          size="small"
          className={styles.wide ?? ''}
          {...(wrong.owner !== undefined && { validationMessage: wrong.owner })}
        >
          <Select
            size="small"
            value={nextActionOwner ?? ''}
            onChange={(_, data) => editor.change({ nextActionOwner: data.value || null })}
          >
            <option value="">{t('notes.noOwner')}</option>
            {owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </fieldset>
  );
}

/** Oneself and who is assigned to the tenant; a partner's people only where they may read the note. */
function useOwners(tenantId: string | null, shared: boolean): { id: string; name: string }[] {
  const { data: me } = useQuery(contractQuery(whoAmI, {}));
  const { data: tenant } = useQuery({
    ...contractQuery(readTenant, { tenantId: (tenantId ?? 'tenant_0') as Id<'tenant'> }),
    enabled: tenantId !== null,
  });
  if (me === undefined) return [];
  const readers = (tenant?.assignees ?? []).filter(
    ({ role }) => shared || me.audience === 'partner' || !partnerRoles.includes(role),
  );
  const all = [
    { id: me.id, name: me.name },
    ...readers.map(({ personId, name }) => ({ id: personId, name })),
  ];
  return [...new Map(all.map((person) => [person.id, person])).values()];
}
