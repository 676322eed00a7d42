import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../ui/call.ts';
import { contractQuery } from '../../../ui/query.ts';
import { readNoticePreference, saveNoticePreference } from '../contract.ts';
import type { Preference } from '../model.ts';

const query = contractQuery(readNoticePreference, {});

export const usePreference = () => useQuery(query);

export function useSavePreference() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ preference, version }: { preference: Preference; version: number }) =>
      call(saveNoticePreference, preference, { match: version }),
    onSuccess: (saved) => client.setQueryData(query.queryKey, saved),
  });
}
