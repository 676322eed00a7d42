import { performance } from 'node:perf_hooks';
import type { Asked, Step } from './environment.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Answers that come often and say little: files and the probes of machines. */
const quiet = new Set(['web', 'health', 'ready', 'metrics']);

/**
 * Measures every request and writes one line about it: who, what and how long – never what was asked with it, for queries
 * and bodies hold what people wrote.
 */
export function watchRequests(log: Logger, metrics: Metrics): Step {
  return async (c, next) => {
    const began = performance.now();
    metrics.inFlight.inc();
    try {
      await next();
    } finally {
      metrics.inFlight.dec();
      const ms = performance.now() - began;
      const labels = {
        route: c.get('route') ?? 'unknown',
        method: methodOf(c),
        status: String(c.res.status),
      };
      metrics.duration.observe(labels, ms / 1000);
      writeLine(log, c, Math.round(ms * 10) / 10);
    }
  };
}

// Anybody can invent a method, and each would be a new time series.
function methodOf(c: Asked): string {
  const { method } = c.req;
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? method : 'other';
}

function writeLine(log: Logger, c: Asked, ms: number): void {
  const { requestId, route = 'unknown', person, code } = c.var;
  const { status } = c.res;
  const line = { requestId, method: methodOf(c), route, status, ms, person, code };
  if (status >= 500) log.error({ ...line, err: c.error }, 'request failed');
  else if (quiet.has(route)) log.debug(line, 'request');
  else log.info(line, 'request');
}
