/** The server that letters are handed to, and in whose name. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`); without, STARTTLS where the server offers it. */
  readonly secure: boolean;
  readonly credentials: { readonly user: string; readonly pass: string } | undefined;
  readonly from: { readonly name: string; readonly address: string };
  /** PEM of who vouches for the server, where that is nobody whom the machine knows. */
  readonly ca: string | undefined;
}

/** What stands before and between the @ and the dots of an address; control characters, spaces and brackets never do. */
const address = /^[^\s<>"(),:;\\@[\]]+@[^\s<>"(),:;\\@[\]]+$/;

export const isAddress = (text: string): boolean => address.test(text) && text.length <= 254;

/** `Uptake <uptake@contoso.example>`, or the address alone; undefined for anything else. */
export function readSender(text: string): MailSettings['from'] | undefined {
  const found = /^(?:([^<>\p{Cc}]*)<([^<>]+)>|([^<>]+))$/u.exec(text.trim());
  const at = (found?.[2] ?? found?.[3] ?? '').trim();
  const name = (found?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1');
  return isAddress(at) ? { name, address: at } : undefined;
}

/** Server, port and credentials of `smtp://user:password@host:587`. */
export function readServer(text: string): Omit<MailSettings, 'from' | 'ca'> {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    credentials: user === '' ? undefined : { user, pass: decodeURIComponent(url.password) },
  };
}

const loopback = ['127.0.0.1', '::1', 'localhost'];

/** A password goes over no open line, but to this machine itself. */
export const needsTls = ({ host, credentials }: MailSettings): boolean =>
  credentials !== undefined && !loopback.includes(host);
