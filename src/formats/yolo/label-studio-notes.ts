import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingInput } from '../../errors.ts';
import { isObject, type Json } from '../../json/json.ts';

/**
 * The classes in the notes.json that Label Studio writes beside classes.txt: its label files count by these ids, also where labels have
 * categories of their own and the lines of classes.txt do not. Undefined when there is none, or one of somebody else.
 */
export function classesOfNotes(folder: string): Map<number, string> | undefined {
  const path = join(folder, 'notes.json');
  if (!existsSync(path)) return undefined;
  const notes = parse(readingInput(path, () => readFileSync(path, 'utf8')));
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
