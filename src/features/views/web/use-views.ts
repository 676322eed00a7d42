import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Id } from '../../../base/ids.ts';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { addView, listViews, removeView, saveView, setUsualView } from '../contract.ts';
import type { SavedView, ViewList, ViewState } from '../model.ts';

const idOf = ({ id }: SavedView) => id as Id<'view'>;

/** The views of a list, and what one may do to them. A refusal is told; nothing of what is shown is lost by it. */
export function useViews(list: ViewList) {
  const t = useT();
  const client = useQueryClient();
  const { show } = useToasts();
  const { data, isPending } = useQuery({ ...contractQuery(listViews, { list }), staleTime: 60_000 });
  const fresh = () => client.invalidateQueries({ queryKey: keyOf(listViews) });
  const onError = (error: Error) => {
    show({ title: t('views.notSaved'), body: problemOf(error).message, intent: 'error' });
    return fresh();
  };
  const add = useMutation({
    mutationFn: (said: { name: string; shared: boolean; state: ViewState }) =>
      call(addView, { list, ...said }),
    onSuccess: fresh,
  });
  const save = useMutation({
    mutationFn: ({
      view,
      ...said
    }: {
      view: SavedView;
      name?: string;
      shared?: boolean;
      state?: ViewState;
    }) => call(saveView, { viewId: idOf(view), ...said }, { match: view.version }),
    onSuccess: (view) => {
      show({ title: t('views.saved', { name: view.name }) });
      return fresh();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: (view: SavedView) => call(removeView, { viewId: idOf(view) }),
    onSuccess: fresh,
    onError,
  });
  const makeUsual = useMutation({
    mutationFn: (view: string | null) => call(setUsualView, { list, view }),
    onSuccess: fresh,
    onError,
  });
  return {
    views: data?.views ?? [],
    usual: data?.usual ?? null,
    mayShare: data?.mayShare ?? false,
    isPending,
    add,
    save,
    remove,
    makeUsual,
  };
}

export type Views = ReturnType<typeof useViews>;
