import { createOutput } from '../json/output.ts';
import { type Node, parseLossless } from '../json/parse-lossless.ts';
import { reindent } from '../json/reindent.ts';
import { printString } from '../json/write-value.ts';

/** The members of a config.json in their order, each value as JSON text: digits of a config of the user's own survive. */
export type ConfigMembers = Map<string, string>;

/**
 * Says to `lsimport export` that the offsets in a project's texts count code points. No Label Studio reads it.
 */
export const offsetsMember = ['lsimport', '{"offsets": "code points"}'] as const;

/** What Label Studio 0.9.1 writes when nothing is asked for (its default_config.json). */
const defaults = {
  title: 'Label Studio',
  description: 'default',
  protocol: 'http://',
  host: '0.0.0.0',
  port: 8080,
  debug: false,
  label_config: null,
  input_path: null,
  output_dir: 'completions',
  instruction:
    "<img src='static/images/ls_logo.png'><br> Type some <b>hypertext</b> for annotators here!<br> " +
    "<a href='https://labelstud.io/guide/labeling.html'>Read more</a> about the labeling interface.",
  allow_delete_completions: true,
  templates_dir: 'examples',
  editor: { debug: false },
  sampling: 'sequential',
  ml_backends: [],
  task_page_auto_update_timer: 10000,
  show_project_links_in_multisession: true,
  experimental_features: false,
  first_page_full_render: true,
};

export function defaultConfig(): ConfigMembers {
  return new Map(Object.entries(defaults).map(([key, value]) => [key, JSON.stringify(value)]));
}

/** Reads a config.json of the user's own. Throws JsonSyntaxError; returns undefined when it holds no object. */
export function parseConfig(text: string): ConfigMembers | undefined {
  const root: Node = parseLossless(text);
  if (root.kind !== 'object') return undefined;
  return new Map(root.members.map(({ key, value }) => [key, text.slice(value.start, value.end)]));
}

/** A storage that is not the project's own folder. */
export interface Storage {
  type: string;
  path: string;
  params: unknown;
}

/** What the command line puts into config.json; what is undefined leaves it as it is. */
export interface ProjectSettings {
  source?: Storage;
  target?: Storage;
  mlBackends: { url: string; name: string }[];
  sampling?: string;
  host?: string;
  port?: number;
  cert?: { cert: string; key: string };
  allowServingLocalFiles: boolean;
  description?: string;
}

/** Puts the settings into the config, key by key in the order of the original (Project.create_project_dir). */
export function applySettings(config: ConfigMembers, settings: ProjectSettings): void {
  const set = (key: string, value: unknown) => {
    if (value !== undefined) config.set(key, JSON.stringify(value));
  };
  set('label_config', 'config.xml');
  if (settings.source) set('source', settings.source);
  else {
    set('input_path', 'tasks.json');
    set('source', { name: 'Tasks', type: 'tasks-json', path: 'tasks.json' });
  }
  if (settings.target) set('target', settings.target);
  else {
    set('output_dir', 'completions');
    set('target', { name: 'Completions', type: 'completions-dir', path: 'completions' });
  }
  const backends: unknown = JSON.parse(config.get('ml_backends') ?? 'null');
  const own = Array.isArray(backends) ? backends : [];
  if (own !== backends || settings.mlBackends.length > 0)
    set('ml_backends', [...own, ...settings.mlBackends]);
  set('sampling', settings.sampling);
  set('port', settings.port);
  set('host', settings.host);
  if (settings.allowServingLocalFiles) set('allow_serving_local_files', true);
  if (settings.cert) set('protocol', 'https://');
  set('cert', settings.cert?.cert);
  set('key', settings.cert?.key);
  set('description', settings.description);
}

/** The bytes of config.json, as `json.dump(config, indent=2)` lays it out. */
export function printConfig(config: ConfigMembers): Buffer {
  const text = `{${[...config].map(([key, value]) => `${printString(key)}:${value}`).join(',')}}`;
  const out = createOutput(4096);
  reindent(Buffer.from(text), 0, out, 0);
  return out.bytes.subarray(0, out.length);
}
