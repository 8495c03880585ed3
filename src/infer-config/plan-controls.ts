import { EXIT, UserError } from '../errors.ts';
import type { JsonObject } from '../json/json.ts';
import { quote } from '../json/json.ts';
import { shapeOfTag, tagRule } from '../label-config/tags.ts';
import { append } from '../lists.ts';
import { quoteForSh } from '../quote-shell.ts';
import { stripSpace } from '../readers/strip-space.ts';
import { folderChoices } from './folder-choices.ts';
import type { AutoHints } from './hints.ts';
import { fitsInXml, nameFor } from './names.ts';
import { noteLists } from './note-lists.ts';
import { choicesOf, mainObject } from './plan-objects.ts';
import { noConfig, unfitLabel } from './refuse.ts';
import { MOST_ASKED, type Sample } from './sample.ts';
import type { ControlSample } from './sample-results.ts';
import { controlTagOf } from './targets.ts';
import type { ChoiceTree, ControlPlan, ObjectPlan } from './write.ts';

/** The control tags: those of the labels that are there, else choices where names of folders or few values suggest them, else a comment. */
export function planControls(
  sample: Sample,
  objects: readonly ObjectPlan[],
  hints: AutoHints,
): ControlPlan[] {
  const main = mainObject(objects, sample)?.name;
  if (main === undefined) return [];
  const taken = new Set([...objects.map(({ name }) => name), ...sample.controls.keys()]);
  const found = [...sample.controls].flatMap(([name, control]) =>
    planControl(name, control, objects, taken, hints),
  );
  append(found, askedChoices(sample, main, objects, hints));
  if (found.length > 0) return found;
  if (hints.classes.length > 0) return controlsOfClasses(hints.classes, main, objects, taken);
  const choices = (key: string, labels: readonly string[]): ControlPlan => {
    const name = objects.some((object) => object.name === key) ? `${key}_choice` : key;
    return planChoices(nameFor(name, taken), main, labels, sample.keys.get(key)?.several);
  };
  const folders = folderChoices(sample, hints);
  if (folders) return [choices(hints.folderKey ?? 'label', folders)];
  const columns = [...sample.keys].flatMap(([key, found]) => {
    const values = choicesOf(key, found, sample);
    if (!values) return [];
    noteLists(key, values, hints.note);
    const control = choices(key, withListed(key, values, hints));
    noteData(key, control.name, hints);
    return [control];
  });
  if (columns.length > 0) return columns;
  for (const key of sample.keys.keys()) taken.add(key);
  const pair = pairOfKeys(objects);
  if (pair) {
    const [better, other] = pair;
    hints.note(
      `The label config compares ${quote(better.key)} and ${quote(other.key)}; which of them was preferred is said by the names of the data keys alone, and becomes no label.`,
    );
    return [
      {
        tag: 'Pairwise',
        name: nameFor('preference', taken),
        to: `${better.name},${other.name}`,
        labels: undefined,
      },
    ];
  }
  return [{ tag: 'TextArea', name: nameFor('comment', taken), to: main, labels: undefined }];
}

function planChoices(
  name: string,
  to: string,
  labels: readonly string[],
  several: boolean | undefined,
): ControlPlan {
  return { tag: 'Choices', name, to, labels, attributes: { choice: several ? 'multiple' : 'single' } };
}

/** The Choices tags that `--choices-column` names, each with the values of its data keys. */
function askedChoices(
  sample: Sample,
  to: string,
  objects: readonly ObjectPlan[],
  { choicesColumns = [], source, note, listedValues }: AutoHints,
): ControlPlan[] {
  const plans = new Map<string, ControlPlan>();
  for (const { key, control } of choicesColumns) {
    const { values, several } = sample.keys.get(key) ?? {};
    const labels = [...(values ?? [])].filter((value) => stripSpace(value) !== '');
    if (!sample.keys.has(key)) throw unknownKey(key, [...sample.keys.keys()], source);
    if (labels.length === 0) throw noConfig(source, whyNoChoices(key, values));
    if (sample.controls.has(control) || objects.some(({ name }) => name === control))
      throw noConfig(source, `${quote(control)} of --choices-column is the name of another tag already.`);
    noteLists(key, labels, note);
    const known = plans.get(control);
    const all = [...new Set([...(known?.labels ?? []), ...withListed(key, labels, { listedValues })])];
    const odd = all.find((one) => !fitsInXml(one));
    if (odd !== undefined) throw unfitLabel(source, `the value LABEL of ${quote(key)}`, odd);
    plans.set(control, planChoices(control, to, all, several || known?.attributes?.choice === 'multiple'));
  }
  return [...plans.values()];
}

function whyNoChoices(key: string, values: ReadonlySet<string> | undefined): string {
  return values
    ? `the data key ${quote(key)} of --choices-column has no value.`
    : `the data key ${quote(key)} of --choices-column has more than ${MOST_ASKED} different values, or some that are no texts.`;
}

function unknownKey(key: string, keys: readonly string[], source: string): UserError {
  return new UserError(
    EXIT.usage,
    `--choices-column: no task of ${source} has the data key ${quote(key)}.`,
    `It has ${keys.map(quote).join(', ')}.`,
  );
}

/** The values that the input lists, in its order, and then what tasks have besides: annotators need those of no task as well. */
function withListed(
  key: string,
  values: readonly string[],
  { listedValues }: Pick<AutoHints, 'listedValues'>,
): readonly string[] {
  return [...new Set([...(listedValues.get(key) ?? []).filter(fitsInXml), ...values])];
}

/** Says that values which look like labels are none yet. */
function noteData(key: string, control: string, { choicesColumns, arePartsOfTexts, note }: AutoHints): void {
  const option = `--choices-column ${quoteForSh(`${key}=${control}`)}`;
  note(
    `The values of ${quote(key)} became choices of the label config, but no task is labeled with them${choicesColumns && !arePartsOfTexts ? `; to label each task with its own: ${option}` : ''}.`,
  );
}

/** What data sets of preferences call the two answers, the better one first. */
const preferences = [
  ['chosen', 'rejected'],
  ['preferred_output', 'non_preferred_output'],
  ['preferred', 'rejected'],
];

/** Two objects of one kind that hold the better and the worse answer. */
function pairOfKeys(objects: readonly ObjectPlan[]): [ObjectPlan, ObjectPlan] | undefined {
  for (const [better, worse] of preferences) {
    const first = objects.find(({ key }) => key === better);
    const second = objects.find(({ key, tag }) => key === worse && tag === first?.tag);
    if (first && second) return [first, second];
  }
  return undefined;
}

/** For classes of which no result tells how they are drawn: boxes in images and videos, labels of all else. */
function controlsOfClasses(
  labels: readonly string[],
  to: string,
  objects: readonly ObjectPlan[],
  taken: Set<string>,
): ControlPlan[] {
  const object = objects.find(({ name }) => name === to)?.tag;
  const plan = { name: nameFor('label', taken), to, labels };
  if (object === 'Image') return [{ ...plan, tag: 'RectangleLabels' }];
  const boxes = { tag: 'VideoRectangle', name: nameFor('box', taken), to, labels: undefined };
  return [...(object === 'Video' ? [boxes] : []), { ...plan, tag: 'Labels' }];
}

/** The control tag whose results are there; for boxes in videos with the tag that has their labels. */
function planControl(
  name: string,
  control: ControlSample,
  objects: readonly ObjectPlan[],
  taken: Set<string>,
  hints: AutoHints,
): ControlPlan[] {
  const tag = controlTagOf([...control.types][0]!)!;
  const rule = tagRule(tag);
  if (rule?.kind !== 'control') return [];
  const to = tag === 'Pairwise' ? pairOf(name, control, objects, hints) : [...control.to].join(',');
  const plan: ControlPlan = {
    tag,
    name,
    to,
    labels: rule.labels ? labelsOf(tag, name, control, hints) : undefined,
    tree: treeOf(control.paths),
    attributes: attributesOf(tag, control),
    buckets:
      tag === 'Ranker' ? [...control.buckets].filter((bucket) => bucket !== '_' && bucket !== name) : [],
  };
  if (tag !== 'VideoRectangle' || control.labels.size === 0) return [plan];
  return [plan, { tag: 'Labels', name: nameFor('label', taken), to, labels: [...control.labels] }];
}

/** What the classes of the input list, and then what its results have besides; Choices cannot do without one. */
function labelsOf(
  tag: string,
  name: string,
  control: ControlSample,
  { classes, shapeClasses, listedChoices, note }: AutoHints,
): readonly string[] {
  const seen = [...control.labels];
  // The name of an attribute gets a line at its end where another tag has it.
  const own =
    tag === 'Choices'
      ? (listedChoices.get(name) ?? listedChoices.get(name.replace(/_{1,2}$/, '')))
      : undefined;
  const drawn = shapeOfTag(tag);
  const ofTag = own ?? (drawn && shapeClasses.get(drawn));
  if (ofTag) return [...new Set([...ofTag.filter(fitsInXml), ...seen])];
  const listed = new Set(classes);
  const isListed = classes.length > 0 && seen.every((label) => listed.has(label));
  if (isListed) return classes;
  if ((tag === 'Choices' || tag === 'Labels') && seen.length === 0 && control.paths.size === 0) {
    note(
      `No result of the type ${quote(tag.toLowerCase())} has a label, so the label config has one to begin with: "label".`,
    );
    return ['label'];
  }
  return seen;
}

/** What the two objects of a Pairwise are called: those that results name, else the first two of one kind. */
function pairOf(
  name: string,
  control: ControlSample,
  objects: readonly ObjectPlan[],
  { source }: AutoHints,
): string {
  const named = new Set([...control.to].flatMap((to) => to.split(',')).filter((to) => to !== name));
  if (named.size >= 2) return [...named].join(',');
  const given = objects.find((object) => named.has(object.name));
  for (const first of given ? [given] : objects) {
    const second = objects.find((other) => other !== first && other.tag === first.tag);
    if (second) return `${first.name},${second.name}`;
  }
  throw noConfig(
    source,
    `results of ${quote(name)} compare two objects, and there are no two data keys of one kind.`,
  );
}

function attributesOf(tag: string, control: ControlSample): Record<string, string> {
  const attributes: Record<string, string> = {};
  if (tag === 'Choices') attributes.choice = control.several ? 'multiple' : 'single';
  else if (control.several && tagRule(tag)?.labels === 'Label') attributes.choice = 'multiple';
  if (tag === 'Choices' && control.paths.size > 0) attributes.allowNested = 'true';
  if (tag === 'Rating' && control.rating > 5) attributes.maxRating = String(Math.ceil(control.rating));
  const [time, otherTime] = control.times;
  if (tag === 'DateTime' && otherTime === undefined && time !== 'date-time' && time) attributes.only = time;
  if (control.closed && tagRule(tag)?.writes === 'vector') attributes.closable = 'true';
  if (control.perRegion) attributes.perRegion = 'true';
  // Without it people can only remove such texts and write them anew.
  if (control.perRegion && tag === 'TextArea') attributes.editable = 'true';
  return attributes;
}

/** Levels of choices that a label config can have below each other. */
const MOST_LEVELS = 200;

function treeOf(paths: ReadonlySet<string>): ChoiceTree {
  const tree: ChoiceTree = new Map();
  for (const path of paths) {
    let branch = tree;
    // XML is not nested deeper, so that such a choice could not be written.
    for (const step of (JSON.parse(path) as (string | JsonObject)[]).slice(0, MOST_LEVELS)) {
      if (typeof step !== 'string') break;
      const next = branch.get(step) ?? new Map();
      branch.set(step, next);
      branch = next;
    }
  }
  return tree;
}
