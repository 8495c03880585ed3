import { basename } from 'node:path';

/** What lsimport does with a recorded case when nobody asks for `--compat 0.9`. */
export interface Difference {
  /** What is different, and for whose good. */
  instead: string;
  exitCode: 0 | 1 | 2;
  /** Words on standard error. */
  says?: string[];
  /** tasks.json, made from the recorded one. */
  tasks?: (recorded: Tasks) => Tasks;
  /** The files in completions/. */
  completions?: Record<string, unknown>;
}

export interface Task {
  id: number;
  task_path?: string;
  data: Record<string, unknown>;
  predictions?: object[];
  completions?: object[];
}
export type Tasks = Record<string, Task>;

/** SOURCE_DATE_EPOCH of the tests: what has no date of its own gets this one. */
export const EPOCH = 1600000000;

const dated = (entries: object[]) => entries.map((entry) => ({ ...entry, created_at: EPOCH }));
const dictionary = (tasks: Task[]): Tasks => Object.fromEntries(tasks.map((task) => [task.id, task]));
const texts = (...lines: string[]) => dictionary(lines.map((my_text, id) => ({ id, data: { my_text } })));
const withoutBlankLines = (recorded: Tasks) =>
  texts(...Object.values(recorded).flatMap(({ data }) => (data.my_text ? [String(data.my_text)] : [])));
const withDates = (recorded: Tasks) =>
  dictionary(
    Object.values(recorded).map(({ completions: _, ...task }) => ({
      ...task,
      ...(task.predictions && { predictions: dated(task.predictions) }),
    })),
  );

/** The recorded tasks of a folder in the order of `names`; a file that 0.9.1 skips gets a task like the others of the input folder. */
const filesInOrder =
  (...names: string[]) =>
  (recorded: Tasks) => {
    const nameOf = ({ task_path }: Task) => basename(task_path!);
    const tasks = Object.values(recorded);
    const sibling = tasks.find((task) => names[0] === nameOf(task))!;
    return dictionary(
      names.map((name, i) => {
        const like = tasks.find((task) => nameOf(task) === name) ?? sibling;
        return { ...JSON.parse(JSON.stringify(like).replaceAll(nameOf(like), name)), id: i + 1 };
      }),
    );
  };

const noTasks = 'An input without a single task is a mistake in the path or the format: refused.';
const skipsBlankLines =
  'Blank lines are skipped: nobody can label an empty text. --blank-lines keep keeps them.';
const bothEras =
  'Predictions get created_at and completions lie in files of their own: 1.x migrates a folder only then.';
const missingKeys = 'Tasks without what the label config asks for cannot be shown: refused.';

const allKinds = "The kinds of files of the guide's table are all taken, not only those of the command line.";

export const differences: Record<string, Difference> = {
  'template-and-label-config': {
    instead: 'Two label configs are refused: one of them would be ignored.',
    exitCode: 2,
    says: ['--label-config and --template cannot be combined'],
  },
  'audio-dir-extensions': {
    instead: allKinds,
    exitCode: 0,
    says: ['[media-not-shown] 2 times'],
    tasks: filesInOrder(
      ...['F.WAV', 'a.wav', 'b.aiff', 'c.mp3', 'd.au', 'e.flac', 'g.Mp3', 'no.m4a', 'no.ogg', 'h.FLAC'],
    ),
  },
  'error-format-unknown': {
    instead: 'CSV is an input format; this file has nothing but a header.',
    exitCode: 1,
    says: ['[no-tasks]', 'below the header'],
  },
  'error-no-project-name': {
    instead: 'The project name may be omitted and is my-project then.',
    exitCode: 0,
  },
  'image-dir-extensions': {
    instead: allKinds,
    exitCode: 0,
    says: ['[media-not-shown] 2 times'],
    tasks: filesInOrder(
      ...[
        'H.PNG',
        'J.JPEG',
        'a.png',
        'b.jpg',
        'c.jpeg',
        'd.tiff',
        'e.tif',
        'f.bmp',
        'g.gif',
        'i.JpG',
        'k.Gif',
      ],
      ...['no.svg', 'no.webp', 'two.dots.jpg', 'x.svg.png'],
    ),
  },
  'image-dir-none': { instead: noTasks, exitCode: 1, says: ['[no-tasks]', '.png'] },
  'json-big-integers': { instead: bothEras, exitCode: 0, tasks: withDates },
  'json-data-not-a-dict': {
    instead: 'A task whose data is no object cannot be labeled: refused.',
    exitCode: 1,
    says: ['[data-not-object] 4 times', '[missing-data-key]'],
  },
  'json-dir-nested-mixed': {
    instead: 'The id 50 is kept and the others are counted after it, in natural order of the files.',
    exitCode: 0,
    tasks: () =>
      dictionary([
        { id: 50, data: { my_text: 'a1' } },
        { id: 51, data: { my_text: 'a0' } },
        { id: 52, data: { my_text: 'a2' } },
        {
          id: 53,
          data: { my_text: 'b', n: 1 },
          predictions: [{ score: 0.25, result: [], created_at: EPOCH }],
        },
        { id: 54, data: { my_text: 'c, bare' } },
        { id: 55, data: { my_text: 'd0' } },
      ]),
  },
  'json-dir-none': { instead: noTasks, exitCode: 1, says: ['[no-tasks]', '.json'] },
  'json-dir-one-file': {
    instead: `The id 12 is kept and the others are counted after it. ${bothEras}`,
    exitCode: 0,
    tasks: () =>
      dictionary([
        { id: 12, data: { my_text: 'r' } },
        { id: 13, data: { my_text: 'p' } },
        { id: 14, data: { my_text: 'q' } },
      ]),
    completions: {
      '12.json': {
        id: 12,
        data: { my_text: 'r' },
        completions: [{ id: 12001, result: [], created_at: EPOCH, lead_time: 0 }],
      },
    },
  },
  'json-guide-example': {
    instead: bothEras,
    exitCode: 0,
    tasks: withDates,
    completions: {
      '0.json': {
        id: 0,
        data: {
          my_text: 'Opossums are great',
          ref_id: 456,
          meta_info: { timestamp: '2020-03-09 18:15:28.212882', location: 'North Pole' },
        },
        completions: [
          {
            id: 1,
            result: [
              {
                from_name: 'sentiment_class',
                to_name: 'message',
                type: 'choices',
                value: { choices: ['Positive'] },
              },
            ],
            created_at: EPOCH,
            lead_time: 0,
          },
        ],
      },
    },
  },
  'json-guide-predictions': { instead: bothEras, exitCode: 0, tasks: withDates },
  'json-list-mixed': { instead: missingKeys, exitCode: 1, says: ['[missing-data-key] 2 times', '"my_text"'] },
  'json-list-without-data': {
    instead: missingKeys,
    exitCode: 1,
    says: ['[missing-data-key] 2 times', '"my_text"'],
  },
  'json-root-keys-dropped': {
    instead: 'The ids of the input are kept, and two tasks have the same one: refused.',
    exitCode: 1,
    says: ['[duplicate-task-id]', '26:11'],
  },
  'label-config-several-variables': {
    instead:
      'A label config with several data keys cannot be filled from a text: refused, and they are named.',
    exitCode: 1,
    says: ['$markup', '$text', '$image'],
  },
  'label-config-unnamed-tags': {
    instead: 'As above: Label Studio shows what follows a dollar sign anywhere in a value.',
    exitCode: 1,
    says: ['$5', '$spaced', '$body'],
  },
  'source-s3': {
    instead: 'An empty tasks.json is written also beside a storage: 1.x does not open a folder without one.',
    exitCode: 0,
    tasks: () => ({}),
  },
  'text-blank-lines-and-spaces': { instead: skipsBlankLines, exitCode: 0, tasks: withoutBlankLines },
  'text-bom': {
    instead: 'A byte order mark is not part of the text.',
    exitCode: 0,
    tasks: () => texts('first', 'second'),
  },
  'text-dir-one-file': { instead: skipsBlankLines, exitCode: 0, tasks: withoutBlankLines },
  'image-dir-nested': {
    instead: 'Hidden files and folders are skipped: systems and tools put them there.',
    exitCode: 0,
    tasks: filesInOrder(
      'top.png',
      'five.bmp',
      'three.gif',
      'eight.jpg',
      'nine.png',
      'one.png',
      'two.jpg',
      'ten.png',
      '\u56db.png',
    ),
  },
  'image-dir-symlinks': {
    instead: 'A link to a folder is followed, each folder once.',
    exitCode: 0,
    says: ['Followed 1 link to a folder'],
    tasks: (recorded) => {
      const linked = JSON.stringify(filesInOrder('out.gif')(recorded)['1'])
        .replaceAll('out.gif', 'other.jpg')
        .replace('/images/other', '/images/dir.png/other')
        .replace('%2Fimages', '%2Fimages%2Fdir.png');
      return {
        ...filesInOrder('link.jpg', 'out.gif', 'real.png')(recorded),
        4: { ...JSON.parse(linked), id: 4 },
      };
    },
  },
  'text-dir-several': {
    instead: `${skipsBlankLines} Files come in natural order, a folder's own before those of its subfolders; hidden files are skipped.`,
    exitCode: 0,
    tasks: () => texts('no extension', 'second', 'one a', 'one b', '# two', 'end', 'three'),
  },
  'text-empty-file': { instead: noTasks, exitCode: 1, says: ['[no-tasks]'] },
  'text-unicode-separators': {
    instead: 'A NUL byte is refused: 1.x cannot store it.',
    exitCode: 1,
    says: ['[nul-byte]', 't.txt:9'],
  },
  'text-line-ends': { instead: skipsBlankLines, exitCode: 0, tasks: withoutBlankLines },
};
