import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { whoAmI } from '../../people/contract.ts';
import { type Draft, type DraftContent, draftContentSchema } from '../model.ts';
import { type Beginning, categoryFor } from '../rules.ts';
import { useDrafts } from './use-notes.ts';

/** A note with nothing in it but what is known where it is begun (domain.md 2.4, 3.18). */
export function begin(
  {
    tenant = null,
    task = '',
    service,
    origin,
  }: Omit<Beginning, 'tenant'> & { tenant?: string | null | undefined },
  audience: 'internal' | 'partner',
  services: readonly string[] = [],
): DraftContent {
  const from = origin ?? (task === '' ? 'status' : 'task');
  // For partners no service is filled in.
  const known = audience === 'partner' ? [] : service === undefined ? [...services] : [service];
  return draftContentSchema.parse({
    tenantId: tenant,
    taskId: task,
    services: known,
    category: categoryFor(from, audience),
  });
}

/** The writing of a note at a tenant or on a task of it: with the draft that waits there, or from the beginning. */
export function useCompose(
  place: { tenantId: string; taskId?: string; services?: readonly string[] },
  may: boolean,
) {
  const t = useT();
  const { data: me } = useQuery(contractQuery(whoAmI, {}));
  const drafts = useDrafts();
  const [writing, setWriting] = useState<{ first: DraftContent; draft: Draft | undefined }>();
  const { tenantId, taskId = '', services } = place;
  const waiting = drafts.data?.items.find(
    (draft) => draft.tenantId === tenantId && draft.taskId === taskId && draft.corrects === null,
  );
  const ready = may && me !== undefined && !drafts.isPending;
  function start(): void {
    if (me === undefined) return;
    const first = waiting ?? begin({ tenant: tenantId, task: taskId }, me.audience, services);
    setWriting({ first: draftContentSchema.parse(first), draft: waiting });
  }
  useShortcut('n', t('notes.new'), t('notes.group'), start, { enabled: ready && writing === undefined });
  return { writing, ready, waits: waiting !== undefined, start, close: () => setWriting(undefined) };
}
