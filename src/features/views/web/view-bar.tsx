import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useT } from '../../../ui/i18n.ts';
import { useToasts } from '../../../ui/toast.tsx';
import type { SavedView, ViewState } from '../model.ts';
import type { Views } from './use-views.ts';
import { ViewDialog, type ViewSaid } from './view-dialog.tsx';
import { type Choice, ViewMenu } from './view-menu.tsx';
import { chosenOf, discarded, isChanged, nothing, searchOf, type ViewSearch } from './view-state.ts';
import styles from './views.module.css';

interface Props {
  readonly views: Views;
  readonly displays: readonly Choice[];
  readonly search: ViewSearch;
  readonly state: ViewState;
  /** Of the display that is shown. */
  readonly display: string;
  readonly onSearch: (next: ViewSearch) => void;
}

/** Which view is shown; when something in it has been changed, what to do about that. */
export function ViewBar({ views, displays, search, state, display, onSearch }: Props) {
  const t = useT();
  const [dialog, setDialog] = useState<'save-as' | 'rename' | 'remove'>();
  const chosen = chosenOf(search, views.views);
  const lost = search.view !== undefined && chosen === undefined && !views.isPending;
  const changed = isChanged(state, chosen);
  const label = chosen?.name ?? displays.find(({ id }) => id === display)?.label ?? '';
  const close = () => setDialog(undefined);
  return (
    <>
      <ViewMenu
        displays={displays}
        views={views.views}
        current={chosen?.id ?? display}
        label={label}
        usual={views.usual}
        chosen={chosen}
        onChoose={(id) => {
          const view = views.views.find((one) => one.id === id);
          onSearch(
            view
              ? searchOf(view.state, id)
              : searchOf({ ...nothing, display: id, whose: state.whose }, undefined),
          );
        }}
        onUsual={(id) => views.makeUsual.mutate(id)}
        onSaveAs={() => setDialog('save-as')}
        onRename={() => setDialog('rename')}
        onRemove={() => setDialog('remove')}
      />
      {lost && <span className={styles.hint}>{t('views.lost')}</span>}
      {changed && !lost && (
        <span className={styles.changed}>
          <span role="status">{t('views.changed')}</span>
          {chosen?.mine && (
            <Button
              size="small"
              appearance="primary"
              disabled={views.save.isPending}
              onClick={() => views.save.mutate({ view: chosen, state })}
            >
              {t('views.save')}
            </Button>
          )}
          <Button size="small" onClick={() => setDialog('save-as')}>
            {t('views.saveAs')}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            onClick={() => onSearch(searchOf(discarded(state, chosen), chosen?.id))}
          >
            {t('views.discard')}
          </Button>
        </span>
      )}
      <Dialogs
        dialog={dialog}
        views={views}
        chosen={chosen}
        state={state}
        onClose={close}
        onShown={(view) => onSearch(searchOf(view?.state ?? discarded(state, undefined), view?.id))}
      />
    </>
  );
}

function Dialogs(props: {
  dialog: 'save-as' | 'rename' | 'remove' | undefined;
  views: Views;
  chosen: SavedView | undefined;
  state: ViewState;
  onClose: () => void;
  onShown: (view: SavedView | undefined) => void;
}) {
  const { dialog, views, chosen, state, onClose, onShown } = props;
  const t = useT();
  const { show } = useToasts();
  const name = chosen?.name ?? '';
  const refusal = views.add.error === null ? undefined : problemOf(views.add.error).message;
  function saveAs(said: ViewSaid): void {
    views.add.mutate(
      { ...said, state },
      {
        onSuccess(view) {
          show({ title: t('views.saved', { name: view.name }) });
          onClose();
          onShown(view);
        },
      },
    );
  }
  return (
    <>
      <ViewDialog
        open={dialog === 'save-as'}
        title={t('views.saveAsTitle')}
        first={{ name: '', shared: false }}
        mayShare={views.mayShare}
        refusal={refusal}
        onSave={saveAs}
        onClose={() => {
          views.add.reset();
          onClose();
        }}
      />
      <ViewDialog
        open={dialog === 'rename'}
        title={t('views.renameTitle')}
        first={{ name, shared: chosen?.shared ?? false }}
        mayShare={views.mayShare}
        refusal={undefined}
        onSave={(said) => {
          if (chosen !== undefined) views.save.mutate({ view: chosen, ...said });
          onClose();
        }}
        onClose={onClose}
      />
      <ConfirmDialog
        open={dialog === 'remove'}
        title={t('views.removeTitle', { name })}
        body={chosen?.shared ? t('views.removeShared') : t('views.removeOwn')}
        act={t('views.removeAct')}
        back={t('views.keep')}
        careful
        onAct={() => {
          if (chosen !== undefined) views.remove.mutate(chosen, { onSuccess: () => onShown(undefined) });
          onClose();
        }}
        onBack={onClose}
      />
    </>
  );
}
