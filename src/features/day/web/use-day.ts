import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Id } from '../../../base/ids.ts';
import { call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { formatShortDay } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { readNotices } from '../../cases/contract.ts';
import { finishAction, reopenAction } from '../../notes/contract.ts';
import { saveTask } from '../../tasks/contract.ts';
import type { TaskStatus } from '../../tasks/model.ts';
import { readDay, snoozeItem } from '../contract.ts';
import type { DayItem } from '../model.ts';

/** The day it is where the person is, as `2026-11-20`. */
export const todayHere = () => new Intl.DateTimeFormat('sv-SE').format(new Date());

/** The queue, and what one does to it. */
export function useDay() {
  const t = useT();
  const client = useQueryClient();
  const { show } = useToasts();
  const today = todayHere();
  const query = useQuery({ ...contractQuery(readDay, { today }), refetchOnWindowFocus: true });
  const fresh = () => client.invalidateQueries({ queryKey: keyOf(readDay) });
  const onError = (error: Error) => {
    show({ title: t('day.failed'), body: problemOf(error).message, intent: 'error' });
    return fresh();
  };
  const finish = useMutation({
    mutationFn: finishItem,
    onSuccess(undo, item) {
      const back = undo && (async () => void (await undo().then(fresh)));
      show({ title: t('day.finished', { title: item.title }), undo: back });
      return fresh();
    },
    onError,
  });
  const put = (item: DayItem, until: string | null) => call(snoozeItem, { item: item.id, until, today });
  const snooze = useMutation({
    mutationFn: ({ item, until }: { item: DayItem; until: string | null }) => put(item, until),
    onSuccess(_, { item, until }) {
      if (until !== null)
        show({
          title: t('day.snoozed', { day: formatShortDay(until) }),
          undo: async () => void (await put(item, null).then(fresh)),
        });
      return fresh();
    },
    onError,
  });
  return { query, today, finish, snooze };
}

/** Marks something as done where its own feature has a way to say so. @returns how to take it back, if one can. */
async function finishItem(item: DayItem): Promise<(() => Promise<unknown>) | undefined> {
  const { kind, tenant, subject, service, version, about } = item;
  if (kind === 'notice') {
    await call(readNotices, { ids: [subject] });
    return undefined;
  }
  const tenantId = (tenant?.id ?? '') as Id<'tenant'>;
  if (kind === 'note') {
    const asked = { tenantId, noteId: subject as Id<'note'> };
    await call(finishAction, asked);
    return () => call(reopenAction, asked);
  }
  const task = { tenantId, taskId: subject, service };
  const saved = await call(saveTask, { ...task, status: 'Complete' }, { match: version });
  return () =>
    call(saveTask, { ...task, status: about as TaskStatus, why: 'undo' }, { match: saved.version });
}
