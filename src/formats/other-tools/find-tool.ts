import type { InputSample } from '../input-sample.ts';
import { jsonTools } from './json-tools.ts';
import { textTools, textToolsBesideSounds, textToolsInFolders } from './text-tools.ts';
import type { Tool } from './tool.ts';

/** The tool that wrote a file with labels that no format reads, from its first bytes; undefined for anything else, above all for tasks. */
export function findTool(head: string): Tool | undefined {
  const inText = textTools.find(({ starts }) => starts.test(head));
  if (inText || /"data"\s*:\s*\{/.test(head)) return inText;
  return jsonTools.find(
    ({ keys, also }) =>
      // Patterns are made for the few files that have all of the words: this is asked of every file.
      keys.every((key) => head.includes(`"${key}"`)) &&
      keys.every((key) => new RegExp(`"${key}"\\s*:`).test(head)) &&
      (also === undefined || also.test(head)),
  );
}

/** The tool of a file that is known by its ending and its first bytes, which no format is read from. */
export function findToolByEnding({ names, head }: Pick<InputSample, 'names' | 'head'>): Tool | undefined {
  const [name = ''] = names;
  return textToolsBesideSounds.find(
    ({ ending, starts }) => name.toLowerCase().endsWith(ending) && starts.test(head),
  );
}

/** Endings of files in which labels may be. */
const endings = [
  '.json',
  '.jsonl',
  '.ndjson',
  '.manifest',
  '.odgt',
  '.txt',
  '.tsv',
  '.csv',
  '.xml',
  '.xmi',
  '.yml',
];

/** The same for a folder, from the first bytes of some files of each kind. */
export function findToolInFolder({ names, heads }: InputSample): Tool | undefined {
  const named = toolsByNames.find(({ file }) => names.some((name) => file.test(name)));
  if (named) return named;
  const besideSounds = textToolsBesideSounds.find(({ ending, starts }) =>
    heads(ending).some((head) => starts.test(head)),
  );
  if (besideSounds) return besideSounds;
  for (const ending of endings) {
    for (const head of heads(ending)) {
      const found =
        findTool(head) ??
        (['.txt', '.csv'].includes(ending)
          ? textToolsInFolders.find(({ starts }) => starts.test(head))
          : undefined);
      if (found) return found;
    }
  }
  return undefined;
}

/** Folders that are known by a file. */
const toolsByNames: readonly (Tool & { file: RegExp })[] = [
  {
    name: 'a data directory of Kaldi',
    of: 'sounds',
    file: /(?:^|[/\\])wav\.scp$/,
  },
  {
    name: 'a data set of LibriSpeech',
    of: 'sounds',
    instead:
      'Write a metadata.csv with the columns "file_name" and "transcription" into the folder, and use audio-dir.',
    file: /\.trans\.txt$/,
  },
];
