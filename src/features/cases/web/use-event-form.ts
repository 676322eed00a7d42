import {
  keepPreviousData,
  type UseQueryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import type { Case, CasePreview, OpenEvent } from '../model.ts';
import { type Answers, answersToSend, isSame } from './answers.ts';

export interface Send {
  readonly answers: Answers;
  readonly confirmed: readonly string[];
}

export interface EventDoor {
  /** What the server says these answers would come to. */
  readonly ask: (answers: Answers) => UseQueryOptions<CasePreview, Error, CasePreview, readonly unknown[]>;
  readonly send: (send: Send) => Promise<Case>;
}

/** A form whose rules are the server's: asked while one types, and again when it is sent. Nothing is kept before that. */
export function useEventForm(
  event: OpenEvent,
  initial: Answers,
  door: EventDoor,
  onDone: (done: Case) => void,
) {
  const client = useQueryClient();
  const [first] = useState(initial);
  const [answers, setAnswers] = useState(initial);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const given = answersToSend(event.fields, answers);
  const asked = useLater(JSON.stringify(given));
  const preview = useQuery({
    ...door.ask(JSON.parse(asked) as Answers),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  const sending = useMutation({
    mutationFn: () => door.send({ answers: given, confirmed }),
    // A step touches everything that is shown of a tenant; a refusal tells that something is not as it was.
    onSettled: () => client.invalidateQueries(),
    onSuccess: onDone,
  });
  const settled = !preview.isPlaceholderData && asked === JSON.stringify(given);
  return {
    answers,
    set(name: string, value: unknown) {
      setAnswers((before) => ({ ...before, [name]: value }));
      setTouched((before) => new Set([...before, name]));
      sending.reset();
    },
    touched,
    touch: (name: string) => setTouched((before) => new Set([...before, name])),
    confirmed,
    confirm: (say: string, yes: boolean) =>
      setConfirmed((before) => (yes ? [...before, say] : before.filter((one) => one !== say))),
    preview: preview.data,
    /** The preview could not be asked for; the form may be sent all the same. */
    previewProblem: preview.error === null ? undefined : problemOf(preview.error),
    settled,
    dirty: !isSame(answersToSend(event.fields, first), given),
    first,
    send: () => sending.mutate(),
    sending: sending.isPending,
    problem: sending.error === null ? undefined : problemOf(sending.error),
  };
}

export type EventForm = ReturnType<typeof useEventForm>;

/** A value as it was a moment ago, so that not every key is a question. */
function useLater(value: string): string {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), 200);
    return () => clearTimeout(timer);
  }, [value]);
  return late;
}
