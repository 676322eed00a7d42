const page = (path: string, audience: string, task: string) => ({
  path,
  text: `---
title: ${path}
ft.audience: ${audience}
---
# ${path}

Phase: **Assess**

## Approach

### Agree the plan

Primary Role: **SME**

#### FTOP Tasks

| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |
|---|---|---|---|---|
| ${task} | Agree the plan | M | SME | Teams |
`,
});

/** Two pages: for the organisation only, and for partners too. */
export const pages = [
  page('internal/plan.md', 'internal', '4021'),
  page('partner/review.md', 'internal, partner', '4022'),
];
