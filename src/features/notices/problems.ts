import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  NO_LETTERS_TO_THE_PORTAL: {
    kind: 'forbidden',
    say: () => 'The command line is nobody who gets letters. Sign in as a person to say what you want.',
  },
  /** Details carry `current`. */
  PREFERENCE_STALE: {
    kind: 'stale',
    say: () =>
      'You said otherwise in another window meanwhile. Look at what stands there now and save again.',
  },
});
