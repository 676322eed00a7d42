import type { CallProblem } from '../../../ui/call.ts';
import type { Say } from '../../../ui/i18n.ts';
import { type DraftContent, longestAction, longestNote } from '../model.ts';

/** Whether the server may be asked to save it. */
export function isWhole({ tenantId, body, nextAction }: DraftContent): boolean {
  const length = body.trim().length;
  return tenantId !== null && length > 0 && length <= longestNote && nextAction.length <= longestAction;
}

/** What is wrong with which field: before it is saved, and by the server's word. */
export interface Wrong {
  readonly tenant: string | undefined;
  readonly body: string | undefined;
  readonly task: string | undefined;
  readonly action: string | undefined;
  readonly owner: string | undefined;
  readonly other: CallProblem | undefined;
}

export function wrongOf(
  content: DraftContent,
  tried: boolean,
  refused: CallProblem | undefined,
  t: Say,
): Wrong {
  const said = (...codes: string[]) => (codes.includes(refused?.code ?? '') ? refused?.message : undefined);
  const over = content.body.trim().length - longestNote;
  const long = content.nextAction.length - longestAction;
  const body =
    over > 0
      ? t('notes.tooLong', { over, most: longestNote })
      : tried && content.body.trim() === ''
        ? t('notes.bodyNeeded')
        : undefined;
  const task = said('NOTE_TASK_UNKNOWN', 'NOTE_TASK_INTERNAL');
  const owner = said('NOTE_OWNER_UNKNOWN', 'NOTE_OWNER_PARTNER');
  const action =
    long > 0
      ? t('notes.actionTooLong', { over: long, most: longestAction })
      : said('NOTE_ACTION_TOO_LONG', 'NOTE_ACTION_MISSING');
  const placed = [task, owner, action].some((one) => one !== undefined);
  return {
    tenant: tried && content.tenantId === null ? t('notes.tenantNeeded') : undefined,
    body,
    task,
    action,
    owner,
    other: placed ? undefined : refused,
  };
}
