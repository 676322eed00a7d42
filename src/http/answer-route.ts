import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Clock } from '../base/time.ts';
import type { Identity } from '../store/identity.ts';
import type { Store } from '../store/store.ts';
import { addressOf, agentOf, type Credentials, credentialsOf, neighbourhoodOf } from './caller.ts';
import type { Contract } from './contract.ts';
import { requireCsrf, requireSameOrigin } from './csrf.ts';
import type { Asked } from './environment.ts';
import { keyOf } from './idempotency.ts';
import { inputReader } from './input.ts';
import type { Logger } from './log.ts';
import { hasAlready, versionOf } from './preconditions.ts';
import { problems } from './problems.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Call, Route } from './route.ts';
import { type Answered, runRoute } from './run-route.ts';
import { giveSession, takeSession } from './session-cookie.ts';

export interface Surroundings<Who extends Identity> {
  readonly store: Store;
  readonly now: Clock;
  readonly log: Logger;
  readonly authenticate: (credentials: Credentials, now: Date) => Promise<Who | undefined>;
  readonly anonymous: Who;
  readonly publicUrl: URL;
  readonly proxies: number;
  readonly limits: { readonly address: RateLimit; readonly person: RateLimit };
}

/**
 * Makes the handler of a route: who asks and may they, what do they ask, then the answer. In this order, so that nobody who isn't
 * signed in can make the server read a large body.
 */
export function routeHandler<Who extends Identity>(route: Route<Who>, around: Surroundings<Who>) {
  const { contract } = route;
  const readInput = inputReader(contract);
  return async (c: Asked): Promise<Response> => {
    c.set('route', contract.name);
    const call = await openCall(c, route, around);
    const match = versionOf(c.req.header('if-match'), contract.needsMatch === true);
    const key = keyOf(c.req.header('idempotency-key'));
    const input = await readInput(c);
    const session: ((c: Context) => void)[] = [];
    const answered = await runRoute(
      route,
      {
        call,
        store: around.store,
        match,
        // Strangers share one name, and must not get each other's answers.
        idempotencyKey: contract.access === 'public' ? undefined : key,
        session: {
          setSession: (token, expires) =>
            session.push(() => giveSession(c, around.publicUrl, token, expires)),
          clearSession: () => session.push(() => takeSession(c, around.publicUrl)),
        },
      },
      input,
    );
    for (const change of session) change(c);
    return send(c, answered, contract);
  };
}

async function openCall<Who extends Identity>(
  c: Asked,
  { contract }: Route<Who>,
  around: Surroundings<Who>,
): Promise<Call<Who>> {
  const now = around.now();
  const address = addressOf(c, around.proxies);
  around.limits.address.take(neighbourhoodOf(address), now);
  const credentials = credentialsOf(c);
  const isChange = contract.method !== 'GET';
  if (isChange && credentials.bearer === undefined)
    requireSameOrigin(around.publicUrl, {
      origin: c.req.header('origin'),
      site: c.req.header('sec-fetch-site'),
      host: c.req.header('host'),
    });
  const isPublic = contract.access === 'public';
  const who = isPublic ? around.anonymous : await signedIn(credentials, around, now);
  const { sessionToken } = credentials;
  if (!isPublic && isChange && sessionToken !== undefined)
    requireCsrf(sessionToken, c.req.header('x-csrf-token'));
  if (!isPublic) c.set('person', who.person);
  if (!isPublic) around.limits.person.take(who.person, now);
  const requestId = c.get('requestId');
  const log = around.log.child({ requestId, route: contract.name });
  return { who, now, requestId, agent: agentOf(c), address, sessionToken, log };
}

async function signedIn<Who extends Identity>(
  credentials: Credentials,
  { authenticate }: Surroundings<Who>,
  now: Date,
): Promise<Who> {
  const isKnown = credentials.bearer !== undefined || credentials.sessionToken !== undefined;
  const who = isKnown ? await authenticate(credentials, now) : undefined;
  if (who === undefined) throw problems.SIGNED_OUT();
  return who;
}

function send(c: Asked, { status, body, etag, replayed }: Answered, { file }: Contract): Response {
  if (etag !== undefined) c.header('ETag', etag);
  if (replayed) c.header('Idempotency-Replayed', 'true');
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (isRead && etag !== undefined && hasAlready(c.req.header('if-none-match'), etag))
    return c.body(null, 304);
  if (status === 204) return c.body(null, 204);
  c.header('Content-Type', file?.media ?? 'application/json');
  if (file !== undefined) c.header('Content-Disposition', `attachment; filename="${file.name}"`);
  return c.body(body, status as ContentfulStatusCode);
}
