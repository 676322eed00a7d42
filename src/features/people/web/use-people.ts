import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InputOf } from '../../../http/contract.ts';
import { call } from '../../../ui/call.ts';
import { contractQuery, keyOf, queryClient } from '../../../ui/query.ts';
import {
  addFirm,
  addPerson,
  changePerson,
  listFirms,
  listPeople,
  makePasswordLink,
  readAccount,
  readPerson,
  saveProfile,
} from '../account-contract.ts';
import type { PersonRow, Profile } from '../model.ts';

export const usePerson = (personId: string) => useQuery(contractQuery(readPerson, { personId }));
export const useFirms = () => useQuery(contractQuery(listFirms, {}));
export const useAccount = (personId: string) => useQuery(contractQuery(readAccount, { personId }));

/** Everybody, for the list that is sorted and searched in the page. */
export async function everybody(): Promise<readonly PersonRow[]> {
  const rows: PersonRow[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await queryClient.fetchQuery(
      contractQuery(listPeople, { state: 'all', limit: 1000, cursor }),
    );
    rows.push(...page.items);
    if (page.cursor === null) return rows;
    cursor = page.cursor;
  }
}

export function useSaveProfile(personId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ profile, version }: { profile: Profile; version: number }) =>
      call(saveProfile, { personId, ...profile }, { match: version }),
    onSuccess: (card) => client.setQueryData(contractQuery(readPerson, { personId }).queryKey, card),
  });
}

function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [listPeople, readAccount, readPerson].map((one) => client.invalidateQueries({ queryKey: keyOf(one) })),
    );
}

export function useAddPerson() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (input: InputOf<typeof addPerson>) => call(addPerson, input),
    onSuccess: refresh,
  });
}

export function useChangePerson(personId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({
      change,
      version,
    }: {
      change: Omit<InputOf<typeof changePerson>, 'personId'>;
      version: number;
    }) => call(changePerson, { personId, ...change }, { match: version }),
    onSuccess: refresh,
  });
}

export function usePasswordLink(personId: string) {
  return useMutation({ mutationFn: () => call(makePasswordLink, { personId }) });
}

export function useAddFirm() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => call(addFirm, { name }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(listFirms) }),
  });
}
