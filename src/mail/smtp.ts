import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type MailSettings, needsTls } from './settings.ts';

/** What came of handing a letter over. */
export type Outcome =
  | { readonly kind: 'sent'; readonly said: string }
  /** This letter will not be taken, however often it is tried. */
  | { readonly kind: 'refused'; readonly said: string }
  /** Certainly not taken; another time it may be. */
  | { readonly kind: 'later'; readonly said: string }
  /** All of it may have been taken, but the server did not say so any more. */
  | { readonly kind: 'unclear'; readonly said: string };

export interface Parcel {
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
}

export type HandOver = (parcel: Parcel) => Promise<Outcome>;

interface Failure extends Error {
  readonly responseCode?: number | undefined;
  readonly command?: string | undefined;
}

/** Milliseconds that a step of the conversation may take, and the whole of it. */
export const usualPatience = { step: 20_000, whole: 180_000 };

/** Hands letters over by SMTP, one connection each. Never throws: what went wrong is an outcome. */
export function smtp(settings: MailSettings, patience = usualPatience): HandOver {
  return async ({ from, to, bytes }) => {
    const connection = new SMTPConnection({
      host: settings.host,
      port: settings.port,
      secure: settings.secure,
      requireTLS: needsTls(settings),
      ...(settings.ca === undefined ? {} : { tls: { ca: settings.ca } }),
      connectionTimeout: patience.step,
      greetingTimeout: patience.step,
      socketTimeout: patience.step,
      // A server of one's own network is what most will use.
      allowInternalNetworkInterfaces: true,
      logger: false,
    });
    // Read once the server has said that it takes the letter: from then on only its answer tells whether it did.
    let begun = false;
    const message = new Readable({
      read() {
        begun = true;
        this.push(bytes);
        this.push(null);
      },
    });
    const clock = setTimeout(() => connection.close(), patience.whole);
    try {
      const said = await talk(connection, settings, { from, to, size: bytes.length }, message);
      return { kind: 'sent', said };
    } catch (error) {
      return outcomeOf(error as Failure, begun);
    } finally {
      clearTimeout(clock);
      connection.close();
    }
  };
}

function talk(
  connection: SMTPConnection,
  { credentials }: MailSettings,
  { from, to, size }: { from: string; to: string; size: number },
  message: Readable,
): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    // Closing without an error, as at the end of patience.
    connection.on('end', () => reject(new Error('The connection was closed')));
    const send = () =>
      connection.send({ from, to: [to], size }, message, (error, info) => {
        if (error) return reject(error);
        resolve(info?.response ?? '');
        connection.quit();
      });
    connection.connect((error) => {
      if (error) return reject(error);
      if (credentials === undefined) return send();
      connection.login({ credentials }, (refused) => (refused ? reject(refused) : send()));
    });
  });
}

/** A refusal of the address or of the letter is for good; one of us – a password, a sender – may be mended meanwhile. */
export function outcomeOf({ message: said, responseCode = 0, command }: Failure, begun: boolean): Outcome {
  const isOfLetter = command === 'RCPT TO' || command === 'DATA';
  if (responseCode >= 500 && isOfLetter) return { kind: 'refused', said };
  if (responseCode >= 400) return { kind: 'later', said };
  return begun ? { kind: 'unclear', said } : { kind: 'later', said };
}
