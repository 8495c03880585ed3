import { jsonForms } from './json-forms.ts';
import { lineForms } from './line-forms.ts';
import { SIZE } from './repeat.ts';
import { xmlForms } from './xml-forms.ts';

type Files = Record<string, Buffer>;

/** A way in which an input is large. */
export interface Form {
  what: string;
  files: Files;
}

/** Inputs of a megabyte made from an example of a format: many equal or different parts, wide records, many small files. */
export function formsOf(files: Files, isConfig: (name: string) => boolean): Form[] {
  const forms: Form[] = [];
  for (const [name, bytes] of Object.entries(files)) {
    if (isConfig(name) || /\.(?:svg|png|jpg|gz|zip|parquet|xlsx)$/.test(name) || bytes.length === 0) continue;
    for (const [what, grown] of textForms(String(bytes)))
      forms.push({ what: `${what} in ${name}`, files: { ...files, [name]: Buffer.from(grown) } });
  }
  const many = manyFiles(files, isConfig);
  if (many) forms.push({ what: 'small files', files: many });
  return forms;
}

function textForms(text: string): Iterable<[what: string, grown: string]> {
  const lines = text.split('\n').filter((line) => line !== '');
  if (/^\s*</.test(text)) return xmlForms(text);
  if (!/^\s*[[{]/.test(text)) return lineForms(lines);
  const whole = parsed(text);
  return whole === undefined ? lineForms(lines) : jsonForms(whole);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Files that are made of those of a folder. */
const MOST_FILES = 3000;

function manyFiles(files: Files, isConfig: (name: string) => boolean): Files | undefined {
  const inFolder = Object.entries(files).filter(([name]) => name.includes('/') && !isConfig(name));
  const size = inFolder.reduce((sum, [, { length }]) => sum + length, 0);
  if (inFolder.length === 0) return undefined;
  const times = Math.min(SIZE / Math.max(size, 1), MOST_FILES / inFolder.length);
  const made: Files = { ...files };
  for (let i = 0; i < times; i++) {
    for (const [name, bytes] of inFolder) {
      const slash = name.lastIndexOf('/') + 1;
      made[`${name.slice(0, slash)}${i}-${name.slice(slash)}`] = bytes;
    }
  }
  return made;
}
