import { getRouteApi } from '@tanstack/react-router';
import { ProcessGraph } from '../../features/playbooks/web/graph.tsx';
import { Seen } from './seen.tsx';

const graph = getRouteApi('/inside/playbooks/graph');

/** The processes of the playbook; the one to begin at stands in the address. */
export function Processes() {
  const { at } = graph.useSearch() as { at?: string };
  return (
    <Seen>
      <ProcessGraph at={at} />
    </Seen>
  );
}
