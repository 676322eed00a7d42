import type { Hono } from 'hono';
import { Problem } from '../base/problems.ts';
import type { Environment } from './environment.ts';
import type { Metrics } from './metrics.ts';
import { problems } from './problems.ts';

interface Health {
  readonly ready: () => Promise<void>;
  readonly ping: () => Promise<void>;
  readonly metrics: Metrics;
}

/** Longer than a healthy database ever takes, shorter than the patience of whoever asks. */
const patienceMs = 5_000;

/** `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: for Prometheus. */
export function mountHealth(app: Hono<Environment>, { ready, ping, metrics }: Health): void {
  app.get('/healthz', (c) => {
    c.set('route', 'health');
    return c.json({ status: 'alive' });
  });
  app.get('/readyz', async (c) => {
    c.set('route', 'ready');
    await inTime(Promise.all([ready(), ping()])).catch((error: unknown) => {
      throw error instanceof Problem && error.kind === 'unavailable' ? error : notReady(error);
    });
    return c.json({ status: 'ready' });
  });
  app.get('/metrics', async (c) => {
    c.set('route', 'metrics');
    c.header('Content-Type', metrics.registry.contentType);
    return c.body(await metrics.registry.metrics());
  });
}

function notReady(cause: unknown): Problem {
  const problem = problems.NOT_READY({ retryAfter: 2 });
  problem.cause = cause;
  return problem;
}

async function inTime(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${patienceMs} ms`)), patienceMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
