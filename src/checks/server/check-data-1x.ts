import type { Report } from '../../diagnostics/diagnostic.ts';
import { describe, isObject, type Json, type JsonObject, quote } from '../../json/json.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import type { LabelConfig, Tag } from '../../label-config/model.ts';
import { isTakenForOneKey } from '../../label-config/variables.ts';

/** What the server takes for a tag, in words and by the kinds of values. */
interface Taken {
  words: string;
  kinds: readonly string[];
}

const text: Taken = { words: 'text', kinds: ['string'] };
const list: Taken = { words: 'a list', kinds: ['list'] };
const listOrText: Taken = { words: 'a list or text', kinds: ['list', 'string'] };
const anyTable: Taken = { words: 'an object, a list or text', kinds: ['object', 'list', 'string'] };

/** By the names of tags as they are written; tags that are not here take only text (_DATA_TYPES in tasks/validation.py). */
const takenBy: Readonly<Record<string, Taken>> = {
  ...Object.fromEntries(
    ['Image', 'Paragraphs', 'Chat', 'List', 'Choices', 'Ranker']
      .concat([
        'Labels',
        'PolygonLabels',
        'BrushLabels',
        'EllipseLabels',
        'HyperTextLabels',
        'KeyPointLabels',
      ])
      .concat(['ParagraphLabels', 'RectangleLabels', 'TimeSeriesLabels'])
      .map((tag) => [tag, listOrText]),
  ),
  Text: { words: 'text, a number or a list', kinds: ['string', 'number', 'boolean', 'list'] },
  Header: { words: 'text or a number', kinds: ['string', 'number', 'boolean'] },
  Table: anyTable,
  TimeSeries: anyTable,
  Taxonomy: { words: 'a list or text', kinds: ['list', 'string', 'null'] },
};

interface Wanted {
  tag: Tag;
  /** The keys to follow; digits are keys too. */
  steps: string[];
  taken: Taken;
}

/** The name that stands for the first key, where the key was not known when the tasks were made. */
const UNDEFINED = '$undefined$';

/**
 * Prepares the check of data as the server of Label Studio 1.x makes it before it imports anything: one task that lacks a key, or has a value
 * of another type, ends the whole import. Each dot in a variable is a step, and a space behind it a part of the key; the editor is not as strict.
 */
export function compileData1x(
  config: LabelConfig | undefined,
): (data: JsonObject, root: string, report: Report) => void {
  const wanted = wantedKeys(config?.tags ?? []);
  const [first] = wanted.keys();

  return (given, root, report) => {
    const isNamed = first !== undefined && Object.hasOwn(given, UNDEFINED);
    const data = isNamed ? { ...given, [first]: given[UNDEFINED]! } : given;
    for (const one of wanted.values()) {
      const found = findIn(data, one);
      if (!found) continue;
      const args = { problem: found.problem };
      const path = root + found.at.map((step) => `/${escapePointer(step)}`).join('');
      report({ code: 'refused-by-server', args, path, tag: one.tag.ref });
    }
  };
}

/** What the server wants by the text of each variable: of several tags with one of them the last counts, unless one is a Video. */
function wantedKeys([, ...tags]: readonly Tag[]): Map<string, Wanted> {
  const found = new Map<string, Wanted>();
  for (const tag of tags) {
    const value = tag.attributes.get('value')?.value ?? '';
    // This is said once about the label config.
    if (isTakenForOneKey(value)) continue;
    const key = /^\$./s.test(value) ? value.slice(1) : /\$([\p{L}\p{N}_]+)/u.exec(value)?.[1];
    if (!key || !tag.attributes.get('name')?.value || found.get(key)?.tag.written === 'Video') continue;
    const [path] = key.split('[') as [string];
    const own = Object.hasOwn(takenBy, tag.written) ? takenBy[tag.written]! : text;
    found.set(key, { tag, steps: path.split('.'), taken: key.includes('[') ? list : own });
  }
  return found;
}

function findIn(
  data: JsonObject,
  { tag, steps, taken }: Wanted,
): { problem: string; at: string[] } | undefined {
  let value: Json = data;
  for (const [depth, step] of steps.entries()) {
    const at = steps.slice(0, depth);
    if (!isObject(value)) {
      const problem = `${quote(at.join('.'))} is ${describe(value)}, in which <${tag.written}> finds no key ${quote(step)}`;
      return { problem, at };
    }
    if (!Object.hasOwn(value, step)) {
      const where = depth === 0 ? '' : ` in ${quote(at.join('.'))}`;
      return {
        problem: `the data has no key ${quote(step)}${where} for <${tag.written}>${spacedHint(step, value)}`,
        at: [...at, step],
      };
    }
    value = value[step]!;
  }
  if (taken.kinds.includes(kindOf(value))) return undefined;
  return {
    problem: `${quote(steps.join('.'))} is ${describe(value)}, but <${tag.written}> takes only ${taken.words}`,
    at: steps,
  };
}

/** What to do when a key is there with other spaces around it. */
function spacedHint(key: string, data: JsonObject): string {
  const like = Object.keys(data).find((other) => other.trim() === key.trim());
  if (like === undefined) return '';
  const where = key.trim() === like ? 'label config' : 'data';
  return `; it has ${quote(like)}, so remove the spaces in the ${where}`;
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
