import {
  Button,
  Field,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Select,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { whoAmI } from '../../people/contract.ts';
import { type NoteCategory, type NoteTemplate, noteCategories } from '../model.ts';
import styles from './editor.module.css';
import { forRoles } from './for-roles.ts';
import type { Editor } from './use-editor.ts';
import { useTemplates } from './use-notes.ts';

/** The category, the templates that fit, and what belongs into such a note. */
export function EditorHead({ editor }: { editor: Editor }) {
  const t = useT();
  const { data: me } = useQuery(contractQuery(whoAmI, {}));
  const templates = useTemplates();
  const [asked, setAsked] = useState<NoteTemplate>();
  const { category, body } = editor.content;
  const roles = me?.roles.map(({ id }) => id) ?? [];
  const insert = (template: NoteTemplate) => {
    editor.change({ category: template.category, body: template.body });
    setAsked(undefined);
  };
  const choose = (template: NoteTemplate) => (body.trim() === '' ? insert(template) : setAsked(template));
  const fitting = forRoles(templates, category, roles);
  return (
    <>
      <div className={styles.row}>
        <Field label={t('notes.category')} size="small">
          <Select
            value={category}
            onChange={(_, data) => editor.change({ category: data.value as NoteCategory })}
          >
            {noteCategories.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </Field>
        <TemplateMenu templates={templates} roles={roles} onChoose={choose} />
      </div>
      {fitting.length > 0 && (
        <details className={styles.guidance}>
          <summary>{t('notes.guidance')}</summary>
          <ul>
            {fitting.map(({ id, title, guidance }) => (
              <li key={id}>
                <b>{title}</b> {guidance}
              </li>
            ))}
          </ul>
        </details>
      )}
      <ConfirmDialog
        open={asked !== undefined}
        title={t('notes.replaceTitle')}
        body={t('notes.replaceBody', { template: asked?.title ?? '' })}
        act={t('notes.replace')}
        back={t('notes.keepText')}
        careful
        onAct={() => asked && insert(asked)}
        onBack={() => setAsked(undefined)}
      />
    </>
  );
}

function TemplateMenu(props: {
  templates: readonly NoteTemplate[];
  roles: readonly string[];
  onChoose: (template: NoteTemplate) => void;
}) {
  const t = useT();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small">{t('notes.insertTemplate')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {noteCategories.map((category) => (
            <MenuGroup key={category}>
              <MenuGroupHeader>{category}</MenuGroupHeader>
              {forRoles(props.templates, category, props.roles).map((template) => (
                <MenuItem key={template.id} onClick={() => props.onChoose(template)}>
                  {template.title}
                </MenuItem>
              ))}
            </MenuGroup>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
