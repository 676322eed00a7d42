import { styleText } from 'node:util';

/** Says what is going on while something starts: one line a step, with its time. */
export interface Steps {
  run<T>(what: string, work: () => Promise<T>): Promise<T>;
  /** Seconds since the first step, for the closing line. */
  elapsed(): string;
}

/** @param write where the lines go; the command's standard error, so that its output stays clean. */
export function createSteps(
  write: (line: string) => void,
  clock: () => number = performance.now.bind(performance),
): Steps {
  const start = clock();
  const seconds = (from: number) => `${((clock() - from) / 1000).toFixed(1)} s`;
  return {
    async run(what, work) {
      const from = clock();
      try {
        const result = await work();
        write(`  ${styleText('green', '✓')} ${what} ${styleText('dim', seconds(from))}`);
        return result;
      } catch (error) {
        write(`  ${styleText('red', '✗')} ${what} ${styleText('dim', seconds(from))}`);
        throw error;
      }
    },
    elapsed: () => seconds(start),
  };
}
