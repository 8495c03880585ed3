import { stemOf } from '../labelled/stem-of.ts';
import { isImage } from '../media/image-dir.ts';
import { isMedium } from '../media-columns/media-keys.ts';
import type { Command } from './commands.ts';
import { mediaCommands as commands } from './media-commands.ts';
import type { TextToolInFolder, Tool } from './tool.ts';

/** How labels become a file of a format that is read, which `images` may have to be named for. */
const write = ({ run }: Command, as: string, then: string) => `Write them as ${as}: ${run}. Then ${then}`;

const asCoco = (command: Command, where = '') =>
  write(
    command,
    `COCO${where}`,
    'use --input-path coco.json --input-format coco, with --images FOLDER if the images are elsewhere.',
  );

const asBoxes = (command: Command, where = '') =>
  write(
    command,
    `a table of boxes${where}`,
    'use --input-path boxes.csv --input-format boxes-csv, with --images FOLDER if the images are elsewhere.',
  );

const asVia = (command: Command, where: string, folder = 'FOLDER') =>
  write(
    command,
    `a project of VIA${where}`,
    `use --input-path via_project.json --input-format via-video --images ${folder}.`,
  );

const images = { of: 'images' as const };

/** Labels of images and videos in JSON, by member names that only they have together. */
export const mediaJsonTools: readonly (Tool & { keys: readonly string[]; also?: RegExp })[] = [
  {
    name: 'labels of xView',
    ...images,
    keys: ['features', 'bounds_imcoords', 'type_id', 'image_id'],
    instead: `${asBoxes(commands.xView)} Its labels are the numbers of the types.`,
  },
  {
    name: 'keypoints of OpenPose',
    ...images,
    keys: ['people', 'pose_keypoints_2d'],
    instead: `${asCoco(commands.openPose, ', in the folder of the JSON files')} The points of bodies get their numbers as names; those of hands and faces are skipped.`,
  },
  {
    name: 'segments of ActivityNet',
    of: 'any',
    keys: ['database', 'annotations', 'segment', 'label'],
    also: /"database"\s*:\s*\{/,
    instead: asVia(commands.activityNet, ', where the videos are called v_ID.mp4'),
  },
  {
    name: 'events of SoccerNet',
    of: 'any',
    keys: ['annotations', 'gameTime', 'label', 'position'],
    instead: asVia(
      commands.soccerNet,
      ', in the folder of all games, whose halves are called 1_224p.mkv and 2_224p.mkv (else change that in the command)',
      '.',
    ),
  },
  {
    name: 'predictions of Roboflow',
    ...images,
    keys: ['predictions', 'x', 'y', 'width', 'height', 'confidence', 'class'],
    also: /^\s*\{(?=[\s\S]*"predictions"\s*:\s*\[\s*\{[^{}[\]]*"x"\s*:)/,
    instead: `${asBoxes(commands.roboflow, ', in the folder of the JSON files')} They become predictions with their confidence; polygons and keypoints are skipped.`,
  },
  {
    name: 'labels of Amazon Rekognition',
    ...images,
    keys: ['Labels', 'Name', 'Confidence', 'Instances'],
    instead: `${asBoxes(commands.rekognition, ', in the folder of the JSON files, for images that end in .jpg')} Labels without boxes are skipped.`,
  },
  {
    name: 'labels of DeepFashion2',
    ...images,
    keys: ['item1', 'category_name', 'bounding_box'],
    instead: `${asCoco(commands.deepFashion, ', in the folder of the JSON files')} Landmarks and styles are skipped.`,
  },
  {
    name: 'questions of VQA',
    of: 'any',
    keys: ['questions', 'question_id', 'image_id', 'data_subtype'],
    instead: vqa(),
  },
  {
    name: 'answers of VQA',
    of: 'any',
    keys: ['annotations', 'question_id', 'image_id', 'multiple_choice_answer'],
    instead: vqa(),
  },
  {
    name: 'joints of MPII',
    ...images,
    keys: ['joints', 'joints_vis', 'image'],
    instead: asCoco(commands.mpii),
  },
  {
    name: 'dicts of Detectron2',
    ...images,
    keys: ['file_name', 'annotations', 'bbox', 'bbox_mode'],
    instead: `${asCoco(commands.detectron)} The names of its categories are not in the file; write them into coco.json.`,
  },
  {
    name: 'masks of YouTube-VIS',
    ...images,
    keys: ['videos', 'file_names', 'annotations', 'segmentations', 'video_id'],
    instead: `${write(commands.youTubeVis, 'COCO, with an image for each frame', 'use --input-path coco.json --input-format coco --images JPEGImages.')} Which masks are one object is skipped.`,
  },
  {
    name: 'detections of MegaDetector',
    ...images,
    keys: ['images', 'detection_categories'],
    instead: write(
      commands.megaDetector,
      'a table of boxes',
      'use --input-path detections.csv --input-format openimages, with --images FOLDER if the images are elsewhere. They become predictions with their confidence.',
    ),
  },
  {
    name: 'objects of Visual Genome',
    ...images,
    keys: ['image_id', 'objects', 'names', 'synsets', 'x', 'w'],
    instead: asBoxes(commands.visualGenome),
  },
  {
    name: 'labels of Something-Something',
    of: 'any',
    keys: ['id', 'label', 'template', 'placeholders'],
    instead: asVideos(commands.somethingSomething, 'videos.json'),
  },
  {
    name: 'captions of MSR-VTT',
    of: 'any',
    keys: ['videos', 'sentences', 'caption', 'video_id', 'sen_id'],
    instead: asVideos(commands.msrVtt, 'videos.json'),
  },
  {
    name: 'boxes in a list of each image',
    ...images,
    keys: ['boxes', 'x', 'y', 'label'],
    also: /^\s*\[\s*\{(?=[^[\]{}]*"(?:image|file_?name)")[^[\]{}]*"boxes"\s*:\s*\[\s*\{[^[\]{}]*"(?:w|width)"/,
    instead: asBoxes(commands.listedBoxes),
  },
];

/** Of any tool: asked last, as what a tool writes by image may be known from what is in its members. */
export const membersByImage: (typeof mediaJsonTools)[number] = {
  name: 'an object with a member for each image',
  ...images,
  keys: [],
  // A flat value is followed by another image, or by nothing.
  also: /^\s*\{\s*"[^"{}]{1,300}\.(?:jpe?g|png|webp|bmp|gif|tiff?)"\s*:\s*(?:[[{]|(?:"[^"]{0,300}"|[-\w.+]{1,30})\s*(?:\}|,\s*"[^"{}]{1,300}\.(?:jpe?g|png|webp|bmp|gif|tiff?)"))/i,
  why: 'its labels are below the names of the images',
  instead: write(
    commands.byNames,
    'a list',
    'use --input-path rows.json --document-root FOLDER, with --choices-column label=label if they are classes.',
  ),
};

/** Rows whose ids are the names of videos, without an ending. */
function asVideos(command: Command, file: string): string {
  return write(command, 'rows that name the videos', `use --input-path ${file} --document-root FOLDER.`);
}

function vqa(): string {
  return write(
    commands.vqa,
    'a row for each question with its answer',
    'use --input-path questions.jsonl --input-format jsonl --document-root FOLDER.',
  );
}

/** Labels of images and videos that are text, by how their files begin. */
export const mediaTextTools: readonly (Tool & { starts: RegExp })[] = [
  {
    name: 'points of DeepLabCut',
    ...images,
    // Names of its columns come again, so that no row could be a task.
    isAlone: true,
    starts: /^scorer,[^\n]*\nbodyparts,[^\n]*\ncoords,/,
    instead: asCoco(commands.deepLabCut, ', in the folder of the project'),
  },
  {
    name: 'points of DeepLabCut for several animals',
    ...images,
    isAlone: true,
    starts: /^scorer,[^\n]*\nindividuals,/,
  },
  {
    name: 'classes of videos of Kinetics',
    of: 'any',
    starts: /^label,youtube_id,time_start,time_end,split\r?\n/,
    instead: asVideos(commands.kinetics, 'videos.csv'),
  },
  {
    name: 'captions of Flickr8k, some for each image',
    of: 'any',
    starts: /^[^\s#]+\.(?:jpe?g|png)#\d+\t/i,
    instead: write(
      commands.captions,
      'a table',
      'use --input-path captions.tsv --document-root FOLDER for a task per caption.',
    ),
  },
];

/** Whether a medium that fits has the name of a file, which is given without its ending. */
const named = (fits: (name: string) => boolean) => (stem: string, names: readonly string[]) =>
  names.some((name) => fits(name) && stemOf(name) === stem);

/** Whether the last four numbers of all rows can be two corners, and not a corner and a size. */
function areCorners(head: string): boolean {
  const rows = head.split('\n').filter((line) => line.trim() !== '');
  return rows.every((row) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = row.trim().split(/\s+/).slice(-4).map(Number);
    return left <= right && top <= bottom;
  });
}

/** The same for files that stand beside media, where their few numbers are like no other. */
export const mediaTextToolsInFolders: readonly TextToolInFolder[] = [
  {
    name: 'segments of THUMOS',
    of: 'any',
    file: /_(?:val|test)\.txt$/,
    starts: /^video_(?:validation|test)_\d{7} +\d[\d.]* +\d[\d.]* *\r?(?:\n|$)/,
    instead: asVia(commands.thumos, ', in the folder of the texts, for videos that end in .mp4'),
  },
  {
    name: 'a label for each frame of a video',
    of: 'any',
    // A word that comes again at once, as no text begins.
    starts: /^(\S{1,100})[ \t]*\r?\n(?:\1[ \t]*\r?\n){4}/,
    isBeside: named((name) => isMedium(name) && !isImage(name)),
    instead: `${asVia(commands.framewise, ', in the folder of the texts, where FPS is the number of frames in a second (15 for Breakfast, 30 for 50 Salads), for videos of the same names that end in .avi')}`,
  },
  {
    name: 'boxes of images as the OIDv4 ToolKit has them (a name, left, top, right and bottom)',
    ...images,
    starts: /^[^\d\s,;-][^\s,;]{0,100}(?: [^\d\s,;.-][^\s,;]{0,100}){0,9}(?: -?\d[\d.]*){4}[ \t]*(?:\r?\n|$)/,
    isBeside: (stem, names, head) => named(isImage)(stem, names) && areCorners(head),
    instead: asBoxes(commands.namedBoxes, ', in the folder of the texts'),
  },
  {
    name: 'the track of one object in each sequence, as GOT-10k, LaSOT and VOT have it',
    ...images,
    file: /(?:^|[/\\])groundtruth(?:_rect)?(?:\.\d)?\.txt$/,
    // Others have poses of a camera in files of this name, eight numbers between spaces.
    starts: /^(?:-?[\d.]+|nan)(?:(?:[,\t ]+(?:-?[\d.]+|nan)){3}|(?:, *(?:-?[\d.]+|nan)){7})\s*(?:\n|$)/i,
    instead: write(
      commands.oneTrack,
      'tracks of MOTChallenge, in the folder of the sequences',
      'use that folder with --input-format mot.',
    ),
  },
  {
    name: 'tracks of VisDrone',
    ...images,
    starts: /^(?:\d+,){2}(?:-?\d+,){4}[01],(?:\d|1[01]),[01],[0-2]\r?(?:\n|$)/,
    instead: write(
      commands.visDroneTracks,
      'tracks of MOTChallenge, in the folder that has annotations/ and sequences/',
      'use its folder sequences with --input-format mot. What is truncated or occluded is skipped.',
    ),
  },
  {
    name: 'ellipses of FDDB',
    ...images,
    starts: /^(?=\d*[^\s\d])\S{1,300}\r?\n\d+ *\r?\n(?:-?[\d.]+ +){5}1 *\r?(?:\n|$)/,
    instead: write(
      commands.fddb,
      'a project of VIA, in the folder that has FDDB-folds/',
      'use --input-path via.json --input-format via --images originalPics.',
    ),
  },
  {
    name: 'boxes with actions of AVA',
    of: 'any',
    starts: /^[\w-]{11},\d{3,4},(?:[01]?\.\d+,){4}\d+,\d+\r?(?:\n|$)/,
    instead:
      'Its boxes are in fractions of a frame at a second of a video: cut these frames out, and write a table with the columns "filename", "xmin", "ymin", "xmax", "ymax" and "label" for boxes-csv.',
  },
];

/** The same for files that are known by their ending. */
export const mediaToolsByEnding: readonly (Tool & { ending: string; starts: RegExp })[] = [
  {
    name: 'landmarks as 300W has them (.pts)',
    ...images,
    ending: '.pts',
    starts: /^\s*version:\s*1/,
    instead: write(
      commands.points,
      'labelme, in their folder, for images of the same name',
      'use that folder with --input-format labelme.',
    ),
  },
];
