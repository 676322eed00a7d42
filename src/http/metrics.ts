import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** What /metrics shows. Stores and jobs add their own gauges to it. */
  readonly registry: Registry;
  /** Time from the request to its answer. */
  readonly duration: Histogram<'route' | 'method' | 'status'>;
  readonly inFlight: Gauge;
}

/** The measurements of one server, in a registry of its own, so that several may live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    duration: new Histogram({
      name: 'uptake_http_request_duration_seconds',
      help: 'Time from an HTTP request to its answer, by route name, method and status',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [registry],
    }),
    inFlight: new Gauge({
      name: 'uptake_http_requests_in_flight',
      help: 'HTTP requests that have no answer yet',
      registers: [registry],
    }),
  };
}
