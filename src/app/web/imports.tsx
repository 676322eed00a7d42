import { getRouteApi } from '@tanstack/react-router';
import type { ImportId } from '../../features/imports/model.ts';
import { ImportList } from '../../features/imports/web/import-list.tsx';
import { ImportPage } from '../../features/imports/web/import-page.tsx';
import { useMe } from '../../features/people/web/me.ts';
import { mayImport } from './reach.ts';

const page = getRouteApi('/inside/tools/import/$importId');

export function Imports() {
  return <ImportList mayImport={mayImport(useMe())} />;
}

export function OneImport() {
  const { importId } = page.useParams() as { importId: ImportId };
  return <ImportPage key={importId} importId={importId} />;
}
