import { call } from '../../../ui/call.ts';
import { FormDialog } from '../../../ui/form/form-dialog.tsx';
import type { FormField } from '../../../ui/form/form-field.ts';
import { useT } from '../../../ui/i18n.ts';
import { regions } from '../../tenants/model.ts';
import { makeTargetList, saveTargetList } from '../contract.ts';
import type { ListFields, TargetList, TargetListId } from '../model.ts';

/** Asks for name, region and year of a list, a new one or one that stands there. */
export function ListDialog(props: {
  open: boolean;
  list: TargetList | undefined;
  year: number;
  onClose: () => void;
  onSaved: (list: TargetList) => void;
}) {
  const { open, list, year, onClose, onSaved } = props;
  const t = useT();
  const fields: readonly FormField[] = [
    { id: 'name', label: t('targets.field.name'), kind: 'text', required: true, most: 120, wide: true },
    {
      id: 'region',
      label: t('targets.field.region'),
      kind: 'choice',
      required: true,
      choices: regions.map((value) => ({ value, label: value })),
    },
    { id: 'fiscalYear', label: t('targets.field.year'), kind: 'number', required: true },
    { id: 'ends', label: t('targets.field.ends'), kind: 'day' },
  ];
  return (
    <FormDialog
      open={open}
      title={t(list === undefined ? 'targets.new' : 'targets.edit')}
      act={t(list === undefined ? 'targets.newAct' : 'targets.editAct')}
      fields={fields}
      empty={{
        name: list?.name ?? '',
        region: list?.region ?? '',
        fiscalYear: list?.fiscalYear ?? year,
        ends: list?.ends ?? null,
      }}
      onClose={onClose}
      send={async (values) => {
        const said = values as unknown as ListFields;
        onSaved(
          list === undefined
            ? await call(makeTargetList, said)
            : await call(
                saveTargetList,
                { ...said, listId: list.id as TargetListId },
                { match: list.version },
              ),
        );
      }}
    />
  );
}
