import { useQuery } from '@tanstack/react-query';
import type { FormChoice } from '../../../ui/form/form-field.ts';
import { contractQuery } from '../../../ui/query.ts';
import { listChoices } from '../choice-contract.ts';
import type { Choice, ChoiceList } from '../choice-model.ts';
import { offered } from '../rules.ts';

const none: readonly Choice[] = [];

/** The pick lists: what each offers, and the value that stands there although it is offered no more. */
export function useChoices() {
  const { data } = useQuery({ ...contractQuery(listChoices, {}), staleTime: 10 * 60_000 });
  const valuesOf = (list: ChoiceList): readonly Choice[] => data?.lists[list] ?? none;
  return {
    valuesOf,
    choicesOf: (list: ChoiceList, present: string | null = null): readonly FormChoice[] =>
      offered(valuesOf(list), present).map(({ value }) => ({ value, label: value })),
  };
}

/** Choices that say of themselves what they are called. */
export const plain = (values: readonly string[]): readonly FormChoice[] =>
  values.map((value) => ({ value, label: value }));
