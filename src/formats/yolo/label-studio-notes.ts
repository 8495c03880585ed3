import { join } from 'node:path';
import { isObject, type Json } from '../../json/json.ts';
import { readWholeFileIfThere } from '../../readers/regular-file.ts';
import { toUtf8 } from '../../readers/utf16.ts';

/**
 * The classes in the notes.json that Label Studio writes beside classes.txt: its label files count by these ids, also where labels have
 * categories of their own and the lines of classes.txt do not. Undefined when there is none, or one of somebody else.
 */
export function classesOfNotes(folder: string): Map<number, string> | undefined {
  const path = join(folder, 'notes.json');
  const bytes = readWholeFileIfThere(path, path);
  const notes =
    bytes &&
    parse(
      toUtf8(bytes, path)
        .toString()
        .replace(/^\ufeff/, ''),
    );
  if (!isObject(notes) || !Array.isArray(notes.categories)) return undefined;
  const names = new Map<number, string>();
  for (const category of notes.categories) {
    if (!isObject(category) || !Number.isSafeInteger(category.id) || typeof category.name !== 'string') {
      return undefined;
    }
    names.set(category.id as number, category.name);
  }
  return names;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
