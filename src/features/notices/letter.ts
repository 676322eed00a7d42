import { type Block, fill, type Letter } from '../../mail/letter.ts';
import type { NoticeKind } from '../cases/model.ts';
import { messages } from './mail-messages.ts';
import type { Due, Untold } from './rules.ts';

/** More than this nobody reads in a letter. */
const most = 50;

const whenOf = (at: Date, zone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(at);

/** The letter that tells these notices: one by its own words, several by their number. */
export function noticeLetter({ notices }: Due, zone: string, publicUrl: URL): Letter {
  const count = notices.length;
  const [first] = notices;
  const shown = notices.slice(0, most);
  const item = ({ text, at }: Untold) => fill(messages['digest.item'], { text, when: whenOf(at, zone) });
  const blocks: Block[] = [];
  for (const [kind, all] of Map.groupBy<NoticeKind, Untold>(shown, (one) => one.kind))
    blocks.push({ kind: 'line', text: messages[`digest.${kind}`] }, { kind: 'list', items: all.map(item) });
  if (count > most)
    blocks.push({ kind: 'line', text: fill(messages['digest.more'], { count: count - most }) });
  blocks.push(
    { kind: 'link', text: messages['digest.open'], href: new URL('/', publicUrl).href },
    { kind: 'foot', text: messages['digest.foot'], href: new URL('/profile', publicUrl).href },
  );
  const subject = messages[count === 1 ? 'digest.subject_one' : 'digest.subject_other'];
  return { subject: count === 1 && first ? first.text : fill(subject, { count }), blocks };
}
