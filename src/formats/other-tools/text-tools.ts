import { tokensAsConll } from './as-conll.ts';

import { type Command, commands } from './commands.ts';

import { catsOfSpacy, examplesOfRasa } from './text-json-tools.ts';
import { ocr, type Tool } from './tool.ts';

/** Each row is a part of a text. */
const tokens = { of: 'text' as const, insteadFrom: tokensAsConll, areParts: true as const };

/** Tools and data sets whose labels are text, tables or XML that no format reads, by how their files begin. */
export const textTools: readonly (Tool & { starts: RegExp })[] = [
  {
    name: 'a WebAnno TSV file, as INCEpTION writes it',
    of: 'text',
    starts: /^#FORMAT=WebAnno TSV/,
    why: 'the label config has no <Labels> for a <Text>, which its spans need',
    instead: 'Use a label config that has it, or -l auto; --input-format webanno-tsv reads it then.',
  },
  {
    name: 'a WebAnno TSV file of version 2',
    of: 'text',
    starts: /^# webanno\./,
    instead: 'Export the documents of the project as WebAnno TSV v3, and import that.',
  },
  { name: 'a file of PubTator', of: 'text', starts: /^\d+\|t\|/ },
  {
    name: 'training data of fastText',
    of: 'choices',
    starts: /^__label__\S+ /,
  },
  {
    name: 'XML of LabelMe 3.0',
    of: 'images',
    starts: /^\s*(?:<\?[^>]*>\s*)?<annotation>[\s\S]*(?:<pt>\s*<x>|<imagesize>\s*<nrows>|<sourceImage\/?>)/,
    instead: 'CVAT exports the same task as "CVAT for images" too, which --input-format cvat reads.',
  },
  {
    name: 'labels of FAIR1M',
    of: 'images',
    starts: /^\s*(?:<\?[^>]*>\s*)?<annotation>[\s\S]*<possibleresult>/,
    instead: 'Convert them to DOTA, with the four corners and the class of each object, and import that.',
  },
  {
    name: 'labels of WIDER FACE',
    of: 'images',
    starts: /^[^\n]{1,300}\.(?:jpe?g|png)[ \r]*\n\d+[ \r]*\n(?:-?[\d.]+ ){4}/i,
    instead: `Convert it with Datumaro (${commands.widerFace.run}), and import that.`,
  },
  {
    name: 'boxes of keras-yolo3',
    of: 'images',
    starts: /^\S+\.(?:jpe?g|png) \d+,\d+,\d+,\d+,\d+(?:\s|$)/i,
  },
  {
    name: 'attributes of CelebA',
    of: 'choices',
    instead:
      'Use list_attr_celeba.csv, as Kaggle has it, with the images: --input-format classes-csv --images FOLDER. Or write the lines as such a table: image_id and the attributes, with commas.',
    starts: /^\d+\r?\n[^\n]+\n\S+\.jpg +-?1\s/i,
  },
  {
    name: 'words with tags, one a row',
    ...tokens,
    starts: /^(?:,|"?sentence ?(?:#|_?id)?"?,)"?word"?,(?:"?pos"?,)?"?tag"?\s*\n/i,
  },
  {
    name: 'a table with results of Label Studio in a column',
    of: 'any',
    starts:
      /^(?=[^\n]{0,4000}?\b(?:predictions|annotations|completions)\b)[^\n]*\n[^\n]*\[\s*\{[^\n]*""result""\s*:/,
    instead:
      'Write the tasks as JSON, with "data" and "predictions" or "annotations" beside each other: {"data": {"text": "..."}, "predictions": [{"result": [...]}]}',
  },
  {
    name: 'tokens with tags, one a row',
    ...tokens,
    starts:
      /^"?(?:words?|tokens?|text|form)"?[,;\t](?:"?pos"?[,;\t])?"?(?:(?:ner|bio|iob)?[ _-]?(?:tags?|labels?)|ner|bio|iob2?|entity)"?\r?\n(?:[^\n]*\n){0,40}?[^\n]*[,;\t]"?[BSU]-[a-z]/i,
  },
  {
    name: 'tokens with tags, one a row',
    ...tokens,
    starts:
      /^(?=(?:[^\n]{0,80}\n){0,12}?[^\n]{0,80}[,;\t]"?[BSU]-[A-Za-z])(?:[^\s,;"]{1,80}|"[^\n"]{1,80}")[,;\t]"?(?:O|[BIESLU]-\w{1,40})"?\r?\n(?:[^\s,;"]{1,80}|"[^\n"]{1,80}")[,;\t]"?(?:O|[BIESLU]-\w{1,40})"?\s*?(?:\n|$)/,
  },
  {
    name: 'a list of entities of Amazon Comprehend',
    of: 'text',
    starts: /^"?File"?,"?Line"?,"?Begin Offset"?,"?End Offset"?,"?Type"?/i,
  },
  {
    name: 'a table of run-length encoded masks',
    of: 'images',
    starts: /^[^\n]*\b(?:EncodedPixels|rle_?mask|EncodedMask)\b/i,
    instead: 'Write the masks as PNG files beside the images and use mask-dir, or as COCO.',
  },
  {
    name: 'a table of Vertex AI or AutoML',
    of: 'images',
    starts:
      /^(?:ML_USE,[^\n]*\n)?(?:(?:TRAIN(?:ING)?|TEST|VALIDATION|VALIDATE|UNASSIGNED),)?gs:\/\/[^,\n]+,[^,\n]*,[\d.]+,[\d.]+,/i,
  },
  {
    name: 'a table of VIA 3',
    of: 'any',
    starts: /^#[^\n]*(?:VGG Image Annotator|CSV_HEADER = metadata_id)/,
    instead: 'Save the project in VIA 3, and import that.',
  },
  { name: 'a document of GATE', of: 'text', starts: /^\s*(?:<\?[^>]*>\s*)?<GateDocument\b/ },
  {
    name: 'a collection of BioC',
    of: 'text',
    starts: /<!DOCTYPE collection SYSTEM "BioC|^\s*(?:<\?[^>]*>\s*)?<collection>\s*<source>/,
  },
  { name: 'a document of i2b2', of: 'text', starts: /^\s*(?:<\?[^>]*>\s*)?<deIdi2b2>/ },
  {
    name: 'a UIMA CAS (XMI), as INCEpTION writes it',
    of: 'text',
    starts: /^\s*(?:<\?[^>]*>\s*)?<xmi:XMI\b/,
    instead: 'Export the documents as WebAnno TSV v3.3, and import that.',
  },
  {
    name: 'training data of Rasa',
    of: 'text',
    starts: /^(?:version:[^\n]*\n+)?nlu:\s*- intent:/,
    instead: `Convert it with Rasa: ${commands.rasa.run}. ${examplesOfRasa('nlu.json')}`,
  },
  {
    name: 'training data of Rasa in Markdown',
    of: 'text',
    starts: /^(?:<!--[^>]*-->\s*)?## ?(?:intent|synonym|regex|lookup):[^\n]*\n(?:[^\n]*\n){0,3}?[-*+] /,
    instead: `Convert it with Rasa 1 or 2: ${commands.rasa.run}. ${examplesOfRasa('nlu.json')}`,
  },
  {
    name: 'training data of spaCy with categories',
    of: 'choices',
    areNoTasks: true,
    starts: /^\[\s*\[\s*"(?:[^"\\]|\\.){0,5000}"\s*,\s*\{\s*"cats"\s*:\s*\{/,
    instead: catsOfSpacy(commands.spacyPairs),
  },
];

/** How labels of sounds become those of Audacity. */
const asAudacity = ({ run }: Command) =>
  `Write them as labels of Audacity, in their folder: ${run}. Then use --input-format audacity, with --audio FOLDER if the sounds are elsewhere.`;

export const labelsOfXlabel = asAudacity(commands.xlabel);

/** Other subtitles and transcripts. */
const subtitles = {
  of: 'sounds' as const,
  instead: 'Convert them to SRT or WebVTT, as Subtitle Edit, Aegisub or ffmpeg do, and import that.',
};

/** The same for files that stand beside sounds. */
export const textToolsBesideSounds: readonly (Tool & { ending: string; starts: RegExp })[] = [
  {
    name: 'a transcript of NIST (STM)',
    of: 'sounds',
    ending: '.stm',
    starts: /^(?:;;|\S+ +\S+ +\S+ +[\d.]+ +[\d.]+ )/,
  },
  {
    name: 'labels of HTK or Wavesurfer',
    of: 'sounds',
    ending: '.lab',
    starts: /^\s*\d[\d.]*[ \t]+\d[\d.]*[ \t]+\S/,
    instead: asAudacity(commands.htk),
  },
  {
    name: 'labels of ESPS (xlabel)',
    of: 'sounds',
    ending: '.lab',
    starts:
      /^(?:signal [^\n]*\n(?:[^\n]*\n){0,30}?)?#[ \t]*\r?\n\s*(?:\d+(?:\.\d*)?|\.\d+)[ \t]+-?\d+[ \t]+\S/,
    instead: labelsOfXlabel,
  },
  {
    name: 'a transcript of CLAN (CHAT)',
    of: 'sounds',
    ending: '.cha',
    starts: /^@(?:UTF8|Font|Begin|PID|Color)/,
    instead:
      'Convert it with CHAT2ELAN or CHAT2SRT of CLAN, and import the .eaf files with --input-format eaf, or the .srt files with --input-format srt.',
  },
  {
    name: 'a transcript of Transcriber',
    of: 'sounds',
    ending: '.trs',
    starts: /^(?:<\?[^>]*>\s*)?(?:<!DOCTYPE Trans[^>]*>\s*)?<Trans[\s>]/,
    instead:
      'Open it in ELAN (File > Import > Transcriber File), save it as .eaf, and import that with --input-format eaf.',
  },
  { name: 'subtitles of SubStation Alpha', ending: '.ass', starts: /^\s*\[Script Info\]/i, ...subtitles },
  { name: 'subtitles of SubStation Alpha', ending: '.ssa', starts: /^\s*\[Script Info\]/i, ...subtitles },
  {
    name: 'subtitles of YouTube (SBV)',
    ending: '.sbv',
    starts: /^\s*\d+:\d\d:\d\d\.\d+,\d+:\d\d:\d\d\.\d+\s/,
    ...subtitles,
  },
  {
    name: 'a DocBin of spaCy',
    of: 'text',
    ending: '.spacy',
    starts: /^/,
    instead: `Write its documents as JSON Lines (in Python: ${commands.docBin.run}), and import that.`,
  },
  { name: 'subtitles in TTML', ending: '.ttml', starts: /<(?:\w+:)?tt[\s>]/, ...subtitles },
  { name: 'subtitles in TTML', ending: '.dfxp', starts: /<(?:\w+:)?tt[\s>]/, ...subtitles },
  { name: 'lyrics with times (LRC)', ending: '.lrc', starts: /^\s*\[(?:[a-z]+:|\d+:\d\d)/i, ...subtitles },
  {
    name: 'boxes of characters of Tesseract',
    of: 'images',
    ending: '.box',
    starts: /^\S+ \d+ \d+ \d+ \d+ \d+\s/,
    instead: `Let Tesseract write hOCR instead (${commands.tesseract.run}), and import that with --input-format hocr.`,
  },
  {
    name: 'sound events with start, end and label, as TUT has them',
    of: 'sounds',
    ending: '.ann',
    starts: /^\d+(?:\.\d+)?[ \t]+\d+(?:\.\d+)?\t\S/,
    instead:
      'They are as Audacity writes labels: let their names end in .txt, and use --input-format audacity, with --audio FOLDER if the sounds are elsewhere.',
  },
  {
    name: 'a collection of Praat',
    of: 'sounds',
    ending: '.collection',
    starts: /^\s*(?:File type\s*=\s*)?"ooTextFile"\s+(?:Object class\s*=\s*)?"Collection"/,
    instead: 'Open it in Praat and save each TextGrid of it as a text file of its own.',
  },
];

/** The same for files that stand beside images, where their few numbers are like no other. */
export const textToolsInFolders: readonly (Tool & { starts: RegExp })[] = [
  {
    name: 'texts of OCR with four corners, as ICDAR has them',
    ...ocr,
    // Results of trackers have numbers as well, of which the last three are -1.
    starts: /^(?!(?:[^,\n]+,){7}(?: ?-1 ?,){2} ?-1\s)(?:-?\d+, ?){8}[^\n]*[^\d\s,]/,
  },
  {
    name: 'a table that ELAN exported',
    of: 'sounds',
    // Tier, participant, then times as the user chose them.
    starts: /^[^\t\n]+\t[^\t\n]*\t(?:\d+:\d\d:\d\d\.\d{3}|\d+\.\d+)\t[\d.:]+\t[\d.:]+\t/,
    instead: 'Use the .eaf files of ELAN, which --input-format eaf reads.',
  },
  {
    name: 'tracks of KITTI',
    of: 'images',
    starts: /^\d+ -?\d+ [A-Za-z]\w*(?: -?[\d.]+(?:e[+-]?\d+)?){14,15}\s*(?:\n|$)/i,
    instead: 'Convert them to MOTChallenge (gt/gt.txt), and import that as mot.',
  },
  {
    name: 'results of DOTA, a file for each category',
    of: 'images',
    starts: /^[A-Za-z]\S* (?:0?\.\d+|[01](?:\.0+)?)(?: -?\d[\d.]*){8}\s*(?:\n|$)/,
    instead: 'Write them as labels of DOTA, a file for each image, or as COCO.',
  },
  {
    name: 'texts of OCR with boxes, as ICDAR has them',
    ...ocr,
    starts: /^(?:-?\d+,? ){4}"[^"\n]*"\s*(?:\n|$)/,
  },
  {
    name: 'texts of images, as ICDAR has them',
    of: 'choices',
    starts: /^\S+\.(?:jpe?g|png), ?"[^"\n]*"\s*(?:\n|$)/i,
    instead:
      'Write them into a metadata.csv with the columns "file_name" and "text" beside the images, and use image-dir.',
  },
  {
    name: 'characters of texts with colors and boxes, as ICDAR has them',
    of: 'images',
    starts: /^(?:#[^\n]*\n)?(?:\d+ ){9}"[^"\n]*"\s*(?:\n|$)/,
  },
  { name: 'boxes of VGGFace2', of: 'images', starts: /^NAME_ID,X,Y,W,H/i },
  {
    name: 'a list of images with numbers of classes, as ImageNet has it',
    of: 'choices',
    starts: /^\S+\.(?:jpe?g|png) \d+\s*(?:\n|$)/i,
    instead:
      'Put the images into a folder for each class, and use image-dir with --label-from-folder label --choices-column label=label.',
  },
  {
    name: 'a manifest of sounds with their texts, as NeMo and the ASR export of Label Studio have it',
    of: 'sounds',
    starts: /^\{"audio_filepath"\s*:/,
    insteadOf: (file, root) =>
      `Use the manifest as the input (--input-path ${file} --document-root ${root}).`,
  },
  {
    name: 'detections of MOTChallenge, which have no tracks',
    of: 'images',
    starts: /^\d+, ?-1(?:, ?-?\d[\d.]*){5,8}\s*(?:\n|$)/,
    instead:
      'Use the output of a tracker, which gives each box the number of its track, and import that as mot.',
  },
  { name: 'boxes of VisDrone', of: 'images', starts: /^(?:-?\d+,){7}\d+,?\r?(?:\n|$)/ },
];
