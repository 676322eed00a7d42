import { at, type Rows } from './ids.ts';
import { pages, processes, tasks } from './world.ts';

export function playbookOf(): Rows {
  const versions = ['version_1', 'version_2'];
  const audiences = (forPartners: boolean) => (forPartners ? ['internal', 'partner'] : ['internal']);
  const page = (version_id: string, path: string) => ({ version_id, path });
  const everyPage = versions.flatMap((version) => pages.map((path) => page(version, path)));
  return {
    playbook_version: versions.map((id, n) => ({
      id,
      number: n + 1,
      title: 'Playbook',
      hash: id,
      published_at: at,
      published_by: 'system',
      why: 'why',
      phases: [],
      findings: {},
    })),
    playbook_page: everyPage.map((one) => ({
      ...one,
      number: 1,
      hash: 'hash',
      title: one.path,
      kind: 'process',
      phases: [],
      audiences: audiences(one.path === pages[0]),
      model: {},
      sections: [],
    })),
    playbook_task: versions.flatMap((version_id, n) =>
      tasks.map((task_id, t) => ({
        version_id,
        task_id,
        name: `Task ${task_id}`,
        mandatory: null,
        roles: [],
        services: [],
        audiences: audiences(t === (n === 1 ? 0 : 2)),
      })),
    ),
    playbook_text: everyPage.map((one) => ({
      ...one,
      place: 0,
      title: one.path,
      anchor: '',
      heading: '',
      tasks: '',
      body: 'words',
      audiences: audiences(one.path === pages[0]),
    })),
    playbook_process: processes.map((process, n) => ({
      version_id: 'version_1',
      process,
      title: process,
      page: pages[0],
      audiences: audiences(n === 0),
      definition: {},
    })),
    playbook_finding: versions.map((version_id) => ({
      ...page(version_id, pages[0]),
      place: 0,
      code: 'PB001',
      level: 'note',
      line: 1,
      message: 'words',
      hint: null,
      anchor: '',
      heading: '',
    })),
  };
}
