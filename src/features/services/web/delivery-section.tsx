import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { Pill } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { ledByFastTrack, scenarios } from '../lists.ts';
import { problems } from '../problems.ts';
import type { Draft } from './draft.ts';
import { Section } from './section.tsx';
import styles from './services.module.css';
import type { ServiceEdit } from './use-service-edit.ts';
import { YesNoField } from './yes-no-field.tsx';

/** Who delivers, and whether the service is in scope. The scenario is for who has the right; the others read why. */
export function DeliverySection({ edit, mayScenario }: { edit: ServiceEdit; mayScenario: boolean }) {
  const t = useT();
  const { delivery } = edit.draft;
  const set = (next: Partial<Draft['delivery']>) => edit.set({ delivery: { ...delivery, ...next } });
  const leaves =
    edit.before.delivery.scenario !== delivery.scenario &&
    ledByFastTrack.includes(edit.before.delivery.scenario) &&
    !ledByFastTrack.includes(delivery.scenario);
  return (
    <Section id="delivery" title={t('services.section.delivery')}>
      <div className={styles.line}>
        <Field
          label={t('services.scenario')}
          hint={mayScenario ? t('services.scenarioHint') : problems.SCENARIO_FORBIDDEN().message}
        >
          {mayScenario ? (
            <Select
              value={delivery.scenario}
              onChange={(_, { value }) => set({ scenario: value as Draft['delivery']['scenario'] })}
            >
              {scenarios.map((scenario) => (
                <option key={scenario}>{scenario}</option>
              ))}
            </Select>
          ) : (
            <Input readOnly value={delivery.scenario} />
          )}
        </Field>
        {leaves && (
          <Field label={t('services.ticket')} required validationMessage={edit.at('ticket')?.message ?? null}>
            <Input
              value={edit.words.ticket}
              maxLength={120}
              onChange={(_, { value }) => edit.setWords({ ticket: value })}
            />
          </Field>
        )}
        <YesNoField
          label={t('services.splitDelivery')}
          value={delivery.splitDelivery}
          onChange={(splitDelivery) => set({ splitDelivery })}
        />
      </div>
      <Teams teams={delivery.teams} onChange={(teams) => set({ teams })} />
      <Checkbox
        label={t('services.inScope')}
        checked={delivery.inScope}
        onChange={(_, { checked }) => set({ inScope: checked === true })}
      />
    </Section>
  );
}

const mostTeams = 10;

function Teams({ teams, onChange }: { teams: readonly string[]; onChange: (teams: string[]) => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const name = text.trim();
  const ready = name !== '' && !teams.includes(name) && teams.length < mostTeams;
  function add(): void {
    if (!ready) return;
    onChange([...teams, name]);
    setText('');
  }
  return (
    <Field label={t('services.teams')} className={styles.short}>
      <div className={styles.teams}>
        {teams.map((team) => (
          <Pill key={team} title={team} onClear={() => onChange(teams.filter((one) => one !== team))}>
            {team}
          </Pill>
        ))}
        <Input
          value={text}
          maxLength={80}
          placeholder={t('services.teamName')}
          aria-label={t('services.teamName')}
          onChange={(_, { value }) => setText(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button size="small" disabled={!ready} onClick={add}>
          {t('services.addTeam')}
        </Button>
      </div>
    </Field>
  );
}
