import { quote } from '../json/json.ts';
import { isReadIn1x } from '../label-config/variables.ts';
import { quoteForSh } from '../quote-shell.ts';
import type { AutoHints } from './hints.ts';
import { fitsInXml } from './names.ts';
import { hasMessages } from './note-messages.ts';
import { canBeRead, choicesOf, isIdKey, isLabelKey } from './plan-objects.ts';
import { listKeys } from './refuse.ts';
import { type KeySample, MOST_VALUES, type Sample } from './sample.ts';
import type { ObjectPlan } from './write.ts';

/** Data keys that a note names. */
const MOST_NAMED = 5;
/** Characters of texts, on average, that are more than a name or a state. */
const SHORT = 20;

/** Says which data keys people may miss in the label config: those with lists or objects, and with texts and media that not all tasks have. */
export function noteHidden(objects: readonly ObjectPlan[], sample: Sample, hints: AutoHints): void {
  if (hints.dataTags.length > 0) return;
  const hidden = [...sample.keys].filter(([key, found]) => {
    const isShown = objects.some((plan) => plan.key === key);
    const isAsked = key === hints.folderKey || hints.choicesColumns?.some((asked) => asked.key === key);
    // What has a list in "data" is no task, which is said when it is checked.
    const isOdd = key === 'data' && found.lists + found.textLists + found.otherLists > 0;
    return (
      !isShown &&
      !isAsked &&
      !isOdd &&
      !hasMessages(key, found) &&
      canBeRead(key) &&
      choicesOf(key, found, sample) === undefined
    );
  });
  noteNested(hidden, sample, hints);
  noteSparse(hidden, sample, hints);
}

/** Says of values that are named like labels why they are no choices: they are too many, or XML cannot hold one. */
export function noteLabels(objects: readonly ObjectPlan[], sample: Sample, hints: AutoHints): void {
  const { dataTags, choicesColumns, classes, note } = hints;
  if (dataTags.length > 0 || sample.controls.size > 0 || classes.length > 0) return;
  for (const { key, tag } of objects) {
    const found = sample.keys.get(key);
    const isAsked = choicesColumns?.some((asked) => asked.key === key);
    if (!found || tag !== 'Text' || isAsked || !isLabelKey(key)) continue;
    const odd = [...(found.values ?? [])].find((value) => !fitsInXml(value));
    if (odd !== undefined)
      note(`The values of ${quote(key)} are no choices of the label config: XML cannot hold ${quote(odd)}.`);
    else if (
      choicesColumns &&
      found.values === undefined &&
      found.length > 0 &&
      found.phrased * 2 < found.texts
    )
      note(
        `The values of ${quote(key)} are shown as texts: there are more than ${MOST_VALUES}, or they are long. If they are classes: --choices-column ${quoteForSh(`${key}=${key}`)}`,
      );
  }
}

/** Says which data keys no tag can name: tables of surveys may have hundreds. */
export function noteUnnamable({ keys, tasks }: Sample, hints: AutoHints): void {
  const { dataTags, dataKey, folderKey, choicesColumns, note } = hints;
  const wanted = [...keys].flatMap(([key, { kind, count }]) => {
    const isAsked = key === folderKey || choicesColumns?.some((asked) => asked.key === key);
    const isOther = dataTags.length > 0 && key !== dataKey;
    return kind === undefined || count < tasks || isAsked || isOther ? [] : [key];
  });
  const say = (list: string[], why: string) => {
    if (list.length === 0) return;
    const keys = list.length === 1 ? 'the data key' : `the ${list.length} data keys`;
    note(`The label config does not show ${keys} ${listKeys(list)}: ${why}.`);
  };
  const paths = wanted.filter((key) => fitsInXml(key) && !canBeRead(key));
  const them = paths.length === 1 ? 'it, as it' : 'them, as they';
  say(paths, `the value of a tag cannot mean ${them} would be read as a path or another variable`);
  const odd = wanted.filter((key) => !fitsInXml(key));
  say(odd, `XML cannot hold ${odd.length === 1 ? 'its' : 'their'} control characters`);
}

type Keys = readonly [string, KeySample][];

function noteNested(hidden: Keys, { tasks }: Sample, { note, isFor1x, isForAny }: AutoHints): void {
  const nested = hidden.filter(
    ([key, { isImages, lists, textLists, otherLists, objects }]) =>
      lists + objects > 0 || (textLists + otherLists > 0 && !isImages && !isIdKey(key)),
  );
  if (nested.length === 0) return;
  const list = listOf(nested, ([key, { lists, textLists, otherLists, objects, items }]) => {
    const [what, count] =
      lists > 0
        ? ['objects', lists]
        : textLists > 0
          ? ['texts', textLists]
          : otherLists > 0
            ? [items, otherLists]
            : [undefined, objects];
    if (tasks === 1) return `${quote(key)} (${what === undefined ? 'an object' : `a list of ${what}`})`;
    return `${quote(key)} (${what === undefined ? 'objects' : `lists of ${what}`} in ${count} of ${tasks} tasks)`;
  });
  // One task with a list is rather many tasks.
  const way = (isFor1x || isForAny) && tasks > 1 ? repeaterFor(nested, tasks) : undefined;
  const advice = `Label Studio 1.x shows lists with a Repeater in a label config of your own, such as ${way}`;
  note(`The label config does not show ${list}.${way === undefined ? '' : ` ${advice}`}`);
}

/** A Repeater for a list that every task has: of objects, else of sentences, else of words. */
function repeaterFor(nested: Keys, tasks: number): string | undefined {
  const ways = nested.filter(([key]) => isReadIn1x(`$${key}`));
  const objects = ways.find(
    ([, { lists, member }]) => lists === tasks && member !== undefined && isReadIn1x(`$${member}`),
  );
  const texts = ways
    .filter(([, { textLists }]) => textLists === tasks)
    .sort(([, one], [, other]) => other.phrasedLength - one.phrasedLength);
  const [key, found] = objects ?? texts[0] ?? [];
  if (key === undefined) return undefined;
  const member = objects ? `.${found!.member}` : '';
  return `<Repeater on="$${key}" indexFlag="{{i}}"><Text name="${key}_{{i}}" value="$${key}[{{i}}]${member}"/></Repeater>`;
}

function noteSparse(hidden: Keys, { tasks }: Sample, { note }: AutoHints): void {
  const sparse = hidden.filter(
    ([key, { lists, textLists, otherLists, objects, media, phrased, phrasedLength }]) => {
      if (lists + textLists + otherLists + objects > 0 || isIdKey(key) || isLabelKey(key)) return false;
      return media.links.size > 0 || (phrased > 0 && phrasedLength / phrased >= SHORT);
    },
  );
  if (sparse.length === 0) return;
  const list = listOf(sparse, ([key, { texts }]) => `${quote(key)} (a text in ${texts} of ${tasks} tasks)`);
  note(
    `The label config does not show ${list}, because it shows what every task has. To have ${sparse.length === 1 ? 'it' : 'them'} shown, write "" where there is none.`,
  );
}

function listOf(keys: Keys, describe: (key: [string, KeySample]) => string): string {
  const rest = keys.length - MOST_NAMED;
  return keys.slice(0, MOST_NAMED).map(describe).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
