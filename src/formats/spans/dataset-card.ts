import { textBeside } from '../text-beside.ts';

/** The card of a data set of Hugging Face, whose YAML has the features of its data. */
export const CARD = 'README.md';

/** The names of the classes of each feature that the YAML of a card has; undefined where there are none, and for any other README. */
export function classesInCard(path: string, displayPath: string): Record<string, string[]> | undefined {
  const text = textBeside(path, displayPath);
  return text === undefined ? undefined : classesIn(text);
}

/** As `datasets` writes them: `- name: ner_tags`, then `class_label:`, then `names:` with a line for each, such as `'0': O`. */
function classesIn(text: string): Record<string, string[]> | undefined {
  const [first, ...lines] = text.split(/\r?\n/);
  const end = lines.indexOf('---');
  if (first !== '---' || end < 0) return undefined;
  const classes = new Map<string, string[]>();
  let feature = '';
  let isClass = false;
  let names: string[] | undefined;
  for (const line of lines.slice(lines.indexOf('dataset_info:'), end)) {
    const item = line.replace(/^[ -]+/, '');
    const key = /^[\w'"]+(?=:)/.exec(item)?.[0] ?? '';
    const name = scalarOf(item.slice(key === '' ? 0 : key.length + 1).trim());
    if (names && scalarOf(key) === String(names.length) && name !== '') {
      names.push(name);
      continue;
    }
    if (names && names.length > 0 && !classes.has(feature)) classes.set(feature, names);
    names = isClass && key === 'names' ? [] : undefined;
    isClass = key === 'class_label';
    if (key === 'name' && line.trimStart().startsWith('-')) feature = name;
  }
  if (names && names.length > 0 && !classes.has(feature)) classes.set(feature, names);
  return classes.size > 0 ? Object.fromEntries(classes) : undefined;
}

/** A scalar of YAML without its quotes. */
function scalarOf(written: string): string {
  const [first] = written;
  if (written.length < 2 || (first !== "'" && first !== '"') || !written.endsWith(first)) return written;
  if (first === "'") return written.slice(1, -1).replaceAll("''", "'");
  try {
    return JSON.parse(written) as string;
  } catch {
    return written.slice(1, -1);
  }
}
