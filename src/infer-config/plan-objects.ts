import { quote } from '../json/json.ts';
import { keyOf } from '../label-config/data-key.ts';
import { isKeyReadIn1x, parseDataSource } from '../label-config/variables.ts';
import { stripSpace } from '../readers/strip-space.ts';
import type { AutoHints } from './hints.ts';
import { whyText } from './media-cells.ts';
import { fitsInXml, nameFor } from './names.ts';
import { listKeys, listTags, noConfig, renameColumns, renameKeys } from './refuse.ts';
import type { KeySample, Sample } from './sample.ts';
import { controlTagOf, objectTagsFor, tagAmong } from './targets.ts';
import type { ObjectPlan } from './write.ts';

/** Data keys whose few different values are labels rather than something to be labelled. */
const labelKey =
  /^(?:(?:pred|predicted|gold|true|human|model)[ _-]?)?(?:label|labels|class|category|sentiment|intent|topic|target|tag)(?:[ _-]?name)?$/i;
const at = { line: 1, column: 1 };

/** Labels of parts, such as spans. */
const isListOfLists = /^\s*[[(]\s*[[({]/;

/** Whether a data key is named like labels. */
export function isLabelKey(key: string): boolean {
  return labelKey.test(key);
}

/** The object tags: for each data key that every task has and a tag can show, and each object that results name. */
export function planObjects(sample: Sample, hints: AutoHints): ObjectPlan[] {
  const wanted = objectsOfResults(sample);
  const plans: ObjectPlan[] = [];
  const unreadPlans: ObjectPlan[] = [];
  for (const [key, found] of sample.keys) {
    const tag = tagFor(key, found, sample, hints);
    if (tag !== undefined && !isRead(key, hints)) {
      unreadPlans.push(planOf(tag, key, '', found));
      continue;
    }
    if (tag !== undefined) plans.push(planOf(tag, key, '', found));
    if (tag === undefined && found.isImages && hints.dataTags.length === 0) noteImages(key, hints);
    const why = tag === 'Text' && hints.dataTags.length === 0 ? whyText(key, found.media) : undefined;
    if (why !== undefined) hints.note(why);
    if (tag === 'Paragraphs' && found.besideTexts.length > 0)
      hints.note(
        `<Paragraphs> shows the texts of ${quote(key)}, and not what is beside some of them: ${found.besideTexts.map(quote).join(', ')}.`,
      );
    if (tag === 'Paragraphs' && found.silent > 0) {
      const textKey = quote(found.phrases!.textKey);
      hints.note(
        `${quote(key)} has ${found.silent} ${found.silent === 1 ? 'phrase' : 'phrases'} without a text in ${textKey}, such as calls of tools; <Paragraphs> shows who speaks there, and nothing else.`,
      );
    }
  }
  for (const [name, tags] of wanted) nameObject(name, tags, plans, sample, hints);
  const unread = unreadPlans.map(({ key }) => key);
  if (plans.length === 0 && unread.length > 0) throw renameKeys(unread, sample, hints);
  // People would label something else, such as the date of a review.
  const main = wanted.size === 0 ? mainObject([...plans, ...unreadPlans], sample) : undefined;
  if (main && unreadPlans.includes(main)) throw renameKeys([main.key], sample, hints);
  if (unread.length > 0) {
    hints.note(
      `The label config skips ${unread.length === 1 ? '1 data key' : `${unread.length} data keys`} that the editor of Label Studio 1.x does not read, ${listKeys(unread)}: ${renameColumns(unread, sample, hints)}`,
    );
  }
  if (hints.isForAny) noteUnread(plans, main, sample, hints);
  const asked = hints.choicesColumns ?? [];
  const taken = new Set([
    ...sample.controls.keys(),
    ...wanted.keys(),
    ...asked.map(({ control }) => control),
  ]);
  for (const plan of plans) plan.name ||= nameFor(plan.key, taken);
  return plans;
}

/** Says how to show lists of images, which is for the editor of 1.x alone: their labels need controls that a person chooses. */
function noteImages(key: string, hints: AutoHints): void {
  const tag = `<Image name="pages" valueList="$${canBeRead(key) && fitsInXml(key) ? key : 'KEY'}"/>`;
  hints.note(
    `The label config does not show ${quote(key)}, which has lists of images. Label Studio 1.x shows them with ${tag} in a label config of your own.`,
  );
}

/** Says which data keys of the label config 1.x does not read, for whom it may yet be. Where it would be refused for 1.x, that is a warning. */
function noteUnread(
  plans: readonly ObjectPlan[],
  main: ObjectPlan | undefined,
  sample: Sample,
  hints: AutoHints,
): void {
  const keys = plans.map(({ key }) => key).filter((key) => !isRead(key, { isFor1x: true }));
  if (keys.length === 0) return;
  if (keys.length === plans.length || (main && keys.includes(main.key))) {
    hints.report({
      code: 'data-key-not-read-in-1x',
      args: { keys: listKeys(keys), rename: renameColumns(keys, sample, hints) },
    });
    return;
  }
  hints.note(
    `The editor of Label Studio 1.x does not read ${keys.length === 1 ? 'the data key' : 'the data keys'} ${listKeys(keys)}: for 1.x, ${renameColumns(keys, sample, hints)}`,
  );
}

function planOf(tag: string, key: string, name: string, found: KeySample): ObjectPlan {
  return { tag, key, name, phrases: tag === 'Paragraphs' ? found.phrases : undefined };
}

/** The objects that results name, with the tags that suit all results about them; undefined where any will do. */
function objectsOfResults({ controls }: Sample): Map<string, readonly string[] | undefined> {
  const objects = new Map<string, readonly string[] | undefined>();
  for (const [from, control] of controls) {
    const tag = controlTagOf([...control.types][0]!)!;
    const tags = objectTagsFor(tag, control);
    for (const names of control.to) {
      // The editor writes the name of the Pairwise itself; its two objects may have any name.
      if (tag === 'Pairwise' && names === from) continue;
      for (const name of names.split(',')) {
        const known = objects.get(name);
        objects.set(name, tags && known ? known.filter((one) => tags.includes(one)) : (tags ?? known));
      }
    }
  }
  return objects;
}

/**
 * Gives an object that results name its data key: the one of that name, else the first that no other object shows and whose kind suits, else
 * one that can be shown by such a tag.
 */
function nameObject(
  name: string,
  tags: readonly string[] | undefined,
  plans: ObjectPlan[],
  sample: Sample,
  hints: AutoHints,
): void {
  const suited = tagsOfInput(tags, hints);
  const keys = [...sample.keys]
    .filter(([key, found]) => isUsable(key, found, sample, hints))
    .filter(([key]) => isRead(key, hints));
  const judged = keys.flatMap(([key, found]) => {
    const tag = tagAmong(suited, found);
    const plan = plans.find((one) => one.key === key && one.name === '');
    return tag ? [{ key, found, tag, plan, isOfKind: plan?.tag === tag }] : [];
  });
  const misfits = sample.misfits.get(name);
  const fitting = judged.filter(({ key }) => !misfits?.has(key));
  const best =
    judged.find(({ key }) => key === name) ??
    judged.find(({ key }) => nameFor(key, new Set()) === name) ??
    fitting.find(({ isOfKind }) => isOfKind) ??
    fitting.find(({ plan }) => plan) ??
    fitting[0] ??
    judged[0];
  if (!best) {
    const unread = [...sample.keys].filter(
      ([key, found]) => isUsable(key, found, sample, hints) && tagAmong(suited, found) && !isRead(key, hints),
    );
    if (unread.length > 0)
      throw renameKeys(
        unread.map(([key]) => key),
        sample,
        hints,
      );
    const what = tags ? `that ${listTags(tags)} can show` : 'that can be shown';
    throw noConfig(
      hints.source,
      `results are about ${quote(name)}, and there is no data key in every task ${what}.`,
    );
  }
  const plan = planOf(best.tag, best.key, name, best.found);
  if (best.plan) Object.assign(best.plan, plan);
  else plans.push(plan);
  if (best.key !== name && judged.length > 1) {
    hints.note(
      `Results name an object ${quote(name)}, which is not a data key; the label config takes ${quote(best.key)} for it.`,
    );
  }
}

/** Of the tags that suit results those that show what the importer writes, whatever its links look like. */
function tagsOfInput(
  tags: readonly string[] | undefined,
  { dataTags }: AutoHints,
): readonly string[] | undefined {
  if (dataTags.length === 0) return tags;
  const shared = (tags ?? dataTags).filter((tag) => dataTags.includes(tag));
  return shared.length > 0 ? shared : tags;
}

/** Whether the editor of the Label Studio that the tasks are for finds a data key. */
function isRead(key: string, { isFor1x }: Pick<AutoHints, 'isFor1x'>): boolean {
  return !isFor1x || isKeyReadIn1x(key);
}

function isUsable(
  key: string,
  found: KeySample,
  { tasks }: Sample,
  { dataTags, dataKey }: AutoHints,
): boolean {
  if (dataTags.length > 0 && key !== dataKey) return false;
  return found.count >= tasks && canBeRead(key) && fitsInXml(key);
}

function tagFor(key: string, found: KeySample, sample: Sample, hints: AutoHints): string | undefined {
  const { dataTags, dataKey, folderKey, alsoShown } = hints;
  if (dataTags.length > 0 && key !== dataKey && !alsoShown.includes(key)) return undefined;
  if (key === folderKey || found.count < sample.tasks) return undefined;
  if (dataTags.length > 0 && key !== dataKey) return found.kind === 'Text' ? 'Text' : undefined;
  if (hints.choicesColumns?.some((asked) => asked.key === key) && sample.keys.size > 1) return undefined;
  const kind = found.kind === 'empty' ? 'Text' : found.kind;
  if (kind !== undefined && !isUsable(key, found, sample, hints)) return undefined;
  if (dataTags.length > 0) return kind !== undefined && dataTags.includes(kind) ? kind : dataTags[0];
  return choicesOf(key, found, sample) && sample.keys.size > 1 ? undefined : kind;
}

/** Whether `$key` means this very key, to Label Studio 0.9 too, which takes off all dollar signs. */
export function canBeRead(key: string): boolean {
  if (key.startsWith('$')) return false;
  const source = parseDataSource({ name: 'value', value: `$${key}`, at });
  return source.kind === 'key' && source.variables[0]?.steps.length === 1 && keyOf(source) === key;
}

/** The values of a key that is named like labels and has few of them; where it is blank, a task has no label yet. */
export function choicesOf(
  key: string,
  { values, count }: KeySample,
  { tasks }: Sample,
): string[] | undefined {
  if (!labelKey.test(key) || !values || count < tasks) return undefined;
  const labels = [...values].filter((value) => stripSpace(value) !== '');
  return labels.length > 0 && labels.every((label) => fitsInXml(label) && !isListOfLists.test(label))
    ? labels
    : undefined;
}

/** Names of data keys that tell tasks apart rather than say what they are about. */
const idKey = /^(?:.*[ _-])?(?:id|ids|idx|index|uuid|guid|key|nr|no|row|number|date|time|timestamp)$/i;

/** The same as programs write them: createdTime, publishedAt, created_at, ResponseId, submitdate. */
const idName =
  /[a-z](?:Id|ID|Date|Time|At)$|^(?:(?:start|end|submit|create|update|publish)(?:e?d)?(?:[ _-]?at|date|time))$/;

/** Whether a data key is named like what tells tasks apart. */
export function isIdKey(key: string): boolean {
  return idKey.test(key) || idName.test(key);
}

/** The object that people label when nothing says which: what is seen or heard, else the longest text. */
export function mainObject(objects: readonly ObjectPlan[], { keys }: Sample): ObjectPlan | undefined {
  const media = objects.find(({ tag }) => tag !== 'Text' && tag !== 'Table');
  if (media) return media;
  const lengthOf = ({ key }: ObjectPlan) => (isIdKey(key) ? -1 : keys.get(key)!.length);
  return objects.reduce<ObjectPlan | undefined>(
    (best, one) => (best && lengthOf(best) >= lengthOf(one) ? best : one),
    undefined,
  );
}
