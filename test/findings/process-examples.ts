import { type Example, type Examples, step } from './example.ts';

const plan = step('| 3735 | Review | M | SME | All Services |');
const good = `process: review
actors: { expert: { role: sme } }
start:
  begin: { by: [expert], to: open }
states:
  open:
    step: invite-the-users
    on:
      finish: { by: [expert], wizard: outcome, when: result == "Reached", to: closed }
      give up: { by: [expert], to: closed }
  closed: { end: true }
wizards:
  outcome:
    task: '3735'
    fields:
      result: { type: choice, label: Result, options: [Reached], required: true }
`;

/** A definition with one thing changed that should not be. */
function changed(why: string, from: string, to: string, otherwise = from): Example {
  const files = (text: string) => ({ 'plan.md': plan, 'plan.process.yaml': text });
  return { why, bad: files(good.replace(from, to)), good: files(good.replace(from, otherwise)) };
}

const finish = 'finish: { by: [expert], wizard: outcome, when: result == "Reached", to: closed }';
/** One event more, which asks for something. */
const accept = (ways: string) => `${finish}\n      accept: ${ways}`;
const asking = (when: string) => accept(`{ by: [expert], when: ${when}, to: closed }`);

/** Process definitions, which stand beside their pages. */
export const processExamples: Examples = {
  'PB100-process': changed(
    'A step, task, state, actor, fact or effect that a definition names must exist, or the process would stop there.',
    'step: invite-the-users',
    'step: invite-users',
  ),
  'PB101-state-unreachable': changed(
    'A state that no case comes to is forgotten work, or an event is missing.',
    '  closed: { end: true }',
    '  closed: { end: true }\n  paused: { end: true }',
  ),
  'PB102-state-without-way-on': changed(
    'A case in such a state stays in it for ever, on somebody’s list.',
    '  closed: { end: true }',
    '  paused: {}\n  closed: { end: true, on: { pause: { by: [expert], to: paused } } }',
    '  paused: { end: true }\n  closed: { end: true, on: { pause: { by: [expert], to: paused } } }',
  ),
  'PB103-states-without-end': changed(
    'Cases that go round can never be finished.',
    '  closed: { end: true }',
    '  closed: { on: { again: { by: [expert], to: waiting } } }\n  waiting: { on: { back: { by: [expert], to: closed } } }\n  done: { end: true }',
  ),
  'PB104-ways-contradict': changed(
    'Two ways of one event must exclude each other, or chance would decide.',
    finish,
    accept(
      '[{ by: [expert], when: dibs.count >= 3, to: closed }, { by: [expert], when: dibs.count <= 3, to: open }]',
    ),
    accept(
      '[{ by: [expert], when: dibs.count >= 3, to: closed }, { by: [expert], when: dibs.count < 3, to: open }]',
    ),
  ),
  'PB105-guard-never-true': changed(
    'An event whose condition can not be met is a button that never works.',
    finish,
    asking('dibs.count > 3 && dibs.count < 4'),
    asking('dibs.count > 2 && dibs.count < 4'),
  ),
  'PB106-guard-fails': changed(
    'A guard that fails stops the case, whatever people do.',
    finish,
    asking('12 / dibs.count > 3'),
    asking('dibs.count > 3'),
  ),
  'PB107-answer-leads-nowhere': changed(
    'What a wizard lets through must lead somewhere; what must not be answered is refused by a rule of the wizard.',
    finish,
    finish.replace('when: ', 'when: dibs.count >= 3 && '),
  ),
};
