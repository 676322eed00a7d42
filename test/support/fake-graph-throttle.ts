import { type Answer, refusal } from './fake-graph-model.ts';

const windowMs = 600_000;

/** What `/reports` lets through in 10 minutes, each function by itself (m365.md section 1.5): per app and tenant, and per tenant. */
const limits = { csv: { own: 14, all: 40 }, json: { own: 100, all: Number.POSITIVE_INFINITY } };

export interface Throttle {
  /** Counts a call; a refusal when there have been too many, which is not counted. */
  admit(app: string, tenant: string, name: string, form: 'csv' | 'json'): Answer | undefined;
}

export function createThrottle(now: () => Date): Throttle {
  const calls: { readonly app: string; readonly what: string; readonly at: number }[] = [];
  return {
    admit(app, tenant, name, form) {
      const at = now().getTime();
      const what = `${tenant} ${name} ${form}`;
      const recent = calls.filter((call) => call.what === what && call.at > at - windowMs);
      const own = recent.filter((call) => call.app === app);
      const tooMany = own.length >= limits[form].own ? own : recent.length >= limits[form].all ? recent : [];
      const [first] = tooMany;
      if (first !== undefined) {
        const seconds = Math.ceil((first.at + windowMs - at) / 1000);
        return refusal(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': String(seconds) });
      }
      calls.push({ app, what, at });
      return undefined;
    },
  };
}
