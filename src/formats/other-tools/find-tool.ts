import type { InputSample } from '../input-sample.ts';
import { stemOf } from '../labelled/stem-of.ts';
import { isImage } from '../media/image-dir.ts';
import { isVoc } from '../voc/is-voc.ts';
import { commands, fill } from './commands.ts';
import { jsonTools } from './json-tools.ts';
import {
  mediaJsonTools,
  mediaTextTools,
  mediaTextToolsInFolders,
  mediaToolsByEnding,
  membersByImage,
} from './media-tools.ts';
import { labelsOfXlabel, textTools, textToolsBesideSounds, textToolsInFolders } from './text-tools.ts';
import type { TextToolInFolder, Tool } from './tool.ts';
import { tracksInTable } from './track-tables.ts';

const allTextTools = [...textTools, ...mediaTextTools];
const allJsonTools: typeof jsonTools = [...mediaJsonTools, ...jsonTools, membersByImage];
const allTextToolsInFolders: readonly TextToolInFolder[] = [
  ...mediaTextToolsInFolders,
  ...textToolsInFolders,
];
const listOfArchive = (file: string) =>
  `Take the list out of it: ${fill(commands.archiveOfX.run, { FILE: file })}, and import that.`;

/** Files that are none of labels alone. */
const recordsByEnding: typeof mediaToolsByEnding = [
  {
    name: 'a part of an archive of X (Twitter)',
    of: 'text',
    ending: '.js',
    starts: /^window\.YTD\.\w+\.part\d+\s*=\s*\[/,
    areAll: true,
    why: 'it is a script that holds JSON',
    instead: listOfArchive('FILE'),
    insteadOf: listOfArchive,
  },
];
const toolsByEnding = [...textToolsBesideSounds, ...mediaToolsByEnding, ...recordsByEnding];

/** The tool that wrote a file with labels that no format reads, from its first bytes; undefined for anything else, above all for tasks. */
export function findTool(head: string): Tool | undefined {
  const inText = withAdvice(allTextTools.find(startsLike(head)), head) ?? tracksInTable(head);
  if (inText || /"data"\s*:\s*\{/.test(head)) return inText;
  return allJsonTools.find(
    ({ keys, also, unless }) =>
      // Patterns are made for the few files that have all of the words: this is asked of every file.
      keys.every((key) => head.includes(`"${key}"`)) &&
      keys.every((key) => new RegExp(`"${key}"\\s*:`).test(head)) &&
      (also === undefined || also.test(head)) &&
      !unless?.test(head),
  );
}

function withAdvice(tool: Tool | undefined, head: string): Tool | undefined {
  return tool?.insteadFrom ? { ...tool, instead: tool.insteadFrom(head) } : tool;
}

/** Whether a tool is the one whose files begin so; PubTator and others have blank lines before. */
function startsLike(head: string): (tool: { starts: RegExp }) => boolean {
  const text = head.trimStart();
  return ({ starts }) => starts.test(text);
}

/** The tool of a file that is known by its ending and its first bytes, which no format is read from. */
export function findToolByEnding({ names, head }: Pick<InputSample, 'names' | 'head'>): Tool | undefined {
  const [name = ''] = names;
  return (
    toolsByEnding.find((tool) => name.toLowerCase().endsWith(tool.ending) && startsLike(head)(tool)) ??
    (tfrecord.file.test(name) ? tfrecord : undefined)
  );
}

const tfrecord = {
  name: 'TFRecord files of TensorFlow',
  of: 'any' as const,
  areAll: true as const,
  file: /\.(?:tfrecords?|record)(?:-\d+-of-\d+)?$/i,
  unless: /\.(?:jpe?g|png|wav|mp3|mp4|txt|csv|jsonl?)$/i,
  why: 'lsimport does not read such files',
  instead:
    'If they are of Roboflow, export the project as COCO or YOLO, and import that. Otherwise write what they hold, in Python with TensorFlow, as files of images or texts, and the labels as COCO or as a table.',
};

/** Whether the labels of a tool stand in rows of data, which become data as well. */
export function isInRows(tool: Tool): boolean {
  return allJsonTools.some((one) => one === tool);
}

/** Whether the labels of a tool stand beside sounds or videos, which become tasks without them. */
export function isBesideSounds(tool: Tool): boolean {
  return textToolsBesideSounds.some((one) => one === tool);
}

/** Endings of files in which labels may be. */
const endings = [
  '.json',
  '.jsonl',
  '.ndjson',
  // Unpacked to lines.
  '.parquet',
  '.manifest',
  '.odgt',
  '.geojson',
  '.txt',
  '.tsv',
  '.csv',
  '.xml',
  '.xmi',
  '.yml',
  '.md',
];

/** A tool, and one of its files where it is known by that. */
export interface ToolInFolder {
  tool: Tool;
  file?: string;
}

/** The same for a folder, from the first bytes of some files of each kind. */
export function findToolInFolder({ names, files, bareHeads }: InputSample): ToolInFolder | undefined {
  const byName = (tools: typeof toolsByNames) => {
    const isThere = (file: RegExp) => names.some((name) => file.test(name));
    const tool = tools.find(
      ({ file, also, unless }) =>
        isThere(file) && (!also || names.some(also)) && !(unless && isThere(unless)),
    );
    return tool && { tool };
  };
  const named = byName(toolsByNames);
  if (named) return named;
  for (const tool of toolsByEnding) {
    const found = files(tool.ending).find(({ head }) => startsLike(head)(tool));
    if (found) return { tool, file: found.name };
  }
  for (const ending of endings) {
    for (const { name: file, head } of files(ending)) {
      const tool =
        findTool(head) ??
        (['.txt', '.csv', '.json'].includes(ending)
          ? allTextToolsInFolders.find(
              (one) =>
                startsLike(head)(one) &&
                one.file?.test(file) !== false &&
                one.isBeside?.(stemOf(file), names, head) !== false,
            )
          : undefined);
      if (tool) return { tool, file };
    }
  }
  if (bareHeads?.().some(isVoc)) return { tool: vocWithoutEnding };
  return byName(toolsByNamesAlone);
}

/** Stanford Dogs has its labels so. */
const vocWithoutEnding: Tool = {
  name: 'labels of Pascal VOC in files without an ending',
  of: 'images',
  instead: 'Add .xml to the names of these files, and import the folder as voc.',
};

const people = {
  instead:
    'Its people are the names of folders: use image-dir with --label-from-folder person --choices-column person=person.',
};

const textsOfFestvox = `Write the texts as a list, in the folder that has etc/ and wav/: ${commands.festvox.run}. Then use --input-format transcripts.`;

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Folders that are known by a file, some only if they have another one as well, or have not. */
const toolsByNames: readonly (Tool & {
  file: RegExp;
  also?: (name: string) => boolean;
  unless?: RegExp;
})[] = [
  {
    name: 'a data directory of Kaldi, with a text for each sound',
    of: 'sounds',
    file: /(?:^|[/\\])wav\.scp$/,
    also: (name) => /(?:^|[/\\])text$/.test(name),
    unless: /(?:^|[/\\])segments$/,
    instead: `Write its texts as a list, in the folder that has wav.scp: ${commands.kaldi.run}. Then use that as the input, with --input-format transcripts; for sounds whose paths it has not in full, add --audio FOLDER.`,
  },
  {
    name: 'a data directory of Kaldi',
    of: 'sounds',
    file: /(?:^|[/\\])wav\.scp$/,
  },
  {
    name: 'a data set of LibriSpeech',
    of: 'sounds',
    instead:
      'Use --input-format transcripts with a label config that has a <TextArea> for an <Audio>, or -l auto.',
    file: /\.trans\.txt$/,
  },
  {
    name: 'texts of Festvox with labels of ESPS (xlabel), as CMU Arctic has them',
    of: 'sounds',
    file: /(?:^|[/\\])txt\.done\.data$/,
    also: (name) => /\.lab$/i.test(name),
    instead: `${textsOfFestvox} For the labels: ${lowerFirst(labelsOfXlabel)}`,
  },
  {
    name: 'texts of Festvox, as CMU Arctic has them',
    of: 'sounds',
    file: /(?:^|[/\\])txt\.done\.data$/,
    instead: textsOfFestvox,
  },
  {
    name: 'TIMIT, with phonemes and words in samples',
    of: 'sounds',
    file: /\.phn$/i,
  },
  {
    name: 'a data set that save_to_disk of datasets wrote, in Arrow files',
    of: 'any',
    instead: `Write a part of it as Parquet, in Python: ${commands.savedDataset.run}, without ["train"] if it has no parts.`,
    file: /(?:^|[/\\])data-\d{5}-of-\d{5}\.arrow$/,
  },
  {
    name: 'CUB-200, with lists of images, classes and boxes',
    of: 'images',
    file: /(?:^|[/\\])image_class_labels\.txt$/,
  },
  {
    name: 'masks of MOTS, in which a value is a class and a track',
    of: 'images',
    file: /(?:^|[/\\])instances[/\\]labels\.txt$/,
    instead: 'CVAT exports the same task as "CVAT for video" too, which --input-format cvat-video reads.',
  },
  {
    name: 'masks of KITTI',
    of: 'images',
    file: /(?:^|[/\\])semantic_rgb[/\\]/,
    instead: 'Name the folder semantic_rgb "masks" and image_2 "images", and use mask-dir.',
  },
  {
    name: 'Market-1501, which has the identity of a person in the name of an image',
    of: 'choices',
    file: /(?:^|[/\\])(?:-?\d{1,4}_c\d+s\d+_\d{6}_\d{2}\.jpe?g$|bounding_box_(?:train|test)[/\\])/i,
    instead:
      'Write a metadata.csv with the columns "file_name" and "identity" beside the images, and use image-dir.',
  },
  {
    name: 'LFW, with lists of pairs and people',
    of: 'choices',
    file: /(?:^|[/\\])(?:pairs|people)(?:Dev(?:Train|Test))?\.txt$/,
    also: isOfPerson,
    ...people,
  },
  {
    name: 'LFW, with lists of pairs and people',
    of: 'choices',
    file: /(?:^|[/\\])pairs(?:Dev(?:Train|Test))?\.txt$/,
    also: (name) => /(?:^|[/\\])people(?:Dev(?:Train|Test))?\.txt$/.test(name),
    ...people,
  },
  {
    name: 'a list of images with numbers of classes, as ImageNet has it',
    of: 'choices',
    file: /(?:^|[/\\])synsets\.txt$/,
    // Those in a folder for each class are as they should be.
    also: (name) => isImage(name) && !/(?:^|[/\\])n\d+[/\\][^/\\]+$/.test(name),
    instead:
      'Put the images into a folder for each class, and use image-dir with --label-from-folder label --choices-column label=label.',
  },
];

/** The same, where nothing in the files says more. */
const toolsByNamesAlone: typeof toolsByNames = [
  {
    name: 'labels of ICDAR, a file gt_NAME.txt for each image',
    of: 'any',
    file: /(?:^|[/\\])gt_[^/\\]+\.txt$/,
    also: isImage,
    instead:
      'Write its boxes as COCO or as a table for boxes-csv, with the text of each as its label, and import that.',
  },
  tfrecord,
  {
    name: 'annotations for language models, as Roboflow exports them',
    of: 'images',
    file: /(?:^|[/\\])_annotations\.(?:train|valid|test|openai)\.jsonl$/,
    instead: 'Export the project from Roboflow as COCO or YOLO, and import that.',
  },
];

/** Whether the name of an image starts with that of its folder, as in Ada_Lovelace/Ada_Lovelace_0001.jpg. */
function isOfPerson(name: string): boolean {
  const [file = '', person] = name.split(/[/\\]/).reverse();
  return (
    person !== undefined &&
    file.startsWith(`${person}_`) &&
    /^\d{4}\.jpe?g$/i.test(file.slice(person.length + 1))
  );
}
