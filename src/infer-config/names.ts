import { checkCharacters } from '../xml/characters.ts';

/** Whether an attribute of a label config can hold a text. */
export function fitsInXml(text: string): boolean {
  return checkCharacters(text) === undefined;
}

/** A name for a tag: letters, digits, dashes and underscores, nothing that a server takes for a number, not taken; from now on it is. */
export function nameFor(key: string, taken: Set<string>): string {
  const plain = key.replace(/[^\p{L}\p{N}_-]+/gu, '_').replace(/^(?=[\d-])/, '_') || '_';
  let name = plain;
  for (let n = 2; taken.has(name); n++) name = `${plain}_${n}`;
  taken.add(name);
  return name;
}
