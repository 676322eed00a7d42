import { Chip, type Tone } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import type { PlaybookDifference } from '../model.ts';

type Kind = PlaybookDifference['tasks' | 'steps' | 'pages'][number]['kinds'][number];

/** What has happened, a chip each. */
export function Kinds({ kinds }: { kinds: readonly Kind[] }) {
  const t = useT();
  return kinds.map((kind) => (
    <Chip key={kind} tone={toneOf(kind)}>
      {t(`playbooks.kind.${kind}`)}
    </Chip>
  ));
}

function toneOf(kind: Kind): Tone {
  if (kind === 'added') return 'ok';
  return kind === 'retired' || kind === 'removed' ? 'bad' : 'info';
}
