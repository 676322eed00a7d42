import MailComposer from 'nodemailer/lib/mail-composer';
import { htmlOf, textOf } from './layout.ts';
import { type Letter, oneLine } from './letter.ts';

export interface Envelope {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  /** Without brackets; the same however often it is tried. */
  readonly messageId: string;
  readonly date: Date;
}

/** The letter as the bytes that go over the line. Nothing in it can name a file or an address to be fetched. */
export function composed(letter: Letter, { from, to, messageId, date }: Envelope): Promise<Buffer> {
  const { subject, blocks, calendar, replyTo } = letter;
  const title = oneLine(subject);
  const one = (of: { name: string; address: string }) => ({ name: oneLine(of.name), address: of.address });
  const composer = new MailComposer({
    from: one(from),
    to: one(to),
    ...(replyTo === undefined ? {} : { replyTo: one(replyTo) }),
    subject: title,
    messageId: `<${messageId}>`,
    date,
    text: textOf(blocks),
    html: htmlOf(title, blocks),
    // No vacation notes and the like in answer to a machine.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    ...(calendar === undefined
      ? {}
      : { icalEvent: { method: calendar.method, filename: 'invite.ics', content: calendar.text } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
