import { basename, extname } from 'node:path';

/** Whether a file is one of THCHS-30 by its name, with what is said in its first line. */
export function isTrn(name: string): boolean {
  return /\.trn$/i.test(name);
}

/** What VCTK has behind the name of what is said, in the names of the sounds of its two microphones. */
const microphone = /_mic\d$/i;

/** The names without endings of the sounds that microphones recorded of the text in a file. */
export function namesOfMicrophones(path: string): string[] {
  const stem = basename(path, extname(path));
  return [1, 2].map((number) => `${stem}_mic${number}`);
}

/** The names that the text of a sound may have, from the name of the sound without its ending. */
export function namesOfText(stem: string): string[] {
  return microphone.test(stem) ? [stem, stem.replace(microphone, '')] : [stem];
}
