import { call } from '../../../ui/call.ts';
import { FormDialog } from '../../../ui/form/form-dialog.tsx';
import type { FormField, FormValues } from '../../../ui/form/form-field.ts';
import { useT } from '../../../ui/i18n.ts';
import { regions } from '../../tenants/model.ts';
import { addGoal, saveGoal } from '../contract.ts';
import { type Goal, type GoalFields, type GoalId, goalCounts } from '../model.ts';

const scopes = ['all', 'managed', 'unmanaged'] as const;
const scopeOf = (managed: boolean | null) => (managed === null ? 'all' : managed ? 'managed' : 'unmanaged');

/** Asks for a goal, a new one or one that stands there. */
export function GoalDialog(props: {
  open: boolean;
  goal: Goal | undefined;
  all: readonly Goal[];
  fiscalYear: number;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}) {
  const { open, goal, all, fiscalYear, onClose, onSaved } = props;
  const t = useT();
  const fields: readonly FormField[] = [
    { id: 'name', label: t('goals.field.name'), kind: 'text', required: true, most: 120, wide: true },
    { id: 'target', label: t('goals.field.target'), kind: 'number', required: true },
    {
      id: 'parent',
      label: t('goals.field.parent'),
      kind: 'choice',
      nothing: null,
      choices: all.filter(({ id }) => id !== goal?.id).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      id: 'region',
      label: t('goals.field.region'),
      kind: 'choice',
      nothing: null,
      choices: regions.map((value) => ({ value, label: value })),
    },
    {
      id: 'scope',
      label: t('goals.field.scope'),
      kind: 'choice',
      required: true,
      choices: scopes.map((value) => ({ value, label: t(`goals.scope.${value}`) })),
    },
    {
      id: 'counts',
      label: t('goals.field.counts'),
      kind: 'choice',
      required: true,
      choices: goalCounts.map((value) => ({ value, label: t(`goals.counts.${value}`) })),
    },
  ];
  const send = async ({ scope, ...values }: FormValues) => {
    const managed = scope === 'all' ? null : scope === 'managed';
    const said = { ...values, managed } as unknown as GoalFields;
    await (goal === undefined
      ? call(addGoal, { ...said, fiscalYear })
      : call(saveGoal, { ...said, goalId: goal.id as GoalId }, { match: goal.version }));
    await onSaved();
  };
  return (
    <FormDialog
      key={goal?.id ?? 'new'}
      open={open}
      title={t(goal === undefined ? 'goals.add' : 'goals.edit')}
      act={t(goal === undefined ? 'goals.addAct' : 'goals.editAct')}
      fields={fields}
      empty={{
        name: goal?.name ?? '',
        target: goal?.target ?? null,
        parent: goal?.parent ?? null,
        region: goal?.region ?? null,
        scope: scopeOf(goal?.managed ?? null),
        counts: goal?.counts ?? 'total',
      }}
      onClose={onClose}
      send={send}
    />
  );
}
