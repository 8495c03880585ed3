import { quote } from '../../json/json.ts';
import { message } from '../message.ts';

/** Formats that all browsers show. */
const shownByAll: Record<string, string> = {
  images: 'PNG and JPEG',
  'sound files': 'MP3 and WAV',
  videos: 'MP4 (H.264)',
};

/** Codes for files of which each becomes a task: pages, media, and the metadata beside them. Names in the arguments are quoted already. */
export const fileMessages = {
  'page-charset': message<{ charset: string }>({
    severity: 'warning',
    title: 'page with another charset',
    text: ({ charset }) => `The page declares the charset ${charset}, but is read as UTF-8.`,
    help: 'If accented letters look wrong, convert the file to UTF-8. In any case, declare <meta charset="utf-8">.',
  }),
  'base64-beyond-ascii': message<Record<string, never>>({
    severity: 'warning',
    title: 'text that base64 does not preserve',
    text: () => 'With encoding="base64", Label Studio garbles non-ASCII characters such as this one.',
    help: 'Use encoding="base64unicode" in the label config, or remove the encoding.',
  }),
  'media-not-shown': message<{ extension: string; files: number; medium: string; first: string }>({
    severity: 'warning',
    title: 'files that browsers cannot show',
    text: ({ extension, files, medium, first }) =>
      `${files === 1 ? '1 file ends' : `${files} files end`} in ${extension} (${files === 1 ? '' : 'the first is '}${first}): ${medium} that most browsers cannot show; all show ${shownByAll[medium]}.`,
    help: 'Convert them to a format that every browser supports.',
  }),
  'media-missing': message<{ file: string }>({
    severity: 'warning',
    title: 'missing media file',
    text: ({ file }) => `The file ${file} does not exist, so its task would show nothing.`,
    help: 'Add the file or correct its path, which is relative to the file with the data, or to the document root.',
  }),
  'media-shared': message<{ value: string; first: string; file: string }>({
    severity: 'error',
    title: 'one file for two paths',
    text: ({ value, first, file }) =>
      `Neither ${value} nor ${first} is at its path, and ${file} was found for both; it is the right file for one of them at most.`,
    help: 'Put the files into the folders that the paths name, beside the data or below the document root.',
  }),
  'media-damaged': message<{ file: string; problem: string }>({
    severity: 'warning',
    title: 'damaged media files',
    text: ({ file, problem }) => `The file ${file} ${problem}, so its task would show nothing.`,
    help: 'Get the file again: it was most likely cut off, or is an error page in place of a download.',
    helpFor({ problem }) {
      if (problem.startsWith('is a pointer of Git LFS')) return 'Get the files themselves: git lfs pull';
      return /^is (?:a directory|not a regular file)$/.test(problem)
        ? 'Put the file itself in its place.'
        : undefined;
    },
  }),
  'sound-not-played': message<{ file: string; what: string }>({
    severity: 'warning',
    title: 'sounds that browsers do not play',
    text: ({ file, what }) => `The file ${file} is ${what}, which most browsers do not play.`,
    help: 'Convert it, for example to WAV that all browsers play: ffmpeg -i IN.wav -c:a pcm_s16le OUT.wav',
  }),
  'video-without-sound': message<{ file: string }>({
    severity: 'warning',
    title: 'videos without sound',
    text: ({ file }) => `The video ${file} has no sound, so <Audio> plays nothing.`,
    help: 'If the sound is in another file, set its folder: --audio FOLDER. For labels of what is seen, use <Video> with <TimelineLabels> in Label Studio 1.x; lsimport writes such labels from projects of VIA 3.',
  }),
  'pdf-with-password': message<{ file: string }>({
    severity: 'warning',
    title: 'PDF files with a password',
    text: ({ file }) =>
      `The file ${file} is encrypted with a password, which browsers ask for before they show it.`,
    help: 'Save it without its password: qpdf --decrypt --password=PASSWORD IN.pdf OUT.pdf',
  }),
  'not-uploadable': message<{ file: string; problem: string; fix?: string }>({
    severity: 'error',
    title: 'files that cannot be uploaded',
    text: ({ file, problem }) => `The file ${file} cannot be uploaded: ${problem}.`,
    help: 'Put the file there or convert it, or leave its task out: --invalid-tasks skip --rejected FILE. Files that the server can read need no upload: --document-root, --links.',
    helpFor: ({ fix }) =>
      fix === undefined
        ? undefined
        : `${fix}, or leave its task out: --invalid-tasks skip --rejected FILE. Files that the server can read need no upload: --document-root, --links.`,
  }),
  'tag-for-other-files': message<{ format: string; key: string; tag: string; tags: string }>({
    severity: 'warning',
    title: 'files that the tag cannot show',
    text: ({ format, key, tag, tags }) =>
      `${format} puts links to files into the data key ${quote(key)}, but ${tag} cannot show such files; ${tags} can.`,
    help: 'Use a tag that shows these files, or choose another --input-format.',
  }),
  'metadata-not-read': message<Record<string, never>>({
    severity: 'warning',
    title: 'metadata that is not read',
    text: () => 'This is metadata as Parquet, which is not read; its columns were not joined to the files.',
    help: 'Write it as metadata.csv or metadata.jsonl, for example: pandas.read_parquet(FILE).to_csv("metadata.csv", index=False)',
  }),
  'metadata-without-file-name': message<Record<string, never>>({
    severity: 'warning',
    title: 'metadata without file names',
    text: () => 'The metadata has no column "file_name", so it was not joined to the files beside it.',
    help: 'Name the column with the file paths "file_name"; paths are relative to the metadata file.',
  }),
  'metadata-column-unnamed': message<{ column: number; name: string }>({
    severity: 'warning',
    title: 'metadata column without a name',
    text: ({ column, name }) => `Column ${column} has no name in the header; its data key is ${name}.`,
    help: 'Name it, or remove it: tables that pandas wrote have one with the numbers of rows.',
  }),
  'metadata-row-nameless': message<Record<string, never>>({
    severity: 'warning',
    title: 'metadata row without a file name',
    text: () => 'This row has no "file_name" and was skipped.',
    help: 'Write the path of the file as text, relative to the metadata file.',
  }),
  'metadata-differs': message<{
    name: string;
    column: string;
    otherValue: string;
    value: string;
    used: string;
  }>({
    severity: 'warning',
    title: 'metadata that contradict each other',
    text: ({ name, column, otherValue, value, used }) =>
      `For the file ${name} the column ${column} has ${otherValue} here and ${value} in ${used}, which was used.`,
    help: 'Correct the value that is wrong, or remove the row that is not meant.',
  }),
  'metadata-row-repeated': message<{ name: string; line: number }>({
    severity: 'warning',
    title: 'duplicate metadata row',
    text: ({ name, line }) =>
      `The file ${name} already has a row at line ${line}, which was used; this one was skipped.`,
    help: 'Keep one row per file.',
  }),
  'metadata-row-without-file': message<{ name: string }>({
    severity: 'warning',
    title: 'metadata row without its file',
    text: ({ name }) => `The row is for ${name}, which is not among the imported files, so it was skipped.`,
    help: 'Check "file_name": it is a path relative to the metadata file, and case-sensitive.',
  }),
  'metadata-file-without-row': message<{ name: string; metadata: string }>({
    severity: 'warning',
    title: 'file without a metadata row',
    text: ({ name, metadata }) => `The file ${name} has no row in ${metadata}, so its task gets no metadata.`,
    help: 'Add a row with its "file_name", or remove the file from the folder.',
  }),
  'metadata-column-hidden': message<{ column: string }>({
    severity: 'warning',
    title: 'metadata column that clashes with a data key',
    text: ({ column }) =>
      `The column ${column} was skipped: the data key of that name already has another value.`,
    help: 'Rename the column, or the data key in the label config or in --label-from-folder.',
  }),
};
