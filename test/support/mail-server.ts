import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { TestCertificate } from './certificate.ts';

export interface Received {
  readonly to: readonly string[];
  readonly from: string;
  readonly raw: string;
  readonly mail: ParsedMail;
  /** Whether it came over TLS. */
  readonly secure: boolean;
  readonly user: string | undefined;
}

/** How the server misbehaves. */
export interface Moods {
  /** Answer to RCPT, by address. */
  refuse: (address: string) => { code: number; say: string } | undefined;
  /** What happens once it has the whole letter: it is taken; taken, and the line is cut before anybody is told; refused for now. */
  data: 'take' | 'take-and-cut' | 'busy';
}

/** A real SMTP server on this machine, which keeps what it gets. */
export async function openMailServer(
  options: { port?: number; password?: string; tls?: TestCertificate } = {},
) {
  const received: Received[] = [];
  const moods: Moods = { refuse: () => undefined, data: 'take' };
  const failed = (code: number, say: string) => Object.assign(new Error(say), { responseCode: code });
  const server = new SMTPServer({
    ...(options.tls === undefined ? {} : { key: options.tls.key, cert: options.tls.certificate }),
    authOptional: options.password === undefined,
    allowInsecureAuth: true,
    disabledCommands: options.tls === undefined ? ['STARTTLS'] : [],
    logger: false,
    onAuth(auth, _session, done) {
      if (auth.password === options.password) done(null, { user: auth.username ?? '' });
      else done(failed(535, 'Wrong password'));
    },
    onRcptTo({ address }, _session, done) {
      const no = moods.refuse(address);
      done(no === undefined ? null : failed(no.code, no.say));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        if (moods.data === 'busy') return done(failed(451, 'Come back later'));
        const raw = Buffer.concat(chunks).toString('utf8');
        received.push({
          from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw,
          mail: await simpleParser(raw),
          secure: session.secure,
          user: typeof session.user === 'string' ? session.user : undefined,
        });
        if (moods.data === 'take-and-cut') for (const one of server.connections) one.close();
        else done(null, 'taken');
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    received,
    moods,
    url: `smtp://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type MailServer = Awaited<ReturnType<typeof openMailServer>>;

/** The meeting in a letter, as a calendar reads it. */
export function meetingIn({ mail }: Pick<Received, 'mail'>) {
  const file = mail.attachments.find(({ filename }) => filename === 'invite.ics');
  if (file === undefined) throw new Error('the letter has no invite.ics');
  return readCalendar(file.content.toString('utf8'));
}

export function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const part = calendar.getFirstSubcomponent('vevent');
  if (part === null) throw new Error('the file has no event');
  const event = new ICAL.Event(part);
  const of = (property: ICAL.Property) => ({
    address: String(property.getFirstValue()).replace(/^mailto:/i, ''),
    name: property.getParameter('cn'),
    status: property.getParameter('partstat'),
  });
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    location: event.location,
    status: part.getFirstPropertyValue('status'),
    starts: event.startDate.toJSDate().toISOString(),
    ends: event.endDate.toJSDate().toISOString(),
    organizer: part.getAllProperties('organizer').map(of).at(0),
    guests: part.getAllProperties('attendee').map(of),
  };
}
