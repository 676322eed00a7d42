import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Id } from '../../../base/ids.ts';
import { plainText } from '../../../base/rich-text.ts';
import { call, problemOf } from '../../../ui/call.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { keyOf } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatMoment, formatShortMoment } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { deleteDraft, listDrafts } from '../contract.ts';
import { type Draft, mostDrafts } from '../model.ts';
import { newNoteAddress } from '../rules.ts';
import styles from './library.module.css';
import { LibraryFrame } from './library-frame.tsx';
import { useDrafts } from './use-notes.ts';

/** What one has begun to write and not saved yet: nobody else sees it. */
export function DraftsScreen() {
  const t = useT();
  const query = useDrafts();
  const drafts = query.data?.items ?? [];
  return (
    <LibraryFrame place="drafts">
      <div className={styles.body}>
        <p className={styles.count}>{t('notes.draftsPrivate', { most: mostDrafts })}</p>
        {query.isPending && <LoadingRows label={t('notes.loading')} />}
        {query.isError && <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
        {query.isSuccess && drafts.length === 0 && (
          <Empty title={t('notes.noDrafts')} body={t('notes.noDraftsBody')} />
        )}
        <ul className={styles.notes}>
          {drafts.map((draft) => (
            <DraftRow key={draft.id} draft={draft} />
          ))}
        </ul>
      </div>
    </LibraryFrame>
  );
}

function DraftRow({ draft }: { draft: Draft }) {
  const t = useT();
  const { id, tenant, tenantId, category, body, nextAction, changedAt } = draft;
  const place = tenant ?? t(tenantId === null ? 'notes.noTenantYet' : 'notes.tenantUnseen');
  return (
    <li className={styles.draft}>
      <details>
        <summary>
          <b>{place}</b> <span>{category}</span>
          <span className={styles.words}>{plainText(body || nextAction).slice(0, 200)}</span>
        </summary>
        <p className={styles.whole}>{body}</p>
      </details>
      <p className={styles.draftFoot}>
        <time dateTime={changedAt} title={formatMoment(changedAt)}>
          {formatShortMoment(changedAt)}
        </time>
        <Go to={newNoteAddress({ draft: id })} data-row>
          {t('notes.restore')}
        </Go>
        <Delete draft={draft} />
      </p>
    </li>
  );
}

function Delete({ draft }: { draft: Draft }) {
  const t = useT();
  const client = useQueryClient();
  const { show } = useToasts();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => call(deleteDraft, { draftId: draft.id as Id<'draft'> }),
    onError: (error) =>
      show({ title: t('notes.notDeleted'), body: problemOf(error).message, intent: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(listDrafts) }),
  });
  return (
    <>
      <Button size="small" appearance="subtle" onClick={() => setAsking(true)}>
        {t('notes.delete')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('notes.deleteTitle')}
        body={t('notes.deleteBody')}
        act={t('notes.delete')}
        back={t('notes.keepDraft')}
        careful
        onAct={() => {
          setAsking(false);
          remove.mutate();
        }}
        onBack={() => setAsking(false)}
      />
    </>
  );
}
