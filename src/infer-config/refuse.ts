import { EXIT, UserError } from '../errors.ts';
import { quote } from '../json/json.ts';
import { knownTags, tagRule } from '../label-config/tags.ts';
import { listAlternatives } from '../list-alternatives.ts';
import { quoteForSh } from '../quote-shell.ts';
import type { AutoHints } from './hints.ts';
import { fitsInXml } from './names.ts';
import { MOST_KEYS, type Sample } from './sample.ts';
import { MOST_CONTROLS, MOST_LABELS } from './sample-results.ts';
import { controlTagOf } from './targets.ts';

/** What results ask for that no label config can have, in a sentence: they are refused before one is written. */
export function refuseResults({ controls, relations }: Sample, source: string): void {
  for (const label of relations) {
    if (!fitsInXml(label)) throw unfitLabel(source, 'the label LABEL of a relation', label);
  }
  if (controls.size > MOST_CONTROLS) {
    throw noConfig(
      source,
      `its results have more than ${MOST_CONTROLS} values of "from_name", each the name of a control tag.`,
    );
  }
  for (const [from, control] of controls) {
    const [type, otherType] = control.types;
    const tag = controlTagOf(type!);
    if (otherType !== undefined) {
      throw noConfig(
        source,
        `the results of ${quote(from)} are of two types, ${quote(type!)} and ${quote(otherType)}, and a control tag has one.`,
      );
    }
    if (tag === undefined) {
      throw noConfig(
        source,
        `no control tag has results of the type ${quote(type!)}, as those of ${quote(from)} are.`,
      );
    }
    refuseNames(from, tag, control.to, controls, source);
    if (control.labels.size + control.paths.size > MOST_LABELS) throw tooManyLabels(source);
    for (const label of [...control.labels, ...control.paths]) {
      if (!fitsInXml(label)) {
        throw unfitLabel(source, `the label LABEL of ${quote(from)}`, label);
      }
    }
  }
}

function refuseNames(
  from: string,
  tag: string,
  to: ReadonlySet<string>,
  controls: Sample['controls'],
  source: string,
): void {
  for (const name of [from, ...to]) {
    if (
      /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(name) ||
      name.trim() !== name ||
      name === '' ||
      !fitsInXml(name)
    ) {
      throw noConfig(source, `a tag cannot have the name ${quote(name)} that results give it.`);
    }
  }
  if (tagRule(tag)?.labelsItself || tag === 'Pairwise') return;
  for (const name of to) {
    if (controls.has(name)) {
      throw noConfig(
        source,
        `results have ${quote(name)} both as "from_name", which is the name of a control tag, and as "to_name", which is that of an object tag. Two tags cannot have one name.`,
      );
    }
    if (name.includes(',')) {
      throw noConfig(
        source,
        `the "to_name" ${quote(name)} names several objects, which only that of <Pairwise> can.`,
      );
    }
  }
}

/** Classes that the input lists, as a label config cannot hold them. */
export function refuseClasses(classes: readonly string[], source: string): void {
  if (classes.length > MOST_LABELS) throw tooManyLabels(source);
  const odd = classes.find((label) => !fitsInXml(label));
  if (odd !== undefined) throw unfitLabel(source, 'the class LABEL', odd);
}

function tooManyLabels(source: string): UserError {
  return noConfig(source, `it has more than ${MOST_LABELS} different labels.`);
}

/** What is wrong, as the end of a sentence. */
export function noConfig(
  source: string,
  why: string,
  help = 'Use the label config that the results were made with: --label-config FILE',
): UserError {
  return new UserError(EXIT.refused, `Cannot write a label config from ${source}: ${why}`, help);
}

/** The same of a label with a control character, which no label config has. */
export function unfitLabel(source: string, what: string, label: string): UserError {
  return noConfig(
    source,
    `XML cannot hold a character in ${what.replace('LABEL', () => quote(label))}.`,
    'Rename it in the input, without control characters.',
  );
}

/** No data key is left that the editor of 1.x reads. */
export function renameKeys(keys: readonly string[], sample: Sample, hints: AutoHints): UserError {
  const { source } = hints;
  const are = keys.length === 1 ? 'the data key' : 'the data keys';
  const rename = renameColumns(keys, sample, hints);
  // A table that is taken for one column is more likely separated by something rare.
  const [rare] = (keys.length === 1 && /\.(?:csv|tsv|txt)$/i.test(source) && /[\^~]/.exec(keys[0]!)) || [];
  const advice =
    rare === undefined
      ? `${rename[0]!.toUpperCase()}${rename.slice(1)}`
      : `If ${quote(rare)} separates columns: --delimiter ${quoteForSh(rare)}. Otherwise, ${rename}`;
  return new UserError(
    EXIT.refused,
    `Cannot write a label config from ${source} for Label Studio 1.x, whose editor does not read ${are} ${listKeys(keys)}.`,
    advice,
  );
}

/** What to do about data keys of an input that the editor of 1.x does not read, as the end of a sentence. */
export function renameColumns(keys: readonly string[], sample: Sample, hints: AutoHints): string {
  const all = [...sample.keys.keys()];
  const { isJson, command, replaces } = hints.renaming({
    keys: all,
    tasks: sample.tasks,
    inData: sample.inData,
  });
  const what = isJson ? 'data key' : 'column';
  // Of tasks with more keys, not all were kept.
  const isWhole = !isJson || all.length < MOST_KEYS;
  const instead = replaces === undefined ? '' : `, in place of ${replaces}`;
  const way = command === '' || !isWhole ? '' : ` For all ${what}s${instead}: ${command}`;
  return `rename the ${keys.length === 1 ? what : `${what}s`} to letters A to Z, digits and underscores, such as ${quote(plainKey(keys[0]!))}.${way}`;
}

/** What a data key could be called that the editor of 1.x reads. */
function plainKey(key: string): string {
  const words = key.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? ['text'];
  return words.join('_').toLowerCase();
}

/** Data keys that a sentence names. */
const MOST_NAMED = 5;

export function listKeys(keys: readonly string[]): string {
  const rest = keys.length - MOST_NAMED;
  return keys.slice(0, MOST_NAMED).map(quote).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Tag names for a sentence: "<Text> or <Audio>". */
export function listTags(tags: readonly string[]): string {
  return listAlternatives(tags.filter((tag) => knownTags.includes(tag)).map((tag) => `<${tag}>`));
}
