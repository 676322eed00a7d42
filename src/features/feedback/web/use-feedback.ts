import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Id } from '../../../base/ids.ts';
import { newId } from '../../../base/ids.ts';
import type { InputOf } from '../../../http/contract.ts';
import { type CallProblem, call, problemOf } from '../../../ui/call.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { answerFeedback, countFeedback, listFeedback, readFeedback, sendFeedback } from '../contract.ts';
import type { Feedback, FeedbackBox, FeedbackState } from '../model.ts';

/** What waits for the person, for the navigation. Looked at anew where one comes to another page, not by the clock: that would keep a session awake. */
export const countQuery = { ...contractQuery(countFeedback, {}), staleTime: 30_000 };

export function useFeedbackCount() {
  return useQuery(countQuery).data;
}

interface Wanted {
  readonly box: FeedbackBox;
  readonly state: FeedbackState | undefined;
  readonly path: string | undefined;
}

/** Feedback of a box, newest first, a page of 50 at a time. */
export function useFeedbackList(wanted: Wanted) {
  return useInfiniteQuery({
    queryKey: [...keyOf(listFeedback, wanted), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listFeedback, { ...wanted, cursor: pageParam ?? undefined }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
}

type New = InputOf<typeof sendFeedback> & { readonly key: string };

/**
 * Sends feedback under the key of its draft, so that a second try never makes a second one.
 * @param onSent also when the person has left the page meanwhile.
 */
export function useSendFeedback(onSent: (feedback: Feedback, key: string) => void) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ key, ...given }: New) => call(sendFeedback, given, { idempotencyKey: key }),
    onSuccess: (feedback, { key }) => {
      onSent(feedback, key);
      return refresh();
    },
  });
}

interface Outcome {
  readonly onAnswered: (answer: string) => void;
  readonly onRefused: (problem: CallProblem) => void;
}

/** Answers feedback. Whatever comes of it is looked at anew: somebody else may have answered first, and then the form is gone. */
export function useAnswer({ id, version }: Feedback, { onAnswered, onRefused }: Outcome) {
  const refresh = useRefresh();
  const attempt = useRef({ answer: '', key: '' });
  return useMutation({
    mutationFn: (answer: string) => {
      if (attempt.current.answer !== answer) attempt.current = { answer, key: newId('attempt') };
      const feedbackId = id as Id<'feedback'>;
      const options = { match: version, idempotencyKey: attempt.current.key };
      return call(answerFeedback, { feedbackId, answer }, options);
    },
    onSuccess: (_, answer) => onAnswered(answer),
    onError: (error) => onRefused(problemOf(error)),
    onSettled: refresh,
  });
}

function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const asked = [countFeedback, listFeedback, readFeedback];
    await Promise.all(asked.map((contract) => client.invalidateQueries({ queryKey: keyOf(contract) })));
  };
}
