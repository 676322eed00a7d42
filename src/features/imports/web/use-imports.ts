import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InputOf } from '../../../http/contract.ts';
import { call } from '../../../ui/call.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import * as contracts from '../contract.ts';
import type { Import, ImportId, RowState } from '../model.ts';

const moving = ['checking', 'applying', 'reverting'];
export const isMoving = ({ state }: Pick<Import, 'state'>): boolean => moving.includes(state);

export const useImportList = () => useQuery(contractQuery(contracts.listImports, { limit: 20 }));

/** An import; asked for every second as long as it goes on by itself. */
export function useImport(importId: ImportId) {
  return useQuery({
    ...contractQuery(contracts.readImport, { importId }),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? 1000 : false),
  });
}

const atOnce = 100;

export function useImportRows(importId: ImportId, state: RowState | undefined, version: number) {
  return useInfiniteQuery({
    queryKey: keyOf(contracts.listImportRows, { importId, state, version }),
    queryFn: ({ pageParam, signal }) =>
      call(contracts.listImportRows, { importId, state, after: pageParam, limit: atOnce }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ items }) => (items.length === atOnce ? items.at(-1)?.line : undefined),
  });
}

export function useBegin() {
  return useMutation({
    mutationFn: (input: InputOf<typeof contracts.beginImport>) => call(contracts.beginImport, input),
  });
}

/** What is asked of an import: its answer is the import as it stands then. */
export function useStep(importId: ImportId) {
  const client = useQueryClient();
  const keep = async (next: Import) => {
    client.setQueryData(keyOf(contracts.readImport, { importId }), next);
    if (next.state === 'applied' || next.state === 'reverted') await client.invalidateQueries();
  };
  return useMutation({
    mutationFn: (ask: {
      step: 'check' | 'apply' | 'revert';
      map?: { mapping: Import['mapping']; match: number };
    }) => stepOf(importId, ask),
    onSuccess: keep,
  });
}

async function stepOf(
  importId: ImportId,
  { step, map }: { step: 'check' | 'apply' | 'revert'; map?: { mapping: Import['mapping']; match: number } },
): Promise<Import> {
  if (map !== undefined)
    await call(contracts.mapImport, { importId, mapping: map.mapping }, { match: map.match });
  if (step === 'check') return call(contracts.checkImport, { importId });
  return call(step === 'apply' ? contracts.applyImport : contracts.revertImport, { importId });
}
