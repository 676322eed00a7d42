import { type ReactNode, useEffect, useState } from 'react';
import { Pill } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { LeaveDialog } from '../../../ui/leave-dialog.tsx';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { ReadOnlyBar } from '../../../ui/states.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { emptyLine, keyOf } from '../lines.ts';
import { type Line, type PlaceAssignments, type TabId, tabs } from '../model.ts';
import type { People } from '../rules.ts';
import { AddPerson } from './add-person.tsx';
import { ApplyBar } from './apply-bar.tsx';
import styles from './assignments.module.css';
import { ConfirmRemove } from './confirm-remove.tsx';
import { countsByTab, mayEdit } from './draft.ts';
import { AssignmentLog } from './log.tsx';
import { RoleCards } from './role-cards.tsx';
import { RoleTable } from './role-table.tsx';
import type { Where } from './use-assignments.ts';
import { useDraft } from './use-draft.ts';
import { Warnings } from './warnings.tsx';
import { roleLabel } from './words.ts';

interface Props {
  readonly where: Where;
  readonly base: PlaceAssignments;
  readonly myId: string;
  readonly tab: TabId;
  readonly onTab: (tab: TabId) => void;
  /** Beside the tabs. */
  readonly links?: ReactNode;
  /** Told whenever there is something that is ticked and not applied, or nothing any more. */
  readonly onUnsaved?: (unsaved: boolean) => void;
}

/** Who works at a place, by groups of roles: looked at, ticked, and applied at once. */
export function PlaceEditor({ where, base, myId, tab, onTab, links, onUnsaved }: Props) {
  const t = useT();
  const phone = useMedia('phone');
  const list = useRowKeys();
  const state = useDraft(where, base);
  const [removing, setRemoving] = useState<Line>();
  const { outlook, people } = state;
  const unsaved = state.count > 0;
  useEffect(() => onUnsaved?.(unsaved), [onUnsaved, unsaved]);
  const editable = mayEdit(base.assign, tab);
  const roles = tabs.find(({ id }) => id === tab)?.roles ?? [];
  const { kind } = base.place;
  const Roles = phone ? RoleCards : RoleTable;
  return (
    <div ref={list}>
      <div className={styles.head}>
        <TabPills base={base} lines={outlook.lines} tab={tab} onTab={onTab} />
        {links && <div className={styles.links}>{links}</div>}
      </div>
      <Warnings warnings={outlook.warnings} people={people} />
      {editable ? (
        <AddPerson where={where} tab={tab} there={new Set(base.lines.map(keyOf))} onAdd={state.add} />
      ) : (
        <ReadOnlyWhy base={base} people={people} tab={tab} />
      )}
      <Roles
        kind={kind}
        roles={roles}
        lines={outlook.lines}
        before={base.lines}
        inherited={base.inherited}
        people={people}
        editable={editable}
        onLine={state.put}
        onRemove={setRemoving}
      />
      {editable && !phone && <p className={styles.hint}>{t('assignments.keys')}</p>}
      <AssignmentLog where={where} kind={kind} />
      <ApplyBar base={base} state={state} myId={myId} />
      <LeaveDialog unsaved={unsaved} body={t('assignments.leave', { place: base.place.name })} />
      <ConfirmRemove
        line={removing}
        people={people}
        kind={kind}
        onKeep={() => setRemoving(undefined)}
        onRemove={({ person, role }) => {
          state.put(emptyLine(person, role));
          setRemoving(undefined);
        }}
      />
    </div>
  );
}

function TabPills(props: {
  base: PlaceAssignments;
  lines: readonly Line[];
  tab: TabId;
  onTab: (tab: TabId) => void;
}) {
  const t = useT();
  const { base, lines, tab, onTab } = props;
  const counts = countsByTab([...lines, ...base.inherited]);
  return (
    <fieldset className={styles.pills} aria-label={t('assignments.tabs')}>
      {base.tabs.map((id) => (
        <Pill key={id} on={id === tab} onClick={() => onTab(id)}>
          {t(`assignments.tab.${id}`)} {counts.get(id) ?? 0}
        </Pill>
      ))}
    </fieldset>
  );
}

/** Why a tab can't be edited, and whom to ask. */
function ReadOnlyWhy({ base, people, tab }: { base: PlaceAssignments; people: People; tab: TabId }) {
  const t = useT();
  const primary = (role: string) =>
    [...base.lines, ...base.inherited].find((line) => line.role === role && line.primary.includes(''));
  const ask = primary('fm') ?? primary('rm');
  const why = () => {
    if (base.assign === 'partner') return t('assignments.readOnly.partner');
    if (base.assign === 'internal' && tab === 'partner') return t('assignments.readOnly.internal');
    if (ask === undefined) return t('assignments.readOnly.nobody');
    const name = people.get(ask.person)?.name ?? '';
    return t('assignments.readOnly.asks', { name, role: roleLabel(ask.role) });
  };
  return (
    <div className={styles.readOnly}>
      <ReadOnlyBar why={why()} />
    </div>
  );
}
