import { quote } from '../../json/json.ts';
import { message } from '../message.ts';

/** Codes for files of which each becomes a task: pages, media, and the metadata beside them. Names in the arguments are quoted already. */
export const fileMessages = {
  'page-charset': message<{ charset: string }>({
    severity: 'warning',
    title: 'a page that declares another charset',
    text: ({ charset }) => `The page says that its charset is ${charset}, but it is read as UTF-8.`,
    help: 'If letters with accents come out wrong, convert the file to UTF-8; in any case write <meta charset="utf-8"> in it.',
  }),
  'base64-beyond-ascii': message<Record<string, never>>({
    severity: 'warning',
    title: 'letters that base64 does not carry over',
    text: () =>
      'With encoding="base64" Label Studio shows letters beyond ASCII, such as this one, as two or more wrong ones.',
    help: 'Write encoding="base64unicode" in the label config, or leave the encoding out.',
  }),
  'media-not-shown': message<{ extension: string; files: number; medium: string }>({
    severity: 'warning',
    title: 'files of a kind that browsers do not show',
    text: ({ extension, files, medium }) =>
      `${files === 1 ? '1 file ends' : `${files} files end`} in ${extension}: ${medium} that most browsers cannot show.`,
    help: 'Convert them to a kind that every browser knows: PNG or JPEG, MP3 or WAV, MP4 (H.264).',
  }),
  'tag-for-other-files': message<{ format: string; key: string; asker: string; tags: string }>({
    severity: 'warning',
    title: 'files that the tag does not show',
    text: ({ format, key, asker, tags }) =>
      `${format} puts links to files into the data key ${quote(key)}, but ${asker} does not show such files; ${tags} does.`,
    help: 'Use a tag that shows the files, or the --input-format of the files that the tag shows.',
  }),
  'metadata-without-file-name': message<Record<string, never>>({
    severity: 'warning',
    title: 'metadata without file names',
    text: () =>
      'The metadata has no column "file_name", so its columns are not joined to the files beside it.',
    help: 'Name the column that holds the paths of the files, relative to the metadata file, "file_name".',
  }),
  'metadata-row-nameless': message<Record<string, never>>({
    severity: 'warning',
    title: 'a row of metadata without a file name',
    text: () => 'This row names no file in "file_name", so it was left out.',
    help: 'Write the path of the file, relative to the metadata file, as text.',
  }),
  'metadata-row-repeated': message<{ name: string; line: number }>({
    severity: 'warning',
    title: 'two rows of metadata for one file',
    text: ({ name, line }) =>
      `The file ${name} has a row in line ${line} already, which counts; this one was left out.`,
    help: 'Keep one row for each file.',
  }),
  'metadata-row-without-file': message<{ name: string }>({
    severity: 'warning',
    title: 'a row of metadata without its file',
    text: ({ name }) =>
      `The row is about ${name}, but there is no such file among those imported, so it was left out.`,
    help: 'Look at "file_name": it is a path relative to the metadata file, with upper and lower case as in the name of the file.',
  }),
  'metadata-file-without-row': message<{ name: string; metadata: string }>({
    severity: 'warning',
    title: 'a file without a row of metadata',
    text: ({ name, metadata }) =>
      `The file ${name} has no row in ${metadata}, so its task has no columns from there.`,
    help: 'Add a row with its "file_name", or leave the file out of the folder.',
  }),
  'metadata-column-hidden': message<{ column: string }>({
    severity: 'warning',
    title: 'a column of metadata that has no place',
    text: ({ column }) =>
      `The column ${column} was left out: the data key of that name has another value already.`,
    help: 'Rename the column, or the data key in the label config or in --label-from-folder.',
  }),
};
