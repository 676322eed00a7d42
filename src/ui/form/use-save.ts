import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../call.ts';
import { useT } from '../i18n.ts';
import { useToasts } from '../toast.tsx';
import type { FormValues, Versioned } from './form-field.ts';
import { clashing } from './race.ts';
import type { Edit } from './use-edit.ts';

/** Saves the fields that changed, from a version; answers the version that they have now. */
export type Send = (change: FormValues, match: number, why?: string) => Promise<{ readonly version: number }>;

export interface SaveOptions {
  /** What is saved, for what is said about it: `Customer Progress`. */
  readonly title: string;
  readonly send: Send;
  /** What stands there now, out of the refusal of a lost race. */
  readonly currentOf: (current: unknown) => Versioned | undefined;
  readonly onSaved: () => void;
  /** Whether a change can be taken back to these values; it can, unless told. */
  readonly canUndo?: (before: FormValues) => boolean;
}

interface Sent {
  readonly change: FormValues;
  readonly base: Versioned;
}

/**
 * Saves an edit and offers Undo. After a lost race the form goes on from what stands there now, and both values of a field stay in sight until
 * one of them is saved; where each changed other fields there is nothing to choose.
 */
export function useSave(edit: Edit, options: SaveOptions) {
  const { title, send, currentOf, onSaved, canUndo = () => true } = options;
  const t = useT();
  const { show } = useToasts();
  const [clashes, setClashes] = useState<readonly string[]>();
  const mutation = useMutation({
    mutationFn: (sent: Sent) => sendOn(send, sent, currentOf),
    onSuccess: ({ version }, { change, base }) => {
      edit.stop();
      setClashes(undefined);
      onSaved();
      const before = Object.fromEntries(Object.keys(change).map((id) => [id, base.values[id] ?? null]));
      const undo = async () => {
        await send(before, version, 'undo');
        onSaved();
      };
      show({ title: t('ui.form.saved', { what: title }), undo: canUndo(before) ? undo : undefined });
    },
    onError: (error) => {
      if (!(error instanceof LostRace)) return;
      edit.rebase(error.current);
      setClashes(error.clashes);
    },
  });
  const forget = () => {
    mutation.reset();
    setClashes(undefined);
  };
  const { error } = mutation;
  return {
    saving: mutation.isPending,
    /** Why it was not saved; what was typed is still there. */
    refused: error === null || error instanceof LostRace ? undefined : problemOf(error),
    /** Fields that somebody else has set to something else in the meantime. */
    clashes,
    /** Who was faster, in a sentence. */
    faster: error instanceof LostRace ? error.message : undefined,
    save: () => mutation.mutate({ change: edit.change, base: edit.base }),
    forget,
  };
}

class LostRace extends Error {
  readonly current: Versioned;
  readonly clashes: readonly string[];
  constructor(message: string, current: Versioned, clashes: readonly string[]) {
    super(message);
    this.current = current;
    this.clashes = clashes;
  }
}

async function sendOn(
  send: Send,
  { change, base }: Sent,
  currentOf: SaveOptions['currentOf'],
): Promise<{ readonly version: number }> {
  try {
    return await send(change, base.version);
  } catch (error) {
    const problem = problemOf(error);
    const current = problem.status === 412 ? currentOf(problem.details.current) : undefined;
    if (current === undefined) throw error;
    const clashes = clashing({ base: base.values, mine: change, current: current.values });
    if (clashes.length > 0) throw new LostRace(problem.message, current, clashes);
    return send(change, current.version);
  }
}
