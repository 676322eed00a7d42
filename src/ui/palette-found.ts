import { useEffect, useState } from 'react';
import { type Command, type CommandSource, useCommandList } from './palette-list.ts';
import { rank, ranked } from './palette-rank.ts';

/** What fits the query: commands at once, sources after a pause in typing. */
export function useFound(query: string): { found: readonly Command[]; searching: boolean } {
  const { commands, sources } = useCommandList();
  const [answers, setAnswers] = useState<{ query: string; found: readonly Command[] }>({
    query: '',
    found: [],
  });
  const wanted = query.trim();
  const asks = wanted.length > 1;
  useEffect(() => {
    if (!asks) return;
    const stop = new AbortController();
    // One question for a pause in typing, not one for each letter.
    const timer = setTimeout(
      () => void ask(sources, wanted, stop.signal).then((found) => setAnswers({ query: wanted, found })),
      120,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [sources, wanted, asks]);
  const listed = ranked(
    commands,
    wanted,
    (command) => `${command.title} ${command.hint ?? ''} ${command.group}`,
  );
  const searched = asks && answers.query === wanted ? answers.found : [];
  return { found: byGroup([...searched, ...listed], wanted), searching: asks && answers.query !== wanted };
}

async function ask(
  sources: readonly CommandSource[],
  query: string,
  signal: AbortSignal,
): Promise<readonly Command[]> {
  const found = await Promise.allSettled(sources.map(async (source) => source.search(query, signal)));
  // One source that fails must not hide what the others found.
  return found.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}

// Arrow keys walk in the order that is seen: group by group, the one with the best title first.
function byGroup(found: readonly Command[], query: string): readonly Command[] {
  const groups = Map.groupBy(found, (command) => command.group);
  const best = (commands: readonly Command[]) =>
    Math.max(...commands.map((command) => rank(command.title, query)));
  return [...groups.values()].sort((a, b) => best(b) - best(a)).flat();
}
