/** A piece of a letter, which becomes text and HTML. */
export type Block =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** Said at the end, in small print. */
  | { readonly kind: 'foot'; readonly text: string; readonly href: string };

/** What is to be sent to one person. */
export interface Letter {
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly replyTo?: { readonly name: string; readonly address: string } | undefined;
  readonly calendar?: Calendar | undefined;
}

/** A file of a calendar (RFC 5545) with what it asks of whoever gets it (RFC 5546). */
export interface Calendar {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly text: string;
}

/** Text for a header, or for one line: what could begin another line becomes a space, so that nobody writes headers by a name. */
export const oneLine = (text: string, most = 200): string =>
  [...text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()].slice(0, most).join('');

/** A message of a catalogue with its values. A name that has none stays as it is, so that it is seen. */
export const fill = (message: string, values: Readonly<Record<string, string | number>> = {}): string =>
  message.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
