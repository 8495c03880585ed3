import { basename, extname } from 'node:path';

/**
 * The name of the file that a printed command writes, `made`, unless the input that it reads has this name, as that of an earlier such command has: a
 * shell empties what stands behind > before anything is read. Then it is NEW, with the next number where the input is a NEW of that ending.
 */
export function outputFor(made: string, input: string): string {
  const ending = extname(made);
  // Some file systems take capitals for small letters.
  const name = basename(input).toLowerCase();
  const [, number] = /^new(\d{0,6})$/.exec(name.slice(0, name.length - ending.length)) ?? [];
  if (name.endsWith(ending.toLowerCase()) && number !== undefined)
    return `NEW${Number(number || 1) + 1}${ending}`;
  return name === made.toLowerCase() ? `NEW${ending}` : made;
}

/** A text with commands that read an input and write files in the folder where they are run, which get such names. */
export function spareInput(text: string, input: string): string {
  return text.replace(/(?<= > )[A-Za-z]+(?:\.[A-Za-z0-9]+)?(?![\w/])/g, (made) => outputFor(made, input));
}
