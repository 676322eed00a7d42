import { problems } from './problems.ts';

export interface Rate {
  /** Calls that may come at once. */
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** So many callers are remembered; the one longest silent is forgotten first, and starts again with a full bucket. */
const mostBuckets = 50_000;

/** A token bucket a caller, in the memory of this process: each of several servers counts for itself. */
export class RateLimit {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** @throws TOO_MANY_REQUESTS with the seconds to wait. */
  take(caller: string, now: Date): void {
    const { burst, perMinute } = this.#rate;
    const at = now.getTime();
    const bucket = this.#buckets.get(caller) ?? { tokens: burst, at };
    const refilled = bucket.tokens + (Math.max(0, at - bucket.at) * perMinute) / 60_000;
    const tokens = Math.min(burst, refilled);
    this.#keep(caller, { tokens: tokens < 1 ? tokens : tokens - 1, at });
    if (tokens >= 1) return;
    const wait = Math.ceil(((1 - tokens) * 60) / perMinute);
    throw problems.TOO_MANY_REQUESTS(wait, { retryAfter: wait });
  }

  #keep(caller: string, bucket: Bucket): void {
    this.#buckets.delete(caller);
    this.#buckets.set(caller, bucket);
    if (this.#buckets.size <= mostBuckets) return;
    for (const oldest of this.#buckets.keys()) {
      this.#buckets.delete(oldest);
      return;
    }
  }
}
