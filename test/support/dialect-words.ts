import type { Dice } from './dice.ts';

/** A text as an author writes it, and what a reader has to make of it. */
export interface Said<T> {
  readonly written: string;
  readonly read: T;
}

export const roles: readonly Said<readonly string[]>[] = [
  { written: 'FM', read: ['FastTrack Manager'] },
  { written: 'FastTrack Engineer', read: ['FastTrack Engineer'] },
  { written: 'FM, FE & SME', read: ['FastTrack Manager', 'FastTrack Engineer', 'SME'] },
  { written: 'FastTrack Manager; FE', read: ['FastTrack Manager', 'FastTrack Engineer'] },
  { written: 'GM FTA', read: ['Get Modern FTA'] },
  { written: 'GTM and/or RM', read: ['Targeting Manager', 'Regional Manager'] },
  { written: 'Gateway, SME', read: ['Gateway', 'SME'] },
];

export const services: readonly Said<readonly string[]>[] = [
  { written: 'All Services', read: ['All Services'] },
  { written: 'Core Onboarding', read: ['Core Onboarding'] },
  { written: 'Office 365 ProPlus', read: ['Microsoft 365 Apps'] },
  { written: 'Exchange / SharePoint', read: ['Exchange', 'SharePoint'] },
  { written: 'Classroom/SDS', read: ['Classroom/SDS'] },
  { written: 'OneDrive for Business, Teams', read: ['OneDrive', 'Teams'] },
  { written: 'Skype for Business - PSTN Calling', read: ['Skype for Business - PSTN Calling'] },
  {
    written: 'Get Modern (Windows, Office 365 ProPlus & Intune)',
    read: ['Get Modern (Windows, Office 365 ProPlus & Intune)'],
  },
];

/** The words of a page, by the language its suffix names. */
export interface Tongue {
  readonly suffix: string;
  readonly language: string;
  readonly sections: readonly [overview: string, approach: string, inputs: string, outputs: string];
  readonly nextSteps: string;
  readonly history: string;
  readonly labels: readonly [role: string, services: string, motions: string];
  readonly tasks: string;
  readonly header: readonly string[];
  readonly mandatory: string;
}

const columns = ['Task Name', '(M)andatory / (O)ptional', 'FastTrack Role', 'Services'];
const english: Tongue = {
  suffix: '',
  language: 'en',
  sections: ['Overview', 'Approach', 'Key Inputs', 'Key Outputs'],
  nextSteps: 'Next Steps',
  history: 'Refresh Summary',
  labels: ['Primary Role', 'Applies To', 'Motions'],
  tasks: 'FTOP Tasks',
  header: ['Task ID', ...columns],
  mandatory: 'M',
};

export const tongues: readonly Tongue[] = [
  english,
  {
    suffix: '-de',
    language: 'de',
    sections: ['Übersicht', 'Methode', 'Wichtige Inputs', 'Wichtige Ergebnisse'],
    nextSteps: 'Nächste Schritte',
    history: 'Zusammenfassung der Aktualisierung',
    labels: ['Primäre Rolle', 'Gilt für', 'Konzepte'],
    tasks: 'FTOP-Aufgaben',
    header: ['Aufgaben-ID', ...columns],
    mandatory: 'E',
  },
  {
    suffix: '-es',
    language: 'es',
    sections: ['Descripción general', 'Enfoque', 'Entradas clave', 'Resultados clave'],
    nextSteps: 'Siguientes pasos',
    history: 'Resumen de actualización',
    labels: ['Rol principal', 'Aplica a', 'Iniciativas'],
    tasks: 'Tareas de FTOP',
    header: ['Id. de tarea', ...columns],
    mandatory: 'M',
  },
  {
    suffix: '-pr',
    language: 'pt',
    sections: ['Visão geral', 'Abordagem', 'Principais Ações', 'Principais Resultados'],
    nextSteps: 'Próximas etapas',
    history: 'Resumo de Atualização',
    labels: ['Função principal', 'Aplica-se a', 'Propostas'],
    tasks: 'Tarefas do FTOP',
    header: ['ID da Tarefa', ...columns],
    mandatory: 'b',
  },
  {
    suffix: '-jp',
    language: 'ja',
    sections: ['概要', 'アプローチ', '重要な情報', '主な結果'],
    nextSteps: '次のステップ',
    history: '概要の更新',
    labels: ['主な役割', '適用対象', 'モーション'],
    tasks: 'FTOP タスク',
    header: ['タスク ID', ...columns],
    mandatory: 'M',
  },
  {
    suffix: '-sc',
    language: 'zh',
    sections: ['概述', '方法', '重要投入', '重要成果'],
    nextSteps: '后续步骤',
    history: '刷新摘要',
    labels: ['主要角色', '适用于', '行动'],
    tasks: 'FTOP 任务',
    header: ['任务 ID', ...columns],
    mandatory: 'M',
  },
];

const verbs = ['Agree', 'Collect', 'Confirm', 'Plan', 'Prepare', 'Present', 'Review', 'Schedule', 'Share'];
const things = [
  ...['pilot group', 'mail flow', 'success plan', 'workload order', 'network survey', 'training dates'],
  ...['kick-off call', 'sign-in policy', 'device list', 'open risks', 'usage figures', 'champion list'],
];
const ends = [
  ...['with the sponsor', 'for Contoso', 'before the first wave', 'after the review', 'in the portal'],
  ...['with Lotte Vandersloot', 'for every workload', 'once a quarter', 'by mail', 'at Fabrikam'],
];

export function phrase(dice: Dice): string {
  return `${dice.one(verbs)} the ${dice.one(things)} ${dice.one(ends)}`;
}

export function prose(dice: Dice, sentences: number): string {
  return Array.from({ length: sentences }, () => `${phrase(dice)}.`).join(' ');
}
