import { isObject, quote } from '../../json/json.ts';
import type { Input } from '../format.ts';
import { parseJsonFile } from '../labelled/parse-json-file.ts';
import type { SoundDrafting } from '../sound/draft.ts';
import { chooseLabel, type ViaAttributes, valuesOf } from './attributes.ts';
import { type Entry3, type Project3, readProject3 } from './project3.ts';

/** Attributes of stretches and of moments. */
const ofStretches = /^FILE1_Z[12N]_XY0/;
/** Attributes that have what is said. */
const transcription =
  /^(?:text|transcript(?:ion)?s?|subtitles?|captions?|sentence|utterance|speech|words?)$/i;

/** A project, and which attribute of its stretches is the label. */
export interface StretchProject {
  files: Project3['files'];
  attributes: ViaAttributes;
}

/** Reads a project of VIA 3 for its stretches, and says what their label is; undefined when it is none, which is reported. */
export function readStretches(input: Input, path: string, file: string): StretchProject | undefined {
  const json = parseJsonFile(input, path, file);
  if (json === undefined) return undefined;
  if (!isObject(json) || !isObject(json.project) || !isObject(json.metadata)) {
    const args = { problem: 'it is not a project of VIA 3' };
    return void input.report({ code: 'label-file-malformed', args }, { file });
  }
  const project = readProject3(input, json, file);
  const attributes = attributesOf(project);
  if (attributes.label !== undefined)
    input.note(`The labels of ${file} are the attribute ${quote(attributes.label)}.`);
  return { files: project.files, attributes };
}

/** Counts a file of a kind that is not read, and what was said of it. */
export function skipFile({ skip }: Input, what: string, { entries }: Project3['files'][number]): void {
  skip(what, 1);
  skip(`annotations of ${what}`, entries.length);
}

/** The label is chosen among those that do not say what is said. */
function attributesOf({ files, definitions }: Project3): ViaAttributes {
  const isLabel = (name: string) => !transcription.test(name);
  const all = definitions(ofStretches);
  const defined = Object.fromEntries(Object.entries(all).filter(([name]) => isLabel(name)));
  const stretches = files
    .flatMap(({ entries }) => entries)
    .filter(({ times, xy }) => times.length > 0 && xy.length === 0);
  const seen = new Set(stretches.flatMap(({ values }) => Object.keys(values)).filter(isLabel));
  return chooseLabel(defined, seen);
}

/** Adds a stretch; what else was said of a file is counted. */
export function addEntry(
  draft: Pick<SoundDrafting, 'add' | 'report' | 'skip'>,
  entry: Entry3,
  attributes: ViaAttributes,
  file: string,
): void {
  const { times, xy, values, path } = entry;
  if (xy.length > 0) draft.skip('regions in frames of videos');
  else if (times.length > 0) {
    const problem = addStretch(draft, entry, attributes, file);
    if (problem === undefined) return;
    const args = { what: `annotation ${path}`, problem };
    draft.report({ code: 'label-malformed', args, path }, { file });
  } else {
    for (const [name, value] of Object.entries(values))
      if (valuesOf(value).length > 0) draft.skip(`attributes of files called ${quote(name)}`);
  }
}

/** Returns what is wrong with a stretch, as the end of a sentence. */
function addStretch(
  draft: Pick<SoundDrafting, 'add' | 'report'>,
  { times, values, path }: Entry3,
  { label: key }: ViaAttributes,
  file: string,
): string | undefined {
  const [start, end = start] = times;
  if (times.length > 2) return `its "z" has ${times.length} times, not a start and an end`;
  if (typeof start !== 'number' || typeof end !== 'number') return 'its "z" has something other than numbers';
  const [label, ...others] = key === undefined ? [] : valuesOf(values[key]);
  const said = Object.entries(values).filter(([name]) => transcription.test(name));
  const text = said.flatMap(([, value]) => valuesOf(value)).join('\n') || undefined;
  if (key !== undefined && label === undefined && text === undefined)
    return `it has no value in the attribute ${quote(key)}, which is the label`;
  draft.add({ start, end, label, text, place: { file }, path });
  const lost = others.map((value) => `${key} = ${value}`);
  for (const [name, value] of Object.entries(values)) {
    const more = name === key || transcription.test(name) ? [] : valuesOf(value);
    if (more.length > 0) lost.push(`${name} = ${more.join(', ')}`);
  }
  for (const mark of lost) {
    const args = { mark, label: quote(label ?? text ?? '') };
    draft.report({ code: 'label-mark-lost', args, path }, { file });
  }
  return undefined;
}
