import { quote } from '../json/json.ts';
import type { AutoHints } from './hints.ts';
import { fitsInXml } from './names.ts';
import type { Sample } from './sample.ts';

/** Names of folders that say how files were shared out or when they came, not what is in them. */
const sharing =
  /^(?:train(?:ing)?|val(?:id(?:ation)?)?|dev|test(?:ing)?|unsup|images?|imgs?|photos?|pictures?|audios?|videos?|docs?|data|files?|raw|new|old|(?:19|20)\d\d(?:[-_. ]?\d\d){0,2}|(?:part|batch|split|page|folder|dir|shard|set)[-_ ]?\d+)$/i;

/** The choices that names of folders make: those asked for by `--label-from-folder`, else of files that all lie in sub-folders. */
export function folderChoices(
  sample: Sample,
  { folderKey, choicesColumns, splitsFiles, note }: AutoHints,
): string[] | undefined {
  if (folderKey !== undefined) {
    const values = sample.keys.get(folderKey)?.values;
    return values && values.size > 0 && [...values].every(fitsInXml) ? [...values] : undefined;
  }
  const folders = [...(sample.folders ?? [])];
  const label = '--label-from-folder label --choices-column label=label';
  const whole = splitsFiles ? '; --text-mode file makes one task of each file' : '';
  const areMixed = sample.isBesideFolders || folders.some((name) => sharing.test(name));
  if (areMixed && choicesColumns && folders.includes('pos') && folders.includes('neg')) {
    // What is beside these in aclImdb are lists of addresses, and texts without a label.
    const include = `--include '**/neg/*' --include '**/pos/*'`;
    note(
      `The folders "neg" and "pos" look like classes: ${include} ${label} labels what is in them${whole}.`,
    );
  }
  if (areMixed || folders.length < 2 || !folders.every(fitsInXml)) return undefined;
  const list = folders.slice(0, 5).map(quote).join(', ');
  const how = `; ${label} labels each ${splitsFiles ? 'task' : 'file'} with its own${whole}`;
  note(
    `The choices of the label config are the names of the folders: ${list}${folders.length > 5 ? ', ...' : ''}${choicesColumns ? how : ''}.`,
  );
  return folders;
}
