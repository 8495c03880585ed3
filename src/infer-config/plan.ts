import { keyOf } from '../label-config/data-key.ts';
import { canonicalTag, knownTags, tagRule } from '../label-config/tags.ts';
import { parseDataSource } from '../label-config/variables.ts';
import { stripSpace } from '../readers/strip-space.ts';
import type { ControlSample, KeySample, Sample } from './sample.ts';
import type { ControlPlan, ObjectPlan } from './write.ts';

/** What is known beside the tasks. */
export interface AutoHints {
  /** Object tags that show what the importer writes, the first preferred; and the data key that it fills. */
  dataTags: readonly string[];
  dataKey: string;
  /** Names of classes, in the order of the input. */
  classes: readonly string[];
  /** The data key with the names of folders. */
  folderKey: string | undefined;
}

/** Data keys whose few different values are labels rather than something to be labelled. */
const labelKey = /^(?:label|labels|class|category|sentiment|intent|topic|target|tag)$/i;
const at = { line: 1, column: 1 };

/** The object tags for the data keys that every task has. */
export function planObjects(sample: Sample, hints: AutoHints): ObjectPlan[] {
  const names = new Set<string>();
  const plans: ObjectPlan[] = [];
  for (const [key, found] of sample.keys) {
    const tag = tagFor(key, found, sample, hints);
    if (tag !== undefined) plans.push({ tag, key, name: nameFor(key, names) });
  }
  adoptNames(plans, sample.controls);
  return plans;
}

/** Results name their objects, so where only one can be meant it gets that name. */
function adoptNames(plans: ObjectPlan[], controls: Sample['controls']): void {
  for (const { to, type } of controls.values()) {
    if (plans.some(({ name }) => name === to)) continue;
    const targets = tagRule(canonicalTag(type))?.targets;
    const fitting = plans.filter(({ key, tag }) => key === to || !targets || targets.includes(tag));
    if (fitting.length === 1) fitting[0]!.name = to;
  }
}

function tagFor(key: string, found: KeySample, sample: Sample, hints: AutoHints): string | undefined {
  const { dataTags, dataKey, folderKey } = hints;
  if (dataTags.length > 0 && key !== dataKey) return undefined;
  if (key === folderKey || found.count < sample.tasks || !canBeRead(key)) return undefined;
  const kind = found.kind === 'empty' ? 'Text' : found.kind;
  if (dataTags.length > 0) return kind !== undefined && dataTags.includes(kind) ? kind : dataTags[0];
  return choicesOf(key, found, sample) && sample.keys.size > 1 ? undefined : kind;
}

/** Whether `$key` means this very key. */
function canBeRead(key: string): boolean {
  const source = parseDataSource({ name: 'value', value: `$${key}`, at });
  return source.kind === 'key' && source.variables[0]?.steps.length === 1 && keyOf(source) === key;
}

/** The control tags: those of the labels that are there, else choices where names of folders or few values suggest them, else a comment. */
export function planControls(
  sample: Sample,
  objects: readonly ObjectPlan[],
  hints: AutoHints,
): ControlPlan[] {
  const [first] = objects;
  if (!first) return [];
  const found = [...sample.controls].flatMap(([name, control]) => planControl(name, control, hints.classes));
  if (found.length > 0) return found;
  if (hints.classes.length > 0) {
    return [{ tag: 'RectangleLabels', name: 'label', to: first.name, labels: hints.classes }];
  }
  const choices = (name: string, labels: readonly string[]): ControlPlan => ({
    tag: 'Choices',
    name: name === first.name ? `${name}_choice` : name,
    to: first.name,
    labels,
  });
  const { folderKey } = hints;
  const folders = folderKey === undefined ? sample.folders : sample.keys.get(folderKey)?.values;
  if (folders && folders.size > (folderKey === undefined ? 1 : 0)) {
    return [choices(nameFor(folderKey ?? 'label', new Set()), [...folders])];
  }
  const columns = [...sample.keys].flatMap(([key, key_sample]) => {
    const values = hints.dataTags.length === 0 ? choicesOf(key, key_sample, sample) : undefined;
    return values ? [choices(nameFor(key, new Set(objects.map(({ name }) => name))), values)] : [];
  });
  return columns.length > 0
    ? columns
    : [{ tag: 'TextArea', name: 'comment', to: first.name, labels: undefined }];
}

function planControl(name: string, control: ControlSample, classes: readonly string[]): ControlPlan[] {
  const tag = canonicalTag(control.type);
  const rule = tagRule(tag);
  if (!knownTags.includes(tag) || rule?.kind !== 'control') return [];
  const seen = [...control.labels];
  const labels = seen.every((label) => classes.includes(label)) && classes.length > 0 ? classes : seen;
  return [{ tag, name, to: control.to, labels: rule.labels ? labels : undefined, several: control.several }];
}

/** The values of a key that is named like labels and has few of them; where it is blank, a task has no label yet. */
function choicesOf(key: string, { values, count }: KeySample, { tasks }: Sample): string[] | undefined {
  if (!labelKey.test(key) || !values || count < tasks) return undefined;
  const labels = [...values].filter((value) => stripSpace(value) !== '');
  return labels.length > 0 ? labels : undefined;
}

/** A name for a tag: letters, digits and underscores, not a number, not taken. */
function nameFor(key: string, taken: Set<string>): string {
  const plain = key.replace(/[^\p{L}\p{N}_-]+/gu, '_').replace(/^(?=\d)/, '_') || '_';
  let name = plain;
  for (let n = 2; taken.has(name); n++) name = `${plain}_${n}`;
  taken.add(name);
  return name;
}
