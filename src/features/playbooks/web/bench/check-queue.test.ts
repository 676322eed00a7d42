import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answered,
  type CheckQueue,
  changed,
  givenUp,
  idleQueue,
  longestCheck,
  nextStep,
  started,
} from './check-queue.ts';

test('a check begins after a short pause in typing', () => {
  const queue = changed(changed(idleQueue, 1000), 1100);
  expect(nextStep(queue, 1100)).toEqual({ at: 1250 });
  expect(nextStep(queue, 1250)).toBe('start');
});

test('who never pauses is answered all the same', () => {
  let queue = idleQueue;
  for (let now = 0; now <= 900; now += 50) queue = changed(queue, now);
  expect(nextStep(queue, 900)).toBe('start');
});

test('what is typed while a check runs waits, and only the newest text is checked next', () => {
  let queue = started(changed(idleQueue, 0), 200);
  for (let now = 300; now < 400; now += 10) queue = changed(queue, now);
  expect(nextStep(queue, 600)).toEqual({ at: 200 + longestCheck });
  queue = answered(queue, 1, 700);
  expect(nextStep(queue, 2000)).toBe('start');
  expect(started(queue, 2000).running?.revision).toBe(11);
});

test('an answer that nobody waits for changes nothing', () => {
  const queue = started(changed(idleQueue, 0), 200);
  expect(answered(queue, 7, 300)).toBe(queue);
  expect(answered(idleQueue, 1, 300)).toBe(idleQueue);
});

test('a check that hangs is ended, and the same texts are not tried again', () => {
  const queue = started(changed(idleQueue, 0), 200);
  expect(nextStep(queue, 200 + longestCheck)).toBe('stop');
  const after = givenUp(queue);
  expect(nextStep(after, 1_000_000)).toBeNull();
  expect(nextStep(changed(after, 1_000_000), 1_002_000)).toBe('start');
});

test('where checks are slow, the pause before the next is longer, within bounds', () => {
  const slow = answered(started(changed(idleQueue, 0), 200), 1, 5200);
  expect(nextStep(changed(slow, 10_000), 10_000)).toEqual({ at: 11_500 });
});

test('whatever happens in whatever order, the newest text is checked in the end, and never two at a time', () => {
  const event = fc.constantFrom('change', 'wait', 'answer');
  fc.assert(
    fc.property(fc.array(fc.tuple(event, fc.integer({ min: 1, max: 3000 }))), (events) => {
      let now = 0;
      let queue: CheckQueue = changed(idleQueue, 0);
      const act = (): void => {
        const step = nextStep(queue, now);
        if (step === 'start') {
          expect(queue.running).toBeNull();
          queue = started(queue, now);
        } else if (step === 'stop') queue = givenUp(queue);
      };
      for (const [kind, after] of events) {
        now += after;
        if (kind === 'change') queue = changed(queue, now);
        if (kind === 'answer' && queue.running) queue = answered(queue, queue.running.revision, now);
        act();
      }
      for (let round = 0; round < 4; round++) {
        now += longestCheck;
        if (queue.running) queue = answered(queue, queue.running.revision, now);
        act();
      }
      expect(queue.running).toBeNull();
      expect(queue.done).toBe(queue.wanted);
    }),
  );
});
