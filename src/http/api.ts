import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { newId } from '../base/ids.ts';
import { Problem } from '../base/problems.ts';
import type { Identity } from '../store/identity.ts';
import { routeHandler, type Surroundings } from './answer-route.ts';
import type { Asked, Environment } from './environment.ts';
import { mountHealth } from './health.ts';
import { problemOfKnown } from './known-errors.ts';
import type { Metrics } from './metrics.ts';
import { openApiOf } from './openapi.ts';
import { answerProblem } from './problem-response.ts';
import { problems } from './problems.ts';
import { type Rate, RateLimit } from './rate-limit.ts';
import type { Route } from './route.ts';
import { checkRoutes } from './route-table.ts';
import { securityHeaders } from './security-headers.ts';
import { watchRequests } from './watch.ts';
import { mountWeb } from './web-files.ts';

export interface ApiOptions<Who extends Identity> extends Omit<Surroundings<Who>, 'limits' | 'proxies'> {
  readonly routes: readonly Route<Who>[];
  readonly metrics: Metrics;
  /** Throws while the server can't do its work. */
  readonly ready: () => Promise<void>;
  /** Folder of the built web app. */
  readonly webRoot: string | undefined;
  readonly info: { readonly title: string; readonly version: string };
  /** How many proxies of ours stand before the server and write X-Forwarded-For; none unless told. */
  readonly proxies?: number;
  readonly limits?: { readonly address: Rate; readonly person: Rate };
}

// A person's page loads with a handful of calls; an address may be a whole office.
const usualLimits = {
  address: { burst: 1_500, perMinute: 3_000 },
  person: { burst: 300, perMinute: 600 },
};

/** The whole server as one function from request to answer: `/api`, probes, metrics and the web app. */
export function createApi<Who extends Identity>(options: ApiOptions<Who>): Hono<Environment> {
  const { log, metrics, publicUrl, store } = options;
  const app = new Hono<Environment>();
  app.use(requestId({ limitLength: 100, generator: () => newId('request', options.now()) }));
  app.use(watchRequests(log, metrics));
  app.use(securityHeaders(publicUrl));
  app.use('/api/*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  app.onError((error, c) => answerError(error, c));
  app.notFound((c) => answerError(problems.ROUTE_UNKNOWN(), c));
  mountHealth(app, { ready: options.ready, ping: () => store.ping(), metrics });
  mountRoutes(app, options);
  mountWeb(app, options.webRoot);
  return app;
}

function mountRoutes<Who extends Identity>(app: Hono<Environment>, options: ApiOptions<Who>): void {
  const { routes, info } = options;
  const { address, person } = options.limits ?? usualLimits;
  const limits = { address: new RateLimit(address), person: new RateLimit(person) };
  const around = { ...options, limits, proxies: options.proxies ?? 0 };
  const methods = checkRoutes(routes);
  for (const route of routes)
    app.on(route.contract.method, `/api${route.contract.path}`, routeHandler(route, around));
  const document = openApiOf(routes, info);
  app.get('/api/openapi.json', (c) => {
    c.set('route', 'openapi');
    return c.json(document);
  });
  for (const [path, allowed] of [...methods, ['/openapi.json', ['GET', 'HEAD']] as const])
    app.all(`/api${path}`, (c) => {
      throw problems.METHOD_UNKNOWN(c.req.method, allowed, { allowed });
    });
  app.all('/api/*', () => {
    throw problems.ROUTE_UNKNOWN();
  });
}

/** Every error becomes an answer here. What nobody expected stays in the log; the caller gets a number to find it by. */
function answerError(error: Error, c: Asked): Response {
  const requestId = c.get('requestId');
  const problem =
    error instanceof Problem ? error : (problemOfKnown(error) ?? problems.UNEXPECTED(requestId));
  c.set('code', problem.code);
  return answerProblem(c, problem, requestId);
}
