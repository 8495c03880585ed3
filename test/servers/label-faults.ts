import type { ConvertedTask } from './official-converter.ts';

/** A thing that the official converter gets wrong, and what lsimport does instead. */
export interface LabelFault {
  name: string;
  format: 'coco' | 'yolo';
  /** What differs from a sound data set: members of the COCO file, or files of the YOLO folder. */
  change: Record<string, unknown>;
  /** What the official converter does: the traceback that it ends with, or a look at its tasks. */
  theirs: RegExp | ((tasks: ConvertedTask[]) => unknown);
  /** The codes of what lsimport finds; none where it just carries over what is there. */
  ours: string[];
}

const annotation = { id: 1, image_id: 1, category_id: 1 };
const box = { ...annotation, bbox: [10, 10, 20, 20] };
const regions = (tasks: ConvertedTask[]) =>
  tasks.flatMap(({ annotations }) => annotations?.[0]?.result ?? []);
const line = (text: string) => ({ 'labels/a.txt': text });

export const faults: readonly LabelFault[] = [
  {
    name: 'a run-length mask',
    format: 'coco',
    change: {
      annotations: [{ ...annotation, segmentation: { size: [48, 64], counts: [10, 20, 3042] }, iscrowd: 0 }],
    },
    theirs: /Error/,
    ours: [],
  },
  {
    name: 'an unknown image',
    format: 'coco',
    change: { annotations: [{ ...box, image_id: 9 }] },
    theirs: /KeyError: 9/,
    ours: ['label-without-image'],
  },
  {
    name: 'an unknown category',
    format: 'coco',
    change: { annotations: [{ ...box, category_id: 9 }] },
    theirs: /KeyError: 9/,
    ours: ['class-unknown'],
  },
  {
    name: 'an image without its width in the file',
    format: 'coco',
    change: { images: [{ id: 1, file_name: 'images/a.png', height: 48 }], annotations: [box] },
    theirs: /KeyError: 'width'/,
    ours: [],
  },
  {
    name: 'an empty box',
    format: 'coco',
    change: { annotations: [{ ...box, bbox: [] }] },
    theirs: /ValueError/,
    ours: ['label-malformed'],
  },
  {
    name: 'an odd polygon',
    format: 'coco',
    change: { annotations: [{ ...annotation, segmentation: [[1, 1, 9, 1, 9, 9, 5]] }] },
    theirs: (tasks) => (regions(tasks)[0]!.value.points as unknown[]).length === 3,
    ours: ['label-malformed'],
  },
  {
    name: 'a keypoint that is not labelled',
    format: 'coco',
    change: { annotations: [{ ...annotation, keypoints: [0, 0, 0, 5, 5, 2] }] },
    theirs: (tasks) => regions(tasks)[0]!.value.hidden === true,
    ours: [],
  },
  {
    name: 'a score',
    format: 'coco',
    change: { annotations: [{ ...box, score: 0.5 }] },
    theirs: (tasks) => regions(tasks)[0]!.score === undefined,
    ours: [],
  },
  {
    name: 'a polygon',
    format: 'yolo',
    change: line('0 0.1 0.1 0.9 0.1 0.5 0.9\n'),
    theirs: (tasks) => regions(tasks)[0]!.type === 'rectanglelabels' && regions(tasks)[0]!.score === 0.5,
    ours: [],
  },
  {
    name: 'a score of nothing',
    format: 'yolo',
    change: line('0 0.5 0.5 0.1 0.1 0\n'),
    theirs: (tasks) => regions(tasks)[0]!.score === undefined,
    ours: [],
  },
  {
    name: 'a box beyond the edge',
    format: 'yolo',
    change: line('0 0 0.5 0.2 0.1\n'),
    theirs: (tasks) => regions(tasks)[0]!.value.x === -10,
    ours: ['label-clipped'],
  },
  {
    name: 'a blank line',
    format: 'yolo',
    change: line('0 0.5 0.5 0.1 0.1\n\n'),
    theirs: /ValueError/,
    ours: [],
  },
  {
    name: 'an unknown class',
    format: 'yolo',
    change: line('7 0.5 0.5 0.1 0.1\n'),
    theirs: /(?:Index|Key)Error/,
    ours: ['class-unknown'],
  },
  {
    name: 'no classes',
    format: 'yolo',
    change: { 'classes.txt': undefined },
    theirs: /FileNotFoundError/,
    // Without names of classes no label config can be written for the data either.
    ours: ['classes-missing', 'refused'],
  },
  {
    name: 'images in a folder of their own part',
    format: 'yolo',
    change: {
      'images/a.png': undefined,
      'labels/a.txt': undefined,
      'images/train/a.png': 'image',
      'labels/train/a.txt': '0 0.5 0.5 0.1 0.1',
    },
    theirs: /Nothing was written/,
    ours: [],
  },
  {
    name: 'an extension in capitals',
    format: 'yolo',
    change: { 'images/a.png': undefined, 'images/a.PNG': 'image' },
    theirs: /Nothing was written/,
    ours: [],
  },
];
