import { keyOf } from './text.ts';

/** The sections whose meaning is known, whatever language names them. */
export type SectionName =
  | 'overview'
  | 'objectives'
  | 'approach'
  | 'keyInputs'
  | 'keyOutputs'
  | 'nextSteps'
  | 'history'
  | 'tasks';

const sections: Readonly<Record<SectionName, readonly string[]>> = {
  overview: ['Overview', 'Übersicht', 'Descripción general', 'Visão geral', '概要', '概述'],
  objectives: ['Objectives', 'Objective', 'Ziele', 'Objetivos', '目的', '目標', '目标'],
  approach: ['Approach', 'Methode', 'Ansatz', 'Enfoque', 'Abordagem', 'アプローチ', '方法'],
  keyInputs: [
    'Key Inputs',
    'Key Input',
    'Wichtige Inputs',
    'Entradas clave',
    'Principais Ações',
    '重要な情報',
    '重要投入',
  ],
  keyOutputs: [
    ...[
      'Key Outputs',
      'Key Output',
      'Wichtige Ergebnisse',
      'Resultados clave',
      'Principais Resultados',
      '主な結果',
    ],
    '重要成果',
  ],
  nextSteps: [
    ...[
      'Next Steps',
      'Next Step',
      'Nächste Schritte',
      'Siguientes pasos',
      'Próximos pasos',
      'Próximas etapas',
    ],
    ...['次のステップ', '后续步骤'],
  ],
  history: [
    ...[
      'Refresh Summary',
      'Zusammenfassung der Aktualisierung',
      'Resumen de actualización',
      'Resumo de Atualização',
    ],
    ...['概要の更新', '刷新摘要'],
  ],
  tasks: [
    'FTOP Tasks',
    'FTOP Task',
    'FTOP-Aufgaben',
    'Tareas de FTOP',
    'Tarefas do FTOP',
    'FTOP タスク',
    'FTOP 任务',
    'Tasks',
  ],
};

const sectionByKey = new Map(
  Object.entries(sections).flatMap(([name, words]) =>
    words.map((word) => [keyOf(word), name as SectionName]),
  ),
);

/** Which known section a heading opens. */
export function sectionNamed(heading: string): SectionName | null {
  return sectionByKey.get(keyOf(heading)) ?? null;
}

/** What a label line can say. `audience` is used like Applies To. */
export type LabelName =
  | 'role'
  | 'secondaryRole'
  | 'services'
  | 'motions'
  | 'phase'
  | 'programManager'
  | 'audience';

const labels: Readonly<Record<LabelName, readonly string[]>> = {
  role: [
    'Primary Roles?',
    'Primäre Rollen?',
    'Rol(?:es)? principal(?:es)?',
    'Função principal',
    '主な役割',
    '主要角色',
  ],
  secondaryRole: ['Secondary Roles?'],
  services: [
    'Applies To',
    'Gilt für',
    'Se aplica a',
    'Aplica a',
    'Aplicar a',
    'Aplica-se a',
    '適用対象',
    '适用于',
  ],
  motions: ['Motions?', 'Konzepte', 'Iniciativas', 'Movimientos', 'Propostas', 'モーション', '行动'],
  phase: ['Phases?', 'Phasen?', 'Fases?', 'フェーズ', '阶段'],
  programManager: ['Program Managers?', 'Programm-?Manager'],
  audience: ['Audiences?'],
};

/** Finds label names at the start of a text; group 1 is the name. */
export const labelPattern = Object.values(labels).flat().join('|');

const labelTests = Object.entries(labels).map(
  ([name, words]) => [name as LabelName, new RegExp(`^(?:${words.join('|')})$`, 'iu')] as const,
);

/** Which label a name stands for. */
export function labelNamed(written: string): LabelName | null {
  return labelTests.find(([, test]) => test.test(written))?.[0] ?? null;
}

export type TaskColumn = 'id' | 'name' | 'mandatory' | 'role' | 'services';

const columns: readonly (readonly [TaskColumn, RegExp])[] = [
  [
    'id',
    /^(?:tasks? (?:id|no|number)s?|aufgaben id|id de (?:la )?tarea|id da tarefa|タスク id|任务 id|id)$/u,
  ],
  [
    'mandatory',
    /(?:mandatory|m andatory|optional|o ptional|erforderlich|obligatori[oa]|obrigatóri[oa]|必須|必需|^m o$)/u,
  ],
  ['role', /(?:role|rolle|rol|função|役割|角色)s?\b|役割|角色/u],
  ['services', /^(?:services?|service s|workloads?|dienste?|servicios?|serviços?|サービス|服务)$/u],
  [
    'name',
    /^(?:(?:task )?(?:name|description|title)s?|tasks?|aufgaben?name|nombre.*|nome.*|タスク名|任务名称)$/u,
  ],
];

/** Which column of a task table a header cell names. */
export function columnNamed(header: string): TaskColumn | null {
  const key = keyOf(header);
  return columns.find(([, test]) => test.test(key))?.[0] ?? null;
}

/** M, O and what translations make of them: German pages mark mandatory tasks with E, Portuguese ones with b. */
export function mandatoryOf(written: string, language: string): boolean | null {
  const key = keyOf(written);
  if (key === 'm' || key === 'mandatory' || key === 'm andatory') return true;
  if (key === 'o' || key === 'optional' || key === 'o ptional') return false;
  if ((key === 'e' && language === 'de') || (key === 'b' && language === 'pt')) return true;
  return null;
}

/** `3745: CSMAU Engagement`; Japanese and Chinese pages write a full-width colon. */
export const catalogueHeading = /^(\d{3,4}) ?[:：]\s*(.*)$/;

/** On a page that is a catalogue, one heading may have a dash in the colon's place. */
export const catalogueEntry = /^(\d{3,4})(?: ?[:：]| +[-–—](?= ))\s*(.*)$/;
