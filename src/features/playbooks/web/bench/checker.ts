import type { Finding, SourceFile } from '../../../../compiler/index.ts';
import { createValue, type Value } from '../../../../ui/value.ts';
import type { DraftPage, Surroundings } from './check-drafts.ts';
import type { FromWorker, ToWorker } from './check-messages.ts';
import { answered, type CheckQueue, changed, givenUp, idleQueue, nextStep, started } from './check-queue.ts';
import { type Bench, changesOf, emptyBench } from './draft.ts';

/** What the last check said, and whether a newer one is on its way. */
export interface CheckState {
  readonly findings: readonly Finding[];
  readonly leftOut: number;
  readonly page: { readonly path: string | null; readonly shown: DraftPage | null } | null;
  /** `slow`: the check was ended after its bound; `slow-page`: its findings came, the page did not; `broken`: it could not run. */
  readonly state: 'checking' | 'checked' | 'slow' | 'slow-page' | 'broken';
}

export interface Mended {
  readonly files: readonly SourceFile[];
  readonly count: number;
}

interface Wanted {
  readonly bench: Bench;
  readonly around: Surroundings;
  readonly open: string | null;
}

/** Checks what is on the bench in a worker, which it starts, feeds with changes, and ends when it hangs. */
export class Checker implements Disposable {
  readonly state: Value<CheckState> = createValue<CheckState>({
    findings: [],
    leftOut: 0,
    page: null,
    state: 'checking',
  });
  #queue: CheckQueue = idleQueue;
  #wanted: Wanted = { bench: emptyBench, around: { published: null, others: null }, open: null };
  /** What the present worker knows. */
  #told: { readonly bench: Bench; readonly around: Surroundings | null } = {
    bench: emptyBench,
    around: null,
  };
  #worker: Worker | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #mending: ((mended: Mended | null) => void) | null = null;
  #gotFindings = false;

  /** The newest texts, what is around them, and which of them is shown. */
  check(wanted: Wanted): void {
    this.#wanted = wanted;
    this.#change();
  }

  /** Tries again what was given up. */
  again(): void {
    this.#change();
  }

  /** Every safe repair of the newest texts; null when it takes too long, or the next mending came first. */
  mend(): Promise<Mended | null> {
    this.#settle(null);
    return new Promise((resolve) => {
      this.#mending = resolve;
      this.#change();
    });
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#settle(null);
    this.#worker?.terminate();
    this.#worker = null;
  }

  #change(): void {
    this.#queue = changed(this.#queue, performance.now());
    this.#say({ state: 'checking' });
    this.#step();
  }

  #step(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    const next = nextStep(this.#queue, now);
    if (next === 'start') this.#start(now);
    else if (next === 'stop') this.#giveUp(this.#gotFindings ? 'slow-page' : 'slow');
    else if (next !== null) this.#timer = setTimeout(() => this.#step(), Math.ceil(next.at - now));
  }

  #start(now: number): void {
    this.#queue = started(this.#queue, now);
    const revision = this.#queue.wanted;
    const { bench, around, open } = this.#wanted;
    this.#gotFindings = false;
    if (around !== this.#told.around) this.#tell({ kind: 'around', around });
    const { put, removed } = changesOf(this.#told.bench, bench);
    if (put.length + removed.length > 0) {
      const files = put.map(({ path, text, unread }) => ({ path, text, unread }));
      this.#tell({ kind: 'drafts', put: files, removed });
    }
    this.#told = { bench, around };
    this.#tell(this.#mending === null ? { kind: 'check', revision, open } : { kind: 'mend', revision });
    this.#step();
  }

  #tell(message: ToWorker): void {
    this.#worker ??= this.#open();
    this.#worker.postMessage(message);
  }

  #open(): Worker {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (this.#worker === worker) this.#hear(data);
    });
    worker.addEventListener('error', () => {
      if (this.#worker === worker) this.#giveUp('broken');
    });
    return worker;
  }

  #hear(message: FromWorker): void {
    if (message.kind === 'findings') {
      this.#gotFindings = true;
      this.#say({ findings: message.findings, leftOut: message.leftOut });
      return;
    }
    this.#queue = answered(this.#queue, message.revision, performance.now());
    if (message.kind === 'mended') this.#settle(message);
    else {
      const state = this.#queue.wanted === this.#queue.done ? 'checked' : 'checking';
      this.#say({ page: { path: message.path, shown: message.page }, state });
    }
    this.#step();
  }

  #giveUp(state: 'slow' | 'slow-page' | 'broken'): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#told = { bench: emptyBench, around: null };
    this.#queue = givenUp(this.#queue);
    this.#settle(null);
    this.#say(state === 'slow-page' ? { state, page: null } : { state });
    this.#step();
  }

  #settle(mended: Mended | null): void {
    const settle = this.#mending;
    this.#mending = null;
    settle?.(mended);
    // Mending says nothing of the findings: the check that it took the place of is made up for.
    if (settle !== null && mended !== null) this.#change();
  }

  #say(news: Partial<CheckState>): void {
    this.state.set({ ...this.state.get(), ...news });
  }
}
