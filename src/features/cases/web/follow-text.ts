import type { MessageKey, Say } from '../../../ui/i18n.ts';
import type { CasePreview } from '../model.ts';

const keys: Readonly<Record<string, MessageKey>> = {
  'snapshot figures': 'cases.follow.figures',
  'set task status': 'cases.follow.task',
  assign: 'cases.follow.assign',
  notify: 'cases.follow.notify',
  remind: 'cases.follow.notify',
  ask: 'cases.follow.ask',
  answer: 'cases.follow.answer',
  'record note': 'cases.follow.note',
  'record deliveries': 'cases.follow.deliveries',
  'record request': 'cases.follow.request',
  'set reason': 'cases.follow.reason',
  invite: 'cases.follow.invite',
  'cancel invitation': 'cases.follow.cancel',
  event: 'cases.follow.event',
};

/** What will follow, as a line of a list. @returns undefined for an effect that this page doesn't know. */
export function followText({ effect, values }: CasePreview['follows'][number], t: Say): string | undefined {
  if (effect === 'set task status' && values.percent !== undefined && values.percent !== '')
    return t('cases.follow.taskPercent', values);
  const key = keys[effect];
  return key && t(key, values);
}
