import type { Clock } from '../base/time.ts';
import { jsonOf, retryAfterOf, send } from './answers.ts';
import { assertionType, signAssertion, thumbprintOf } from './assertion.ts';
import { problems } from './problems.ts';
import type { ClientProof, GraphSettings } from './settings.ts';

/** What lets the app into one tenant for about an hour. */
export interface Token {
  readonly text: string;
  /** GUID of the tenant that it is for, as it says itself. */
  readonly tenant: string;
  /** Permissions that the tenant's administrator has granted. */
  readonly roles: readonly string[];
}

export interface Tokens {
  /** A token that is good for some minutes yet. @throws GRAPH_… when the login gives none. */
  of(tenant: string): Promise<Token>;
  /** Forgets a token, so that the next one is new. */
  forget(tenant: string): void;
}

/** A token is not used in its last five minutes: a long download may follow. */
const reserveSeconds = 300;

/** Tokens by client credentials, one per tenant (m365.md section 5), kept in memory only. */
export function createTokens(settings: GraphSettings, now: Clock): Tokens {
  const kept = new Map<string, { readonly until: number; readonly token: Promise<Token> }>();
  return {
    of(tenant) {
      const known = kept.get(tenant);
      if (known !== undefined && known.until > now().getTime()) return known.token;
      const asked = askToken(settings, tenant, now());
      // Until its life is known, others who ask share it.
      const token = asked.then(({ token, seconds }) => {
        const life = seconds > 2 * reserveSeconds ? seconds - reserveSeconds : seconds / 2;
        kept.set(tenant, { until: now().getTime() + life * 1000, token: Promise.resolve(token) });
        return token;
      });
      kept.set(tenant, { until: Number.POSITIVE_INFINITY, token });
      token.catch(() => kept.delete(tenant));
      return token;
    },
    forget: (tenant) => void kept.delete(tenant),
  };
}

async function askToken(
  { loginUrl, graphUrl, clientId, proof }: GraphSettings,
  tenant: string,
  now: Date,
): Promise<{ token: Token; seconds: number }> {
  const url = new URL(`${loginUrl}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`);
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    ...proving(proof, clientId, url.href, now),
    scope: `${graphUrl}/.default`,
  });
  const answer = await send(url, { method: 'POST', body });
  if (answer.status === 429) {
    const seconds = retryAfterOf(answer.headers, now);
    throw problems.GRAPH_BUSY(seconds, { retryAfter: seconds });
  }
  if (answer.status >= 500) throw problems.GRAPH_SILENT(url.host, String(answer.status));
  const said = ((await jsonOf(answer)) ?? {}) as Readonly<Record<string, unknown>>;
  if (!answer.ok) throw refusedBy(said, proof);
  const { access_token: text, expires_in: seconds } = said;
  if (typeof text !== 'string' || !(Number(seconds) > 0)) throw problems.GRAPH_UNREADABLE('token');
  return { token: { text, ...claimsOf(text) }, seconds: Number(seconds) };
}

/** The part of the question that shows who asks. */
function proving(proof: ClientProof, clientId: string, address: string, now: Date): Record<string, string> {
  if ('secret' in proof) return { client_secret: proof.secret };
  const assertion = signAssertion(proof, clientId, address, now);
  return { client_assertion_type: assertionType, client_assertion: assertion };
}

/** The login's errors by their OAuth name and AADSTS number; its description quotes times and addresses. */
function refusedBy(
  { error, error_description: description }: Readonly<Record<string, unknown>>,
  proof: ClientProof,
) {
  const code = /AADSTS\d+/.exec(String(description ?? ''))?.[0] ?? String(error ?? 'no code').slice(0, 80);
  if (error === 'invalid_client')
    return 'secret' in proof
      ? problems.GRAPH_SECRET_REFUSED(code)
      : problems.GRAPH_CERTIFICATE_REFUSED(code, thumbprintOf(proof.certificate));
  if (error === 'unauthorized_client') return problems.GRAPH_NOT_CONSENTED(code);
  if (code === 'AADSTS90002' || code === 'AADSTS900023') return problems.GRAPH_TENANT_NOT_FOUND(code);
  return problems.GRAPH_LOGIN_REFUSED(code);
}

/** What a token says of itself. It came from the login over TLS, so its signature is Graph's to check, not ours. */
function claimsOf(text: string): Pick<Token, 'tenant' | 'roles'> {
  try {
    const { tid, roles } = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const granted = Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
    return { tenant: String(tid ?? '').toLowerCase(), roles: granted };
  } catch {
    throw problems.GRAPH_UNREADABLE('token');
  }
}
