import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import { dataKeysOf } from '../../label-config/data-key.ts';
import { readLabelConfig } from '../../label-config/read.ts';
import { detailOf, refusedBy } from '../../server/answer.ts';
import type { Client } from '../../server/client.ts';
import { configForServer, diffConfigs } from '../../server/label-configs.ts';
import type { ChoiceSettings } from '../../server/left-projects.ts';
import { makeProject } from '../../server/make-project.ts';
import { changeProject, type Project } from '../../server/projects.ts';
import { ServerError } from '../../server/server-error.ts';
import type { PushOptions } from './options.ts';

/** Whether a label config shows nothing: that of a project that nobody has set up. */
export function isEmptyConfig(xml: string): boolean {
  return /^(?:<View\s*\/>|<View\s*>\s*<\/View>)?$/.test(configForServer(xml).trim());
}

/** Where no label config is given, that of the project takes its place, in a file that only lsimport knows. */
export function useConfigOf(
  project: Project | undefined,
  named: string,
  folder: string,
): Pick<PushOptions, 'labelConfig' | 'configFrom'> {
  if (project && !isEmptyConfig(project.label_config)) {
    const configFrom = join(folder, 'label-config.xml');
    writeFileSync(configFrom, project.label_config);
    return { labelConfig: `<label config of project ${project.id}>`, configFrom };
  }
  throw new UserError(
    EXIT.usage,
    project
      ? `The project "${project.title}" has no label config yet.`
      : `There is no project "${named}" yet, and no label config to create it with.`,
    'Add one: -l config.xml, --template NAME, or -l auto to write one from the data.',
  );
}

/** What becomes of the label config of a project. */
export type ConfigChange = 'none' | 'set' | 'update';

/** Compares the label config with the project's; refuses another one unless it is to be updated. */
export function compareConfig(project: Project, xml: string, { updateConfig }: PushOptions): ConfigChange {
  const differing = diffConfigs(project.label_config, xml);
  if (differing.length === 0) return 'none';
  if (isEmptyConfig(project.label_config)) return 'set';
  if (updateConfig) return 'update';
  throw new ServerError(
    `The project "${project.title}" has another label config:`,
    'Use --update-config to send yours to the project, or omit -l to use that of the project.',
    false,
    differing,
  );
}

/**
 * Asks the server whether it takes the label config in place of the project's: not one without labels that annotations use. Returns what is
 * to be said of it.
 */
export async function judgeConfig(client: Client, project: Project, xml: string): Promise<string[]> {
  const { id, title } = project;
  const json = { label_config: configForServer(xml) };
  const answer = await client.ask('POST', `/api/projects/${id}/validate/`, { json });
  if (answer.status === 400) {
    throw new ServerError(
      `Label Studio refuses this label config for the project "${title}": ${detailOf(answer)}`,
      'Keep what its annotations use in the label config, or push to another project.',
    );
  }
  if (answer.status !== 200) throw refusedBy(answer, `check the label config for the project ${id}`);
  const before = keysOf(project.label_config);
  const added = [...keysOf(xml)].filter((key) => !before.has(key));
  if (added.length === 0) return [];
  const keys = added.map((key) => quote(key)).join(', ');
  return [
    `The new label config reads ${keys}, and the one before did not: tasks of the project without ${added.length === 1 ? 'it' : 'them'} cannot be shown.`,
  ];
}

function keysOf(xml: string): ReadonlySet<string> {
  const config = readLabelConfig(Buffer.from(configForServer(xml)), 'label config', () => {});
  return new Set(config && dataKeysOf(config).keys());
}

/** Sends the label config to the project. */
export function sendConfig(client: Client, { id }: Project, xml: string): Promise<void> {
  return changeProject(client, id, { label_config: configForServer(xml) });
}

const samplingOf = {
  sequential: 'Sequential sampling',
  uniform: 'Uniform sampling',
  'prediction-score-min': 'Uncertainty sampling',
  // In the order of a view with the highest score first.
  'prediction-score-max': 'Sequential sampling',
} as const;

/** Makes the project; `isOwn` when nobody else did at the same moment. */
export async function createProject(
  client: Client,
  title: string,
  xml: string,
  { sampling = 'sequential' }: PushOptions,
  settings: ChoiceSettings,
): Promise<{ project: Project; isOwn: boolean }> {
  const wanted = { title, label_config: configForServer(xml), sampling: samplingOf[sampling] };
  const made = await makeProject(client, wanted, settings);
  if (made.isOwn && sampling === 'prediction-score-max') await addScoreView(client, made.project.id);
  return made;
}

/** Label Studio 1.x serves tasks in the order of a view. */
async function addScoreView(client: Client, project: number): Promise<void> {
  const data = {
    title: 'Score max',
    ordering: ['-tasks:predictions_score'],
    filters: { conjunction: 'and', items: [] },
  };
  await client.send('POST', '/api/dm/views/', 'add a view', { json: { project, data } });
}
