import { defineProblems } from '../../base/problems.ts';

export const problems = defineProblems({
  TENANT_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such tenant, or you may not see it. Ask its FastTrack Manager to assign you.',
  },
  TENANT_READ_ONLY: {
    kind: 'forbidden',
    say: (tenant: string) =>
      `You read ${tenant} as a guest. Only people assigned to it write; its FastTrack Manager can assign you.`,
  },
  PROOF_INTERNAL: {
    kind: 'forbidden',
    say: () =>
      "The proof of a tenant's ledger is for the organisation's own people. Ask its FastTrack Manager for it.",
  },
  CURSOR_UNREADABLE: {
    kind: 'invalid',
    say: () => 'This cursor is none that the list gave out. Begin without one.',
  },
});
