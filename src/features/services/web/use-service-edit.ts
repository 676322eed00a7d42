import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { type CheckFacts, checkService } from '../checks.ts';
import { type ServiceState, type TenantService, tenantServiceSchema } from '../model.ts';
import type { Trouble } from '../problems.ts';
import { type Draft, draftOf, readDraft, stateOf } from './draft.ts';
import { type Collision, changedSections, collisions, merged } from './merge.ts';
import { useSaveService } from './use-services.ts';

interface Start {
  readonly service: TenantService;
  readonly state: ServiceState;
}

const startFrom = (service: TenantService): Start => ({ service, state: stateOf(service) });

export type ServiceEdit = ReturnType<typeof useServiceEdit>;

interface Given {
  readonly tenantId: string;
  readonly service: TenantService;
  readonly facts: Pick<CheckFacts, 'contacts' | 'customerHealth' | 'milestones'>;
  /** @param undo takes the change back. */
  readonly onSaved: (saved: TenantService, undo: () => Promise<void>) => void;
}

/** What somebody is changing on a service: the draft, what keeps it from being saved, and a race that was lost. */
export function useServiceEdit({ tenantId, service, facts, onSaved }: Given) {
  const t = useT();
  // What the person saw when they began: somebody else's save in between is then no surprise, but a choice.
  const [start, setStart] = useState(() => startFrom(service));
  const [draft, setDraft] = useState<Draft>(() => draftOf(start.state));
  const [words, setWords] = useState({ why: '', ticket: '' });
  const [tried, setTried] = useState(false);
  const [lost, setLost] = useState<readonly Collision[]>();
  const save = useSaveService(tenantId, service.service);
  const { state, unread } = readDraft(draft);
  const sections = changedSections(start.state, state);
  const found = troublesOf(start, { ...start.state, ...sections }, { ...facts, ...words });

  function lose(current: TenantService): void {
    const theirs = startFrom(current);
    const mine = merged(start.state, state, theirs.state);
    setLost(collisions(start.state, state, theirs.state, service.service));
    setStart(theirs);
    setDraft(draftOf(mine));
  }

  async function takeBack(saved: TenantService): Promise<void> {
    const back = changedSections(stateOf(saved), start.state);
    await save.mutateAsync({
      sections: back,
      why: t('services.takenBack'),
      ticket: t('services.takenBack'),
      match: saved.version,
    });
  }

  function submit(): void {
    setTried(true);
    if (found.length > 0 || unread.length > 0) return;
    save.mutate(
      { sections, ...words, match: start.service.version },
      {
        onSuccess: (saved) => onSaved(saved, () => takeBack(saved)),
        onError: (error) => {
          const current = tenantServiceSchema.safeParse(problemOf(error).details.current).data;
          if (current !== undefined) lose(current);
        },
      },
    );
  }

  const shown = tried ? found : [];
  return {
    draft,
    start: start.service,
    before: start.state,
    state,
    words,
    changed: Object.keys(sections).length > 0 || unread.length > 0,
    saving: save.isPending,
    refused: save.error !== null && lost === undefined ? problemOf(save.error) : undefined,
    lost,
    /** Everything to mend, once somebody has tried to save. */
    troubles: shown,
    unread: tried ? unread : [],
    /** What is wrong with a field. */
    at: (field: string): Trouble | undefined => shown.find((one) => one.field === field),
    set: (next: Partial<Draft>) => setDraft((former) => ({ ...former, ...next })),
    setWords: (next: Partial<typeof words>) => setWords((former) => ({ ...former, ...next })),
    take: ({ field, take }: Collision) => {
      setDraft(draftOf(take(state)));
      setLost((all) => all?.filter((one) => one.field !== field));
    },
    submit,
  };
}

/** The same checks as the server's, on what the form would send. */
function troublesOf(
  { service, state: before }: Start,
  after: ServiceState,
  facts: Given['facts'] & { readonly why: string; readonly ticket: string },
): Trouble[] {
  return checkService(before, after, {
    ...facts,
    service: service.service,
    available: service.available,
    rfaSubmitted: service.rfa?.submitted ?? null,
    today: new Date().toISOString().slice(0, 10),
  });
}
