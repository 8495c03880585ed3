import { EXIT, UserError } from '../errors.ts';
import { listAlternatives } from '../list-alternatives.ts';
import type { DataSource, LabelConfig, Tag } from './model.ts';

/**
 * The data key that tasks made of text lines or files get. It must be the only one the label config reads, since no other could be
 * filled; where `mayHaveMoreKeys` is true, tasks may get others too, and it is the one of the object tag that shows such data.
 * @param fills the object tags that can show such data.
 * @param alsoShown keys that tasks have besides, which are shown as texts too.
 */
export function findDataKey(
  config: LabelConfig,
  given: boolean,
  format: string,
  dataTags: readonly string[],
  mayHaveMoreKeys: boolean,
  alsoShown: readonly string[] = [],
): string {
  const tags = listAlternatives(dataTags.map((tag) => `<${tag} name="..." value="$...">`));
  if (!given) {
    throw new UserError(
      EXIT.usage,
      `The input format ${format} needs a label config.`,
      `Add -l auto to write one from the data, or use one with ${tags}: -l FILE or --template NAME${
        dataTags[0] === 'TimeSeries'
          ? '. If each row is a task: --input-format csv for a file, table-dir for a folder'
          : ''
      }`,
    );
  }
  const keys = dataKeysOf(config);
  const [only, ...others] = [...keys.keys()];
  if (only === undefined) {
    throw new UserError(
      EXIT.refused,
      `The label config ${config.file} has no tag with a name and a variable as its value, so there is no data key for the tasks.`,
      `Add a tag such as ${tags}.`,
    );
  }
  const fitting = [...keys].filter(([, { type }]) => dataTags.includes(type));
  const main = fitting.length === 1 ? fitting : fitting.filter(([key]) => !alsoShown.includes(key));
  if (mayHaveMoreKeys && main.length === 1) return main[0]![0];
  if (others.length > 0) {
    const list = [...keys].map(([key, tag]) => `$${key} (<${tag.written}>)`).join(', ');
    throw new UserError(
      EXIT.refused,
      `The label config ${config.file} uses ${keys.size} data keys, ${list}, but ${format} can fill only one.`,
      'Use --input-format json with all keys in each task, or a label config with one data key.',
    );
  }
  return only;
}

/** The data keys that a label config reads, each with the first tag that does. */
export function dataKeysOf(config: LabelConfig): Map<string, Tag> {
  const keys = new Map<string, Tag>();
  for (const { tag, source } of [...config.objects, ...config.controls]) {
    const key = source && keyOf(source);
    if (key !== undefined && !keys.has(key)) keys.set(key, tag);
  }
  return keys;
}

/** Whether a tag shows each item of a list in the data, as an Image with a `valueList` does. */
export function isFromList(source: DataSource | undefined): boolean {
  return source?.attribute.name.toLowerCase() === 'valuelist';
}

/**
 * The data key as Label Studio 0.9.1 finds it: the first tag with a name and a value that starts with a dollar sign, all dollar signs in
 * front taken off (Project._load_tasks, get_config_input_tags).
 */
export function findDataKeyAs09(config: LabelConfig): string {
  for (const { attributes } of config.tags) {
    const value = attributes.get('value')?.value;
    if (attributes.get('name')?.value && value?.startsWith('$')) return value.replace(/^\$+/, '');
  }
  throw new UserError(
    EXIT.refused,
    `The label config ${config.file} has no tag with a name and a variable as its value, so there is no data key for the tasks.`,
    'Use a label config with such a tag: --label-config FILE or --template NAME',
  );
}

/** The data key of the first variable; undefined when there is none. */
export function keyOf({ kind, variables }: DataSource): string | undefined {
  const step = kind === 'constant' ? undefined : variables[0]?.steps[0];
  return typeof step === 'string' ? step : undefined;
}
