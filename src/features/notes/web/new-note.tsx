import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { whoAmI } from '../../people/contract.ts';
import { categoryFor } from '../rules.ts';
import { draftKey, readDraft } from './draft.ts';

/**
 * State of writing a note here: what it begins with (a kept draft, else an empty one in the category of its origin), and
 * whether the composer is open.
 */
export function useNewNote(tenantId: string, taskId?: string, enabled = true) {
  const t = useT();
  const { data: me } = useQuery(contractQuery(whoAmI, {}));
  const [open, setOpen] = useState(false);
  const key = draftKey(me?.id ?? '', tenantId, taskId);
  const kept = me && !open ? readDraft(localStorage, key) : undefined;
  const category = categoryFor(taskId === undefined ? 'status' : 'task', me?.audience ?? 'internal');
  const ready = enabled && me !== undefined;
  useShortcut('n', t('notes.new'), t('notes.group'), () => setOpen(true), { enabled: ready && !open });
  return {
    open: open && ready,
    ready,
    key,
    hasDraft: kept !== undefined,
    first: () => readDraft(localStorage, key) ?? { category, body: '' },
    start: () => setOpen(true),
    close: () => setOpen(false),
  };
}

/** Opens the composer; says when a draft waits. */
export function NewNoteButton({ hasDraft, onClick }: { hasDraft: boolean; onClick: () => void }) {
  const t = useT();
  return (
    <Button
      size="small"
      appearance={hasDraft ? 'outline' : 'subtle'}
      icon={<Icon name="add" />}
      onClick={onClick}
    >
      {hasDraft ? t('notes.continue') : t('notes.new')}
    </Button>
  );
}
