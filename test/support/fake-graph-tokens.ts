import { createHash, createHmac, randomBytes, verify, X509Certificate } from 'node:crypto';
import {
  type Answer,
  type Call,
  type FakeClient,
  type FakeTenant,
  refusal,
  type World,
} from './fake-graph-model.ts';

// The login: consent of an administrator, tokens for an app, and what a token says.

/** Who asks, as their token tells. */
export interface Bearer {
  readonly app: string;
  readonly tenant: FakeTenant;
  readonly roles: readonly string[];
}

export interface Tokens {
  /** `POST /{tenant}/oauth2/v2.0/token`. */
  token(call: Call, tenant: string): Answer;
  /** `GET /{tenant}/adminconsent`, and the same below `/v2.0`. */
  consent(call: Call, tenant: string): Answer;
  /** Who holds a token; otherwise the refusal. */
  bearerOf(call: Call): Bearer | Answer;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a part of a token says; nothing when it is none. */
function read(text: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return {};
  }
}

/** A refusal as the login words it. */
function loginError(status: number, error: string, description: string): Answer {
  return { status, body: { error, error_description: description, error_codes: [], correlation_id: '' } };
}

export function createTokens(world: World): Tokens {
  const key = randomBytes(32);
  const seal = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  const seen = new Set<string>();
  const seconds = () => Math.floor(world.now().getTime() / 1000);

  function issue(client: FakeClient, { sample, roles }: FakeTenant): Answer {
    const { tokenLifeSeconds: expiresIn } = world.knobs;
    const claims = {
      aud: 'https://graph.microsoft.com',
      iss: `https://sts.windows.net/${sample.guid}/`,
      iat: seconds(),
      exp: seconds() + expiresIn,
      tid: sample.guid,
      appid: client.id,
      roles,
      idtyp: 'app',
    };
    const text = `${part({ typ: 'JWT', alg: 'RS256' })}.${part(claims)}`;
    const token = { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn };
    return { status: 200, body: { ...token, access_token: `${text}.${seal(text)}` } };
  }

  function token(call: Call, name: string): Answer {
    const form = new URLSearchParams(call.body);
    if (/^(?:common|organizations|consumers)$/.test(name))
      return loginError(400, 'invalid_request', 'AADSTS50059: No tenant-identifying information found.');
    const tenant = tenantNamed(world, name);
    if (tenant === undefined)
      return loginError(400, 'invalid_request', `AADSTS90002: Tenant '${name}' not found.`);
    if (form.get('grant_type') !== 'client_credentials')
      return loginError(400, 'unsupported_grant_type', 'AADSTS70003: The grant type is not supported.');
    const client = world.clients.find(({ id }) => id === form.get('client_id'));
    if (client === undefined || !tenant.consented)
      return loginError(400, 'unauthorized_client', 'AADSTS700016: Application not found in the directory.');
    if (!isProven(client, form, `${world.url()}${call.path}`))
      return loginError(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.');
    const scopes = ['https://graph.microsoft.com/.default', `${world.url()}/.default`];
    if (!scopes.includes(form.get('scope') ?? ''))
      return loginError(400, 'invalid_scope', 'AADSTS1002012: The scope must end in /.default.');
    return issue(client, tenant);
  }

  function isProven(client: FakeClient, form: URLSearchParams, address: string): boolean {
    const assertion = form.get('client_assertion');
    if (assertion === null) return client.secret !== undefined && form.get('client_secret') === client.secret;
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    if (form.get('client_assertion_type') !== type || client.certificate === undefined) return false;
    const [head = '', body = '', signature = ''] = assertion.split('.');
    const { alg, 'x5t#S256': thumbprint } = read(head);
    const certificate = new X509Certificate(client.certificate);
    // The login finds the certificate by its thumbprint, and takes no algorithm that the client could weaken.
    const own = createHash('sha256').update(certificate.raw).digest('base64url');
    if (thumbprint !== own || (alg !== 'PS256' && alg !== 'RS256')) return false;
    const padding = alg === 'PS256' ? { padding: 6, saltLength: 32 } : {};
    const isSigned = verify(
      'sha256',
      Buffer.from(`${head}.${body}`),
      { key: certificate.publicKey, ...padding },
      Buffer.from(signature, 'base64url'),
    );
    const { iss, sub, aud, exp, nbf = 0, jti } = read(body);
    const isNow = Number(nbf) <= seconds() && Number(exp) > seconds();
    if (!isSigned || iss !== client.id || sub !== client.id || aud !== address || !isNow) return false;
    // Each assertion is good once.
    if (typeof jti !== 'string' || seen.has(jti)) return false;
    seen.add(jti);
    return true;
  }

  function consent(call: Call, name: string): Answer {
    const { query } = call;
    const client = world.clients.find(({ id }) => id === query.get('client_id'));
    const back = query.get('redirect_uri') ?? '';
    if (client === undefined)
      return loginError(400, 'unauthorized_client', 'AADSTS700016: no such application');
    if (!URL.canParse(back) || client.redirects?.includes(back) === false)
      return loginError(400, 'invalid_request', 'AADSTS50011: The redirect URI does not match.');
    const tenant = tenantNamed(world, world.knobs.consentingTenant ?? name);
    const target = new URL(back);
    const add = (values: Record<string, string | null>) => {
      for (const [key, value] of Object.entries(values))
        if (value !== null) target.searchParams.set(key, value);
    };
    if (tenant === undefined || world.knobs.consent === 'refuse')
      add({ error: 'access_denied', error_description: 'AADSTS65004: User declined to consent.' });
    else {
      tenant.consented = true;
      add({ admin_consent: 'True', tenant: tenant.sample.guid, scope: query.get('scope') });
    }
    add({ state: query.get('state') });
    return { status: 302, headers: { location: target.href } };
  }

  function bearerOf({ headers }: Call): Bearer | Answer {
    const [, text = ''] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
    const invalid = (message: string) => refusal(401, 'InvalidAuthenticationToken', message);
    if (text === '') return invalid('Access token is empty.');
    const [head = '', body = '', signature = ''] = text.split('.');
    if (seal(`${head}.${body}`) !== signature) return invalid('Access token validation failure.');
    const { tid, appid, roles, exp } = read(body);
    if (Number(exp) <= seconds()) return invalid('Lifetime validation failed, the token is expired.');
    const tenant = tenantNamed(world, String(tid));
    if (tenant === undefined) return invalid('Access token validation failure. Unknown tenant.');
    return { app: String(appid), tenant, roles: roles as readonly string[] };
  }

  return { token, consent, bearerOf };
}

const tenantNamed = ({ tenants }: World, name: string): FakeTenant | undefined =>
  tenants.find(({ sample }) => sample.guid === name || sample.domain === name);
