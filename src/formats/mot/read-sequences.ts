import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Finding, Located, Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { EDITOR_RATE } from '../../label-config/frame-rate.ts';
import { greatest } from '../../lists.ts';
import { type Size, sizeOf } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Batch } from '../../tasks/batch.ts';
import { filesIn } from '../folder/files-in.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { sampleFolder } from '../input-sample.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { readTable } from '../labelled/read-table.ts';
import { readText } from '../labelled/read-text.ts';
import { reportSameNames } from '../labelled/same-names.ts';
import type { TableRow } from '../labelled/table-rows.ts';
import type { Draft } from '../labelled/task-results.ts';
import { type FindVideo, isVideo, videoFinder } from '../labelled-video/find-video.ts';
import { type Frames, framesIn, sizeOfFrames, videoCommand } from '../labelled-video/frames.ts';
import { rateOfVideo } from '../labelled-video/rate-of-video.ts';
import type { Box, Track } from '../labelled-video/track.ts';
import { videoControlOf, videoDraft } from '../labelled-video/video-draft.ts';
import { isImage } from '../media/image-dir.ts';
import { isMot } from './looks-like.ts';

/** The classes of MOT16, MOT17 and MOT20, from 1. */
const standardClasses = [
  'Pedestrian',
  'Person on vehicle',
  'Car',
  'Bicycle',
  'Motorbike',
  'Non motorized vehicle',
  'Static person',
  'Distractor',
  'Occluder',
  'Occluder on the ground',
  'Occluder full',
  'Reflection',
];
/** The label of results of trackers, which have no class. */
const NO_CLASS = 'object';

/** A row of a file of tracks. */
interface MotRow {
  frame: number;
  id: number;
  box: Box;
  /** In ground truth 0 for what is not evaluated, in results of trackers a score. */
  flag: number | undefined;
  classId: number | undefined;
  /** How much of it can be seen, from 0 to 1; 1 where nothing is said. */
  visibility: number;
  /** It says where in space its object is, as MOT15 does. */
  isInSpace: boolean;
  line: number;
}

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const { path, displayPath } = input;
  const isFolder = statSync(path).isDirectory();
  const hasResults = isFolder && !input.store && isOfResults(input);
  const wanted = hasResults ? ['.txt'] : /^(?:gt|det)\.txt$/i;
  const found = isFolder ? [...filesIn(input, wanted, isBeside)] : [{ path, displayPath }];
  const truths = found.filter((file) => !isFolder || !/^det\.txt$/i.test(basename(file.path)));
  // Detections beside tracks are of no use; alone, they are said to be none.
  const files = truths.length > 0 ? truths : found;
  countWithoutTracks(input, found, truths);
  const findVideo = videoFinder();
  for (const file of files) {
    const draft = draftOf(input, file.path, file.displayPath, hasResults, findVideo);
    if (draft) yield draft;
  }
}

/** Counts sequences that have detections only, beside others with tracks. */
function countWithoutTracks(
  { skip }: Input,
  found: readonly { path: string }[],
  truths: readonly { path: string }[],
): void {
  const rootOf = ({ path }: { path: string }) => dirname(dirname(path));
  const tracked = new Set(truths.map(rootOf));
  const others = found.filter((file) => !truths.includes(file) && !tracked.has(rootOf(file)));
  if (truths.length > 0 && others.length > 0) skip('sequences without gt/gt.txt', others.length);
}

/** Whether a folder has no sequences, but results of trackers: a file for each sequence, by its name. */
function isOfResults({ path, files }: Input): boolean {
  const picked = files?.below(path);
  const { names, heads } = sampleFolder(
    path,
    (file) => picked?.takesFile(file) ?? true,
    (folder) => picked?.entersFolder(folder) ?? true,
  );
  return !names.some((name) => /^(?:gt|det)\.txt$/i.test(basename(name))) && heads('.txt').some(isMot);
}

/** Frames, videos, detections, and what describes a sequence. */
function isBeside(name: string): boolean {
  return isImage(name) || isVideo(name) || /^(?:seqinfo\.ini|labels\.txt)$/i.test(name);
}

function draftOf(
  input: Input,
  path: string,
  file: string,
  isResult: boolean,
  findVideo: FindVideo,
): Draft | undefined {
  const rows = readTable(input, path, file, ',');
  if (!rows) return undefined;
  if (rows[0] && mots.test(rows[0].cells.join(','))) {
    const advice =
      'import the boxes of the same sequence (MOT17, MOT20), or write the masks as PNG and use mask-dir.';
    const args = { found: 'a file of MOTS, which has masks', advice };
    input.report({ code: 'label-dialect', args }, { file, line: rows[0].line });
    return undefined;
  }
  if (rows.length > 0 && rows.every(({ cells }) => Number(cells[1]) === -1)) {
    const advice = 'use the output of a tracker, which gives each box the number of its track.';
    input.report(
      { code: 'label-dialect', args: { found: 'a list of detections (track -1)', advice } },
      { file },
    );
    return undefined;
  }
  const isTruth = basename(dirname(path)) === 'gt';
  const root = isTruth ? dirname(dirname(path)) : dirname(path);
  const info = readInfo(input, root);
  // What is beside results describes all of them.
  const name = (isResult ? undefined : info.name) ?? basename(isTruth ? root : path.replace(/\.[^.]+$/, ''));
  const place = { file };
  const found: Located[] = [];
  const report = (finding: Finding, at: Place) => void found.push({ finding, place: at });
  const { byTrack, skipped } = tracksOf(input, rows, file, isTruth, report);
  const frames = framesOf(root, isTruth);
  const ofFrames = sizeOfFrames(frames);
  const size = info.size ?? ofFrames;
  if (!size) {
    const args = { video: quote(name), info: showPath(input, join(root, INFO)) };
    input.report({ code: 'video-size-unknown', args }, place);
    return undefined;
  }
  const names = readLabels(input, path);
  const tracks = [...byTrack.values()].flatMap((boxes) => toTrack(boxes, names, file, report));
  const folders = input.options.images === undefined ? [root, dirname(root)] : [input.options.images];
  const video = findVideo(folders, name);
  const ofVideo = info.rate === undefined && video !== undefined ? rateOfVideo(video) : undefined;
  const rate = info.rate ?? ofVideo?.rate ?? videoControlOf(input)?.rate ?? EDITOR_RATE;
  const last = Math.max(greatest(tracks.map(({ boxes }) => boxes.at(-1)!.frame)), 1);
  const differs = (problem: string) =>
    report({ code: 'sequence-differs', args: { problem, file: showPath(input, join(root, INFO)) } }, place);
  if (ofFrames && (ofFrames.width !== size.width || ofFrames.height !== size.height)) {
    const own = `the frames in ${basename(frames.folder)}/ have ${ofFrames.width} by ${ofFrames.height}`;
    differs(`imWidth and imHeight are ${size.width} by ${size.height}, but ${own}`);
  }
  if (info.length !== undefined && last > info.length)
    differs(`seqLength is ${info.length}, but there are tracks up to frame ${last}`);
  const videoPath = video ?? join(folders[0]!, `${name}.mp4`);
  const isOnDisk = !input.store && !input.bucket && input.original === undefined;
  const toMake = isOnDisk
    ? videoCommand(frames, size, rate, videoPath, (path) => showPath(input, path))
    : undefined;
  const target = { path: videoPath, name: `${name}.mp4`, exists: video !== undefined, toMake };
  return videoDraft(
    input,
    target,
    { size, count: info.length ?? last, rate, isKnown: true, drift: ofVideo?.drift },
    tracks,
    place,
    {
      found,
      skipped,
    },
  );
}

/** The frames of a sequence: in img1/, in img/ as LaSOT has them, or beside the labels of a sequence of its own. */
function framesOf(root: string, isTruth: boolean): Frames {
  const folders = isTruth ? ['img1', 'img', '.'] : ['img1'];
  const all = folders.map((folder) => framesIn(join(root, folder)));
  return all.find(({ names }) => names.length > 0) ?? all[0]!;
}

/** A row of MOTS: frame, id, class, height, width and a mask, between spaces. */
const mots = /^\d+ \d+ \d+ \d+ \d+ \S+$/;

/** The rows of each track, in the order of frames; what is not a row of a track is reported, or counted as skipped. */
function tracksOf(
  input: Input,
  rows: readonly TableRow[],
  file: string,
  isTruth: boolean,
  report: (finding: Finding, place: Place) => void,
): { byTrack: Map<number, MotRow[]>; skipped: number } {
  let skipped = 0;
  const skip = (what: string) => {
    skipped++;
    input.skip(what, 1);
  };
  const byTrack = new Map<number, MotRow[]>();
  const first = rows.filter(({ cells }) => toNumber(cells[0]) === 0);
  if (first.length > 0) {
    const isHere = input.original === undefined && input.store === undefined;
    const args = { boxes: first.length, ...(isHere && { canShift: 1 }) };
    report({ code: 'frame-zero', args }, { file, line: first[0]!.line });
  }
  for (const { cells, line } of rows) {
    if (toNumber(cells[0]) === 0) continue;
    const row = readRow(cells, line);
    if (typeof row === 'string') {
      const args = { what: `line ${JSON.stringify(cells.join(','))}`, problem: row };
      report({ code: 'label-malformed', args }, { file, line });
    } else if (row.id < 0) skip('detections without a track');
    else if ((isTruth || row.classId !== undefined) && row.flag === 0) skip('boxes marked as not evaluated');
    else {
      if (row.visibility < 1) input.skip('visibilities of boxes (column 9)', 1);
      if (row.isInSpace) input.skip('positions in space (columns 8 to 10)', 1);
      const others = byTrack.get(row.id);
      if (others) others.push(row);
      else byTrack.set(row.id, [row]);
    }
  }
  for (const boxes of byTrack.values()) boxes.sort((a, b) => a.frame - b.frame);
  return { byTrack, skipped };
}

function readRow(cells: readonly string[], line: number): MotRow | string {
  const numbers = cells.map(toNumber);
  if (numbers.length < 6 || numbers.slice(0, 6).includes(undefined)) {
    return 'it is not frame, id, left, top, width, height';
  }
  const [frame, id, x, y, width, height] = numbers as [number, number, number, number, number, number];
  const [flag, classId, visible] = numbers.slice(6);
  if (!Number.isSafeInteger(frame) || frame < 1) return 'its frame is not a whole number from 1';
  if (width < 0 || height < 0) return 'its width or height is negative';
  const isClass = classId !== undefined && Number.isInteger(classId) && classId >= 1;
  const inSpace = numbers.slice(7, 10);
  // Trackers fill these columns with -1 or 0, or put a class and how much can be seen into the first two.
  const isVisibility = inSpace[1] === -1 || (inSpace[1]! >= 0 && inSpace[1]! <= 1);
  const isFilled =
    inSpace.length === 3 && inSpace[2] !== -1 && inSpace.some((number) => number !== 0 && number !== -1);
  const isInSpace = isFilled && !(isClass && isVisibility);
  const box: Box = { kind: 'rectangle', x, y, width, height };
  const hasClass = isClass && !isInSpace;
  const visibility = hasClass ? (visible === -1 ? 1 : (visible ?? 1)) : 1;
  return { frame, id, box, flag, classId: hasClass ? classId : undefined, visibility, isInSpace, line };
}

/** A track of all rows of one id; two rows at one frame are reported. */
function toTrack(
  rows: readonly MotRow[],
  names: readonly string[],
  file: string,
  report: (finding: Finding, place: Place) => void,
): Track[] {
  const [{ classId, line, id }] = rows as [MotRow];
  const place = { file, line };
  const label = classId === undefined ? NO_CLASS : names[classId - 1];
  if (label === undefined) {
    report({ code: 'class-unknown', args: { id: String(classId), where: 'the list of classes' } }, place);
    return [];
  }
  for (const other of new Set(rows.map((row) => row.classId))) {
    if (other === classId) continue;
    const mark = `class ${other === undefined ? 'none' : (names[other - 1] ?? other)}`;
    report({ code: 'label-mark-lost', args: { mark, label: quote(label) } }, place);
  }
  const boxes = [];
  for (const [i, { frame, box, line: at }] of rows.entries()) {
    const next = rows[i + 1]?.frame;
    if (next === frame) {
      const problem = `track ${id} has another box at frame ${frame}`;
      report({ code: 'label-malformed', args: { what: 'box', problem } }, { file, line: at });
    } else boxes.push({ frame, box, isLast: next !== frame + 1 });
  }
  const scores =
    classId === undefined ? rows.flatMap(({ flag }) => (flag === undefined || flag < 0 ? [] : [flag])) : [];
  const hasScores = scores.some((score) => score !== 1) && scores.every((score) => score <= 1);
  const sum = scores.reduce((total, score) => total + score, 0);
  return [{ label, boxes, place, ...(hasScores && { score: sum / scores.length }) }];
}

/** The names that CVAT and Datumaro put beside the tracks, one a line from class 1 on; else those of the challenge. */
function readLabels(input: Input, path: string): readonly string[] {
  const list = join(dirname(path), 'labels.txt');
  if (!existsSync(list)) return standardClasses;
  const text = readText(input, list, showPath(input, list)) ?? '';
  const names = text.split(/\r\n|\n|\r/).map((name) => name.trim());
  reportSameNames(
    input,
    names.map((name, i) => [i + 1, name]),
    showPath(input, list),
  );
  return names;
}

/** The file that describes a sequence. */
const INFO = 'seqinfo.ini';

interface SequenceInfo {
  name: string | undefined;
  size: Size | undefined;
  rate: number | undefined;
  length: number | undefined;
}

function readInfo(input: Input, root: string): SequenceInfo {
  const path = join(root, INFO);
  const text = existsSync(path) ? (readText(input, path, showPath(input, path)) ?? '') : '';
  const entryOf = (key: string) =>
    new RegExp(`^[^\\S\\r\\n]*${key}[^\\S\\r\\n]*=(.*)$`, 'im').exec(text)?.[1]?.trim();
  const count = (key: string) => {
    const number = toNumber(entryOf(key));
    return number !== undefined && number > 0 ? number : undefined;
  };
  return {
    name: entryOf('name') || undefined,
    size: sizeOf(count('imWidth'), count('imHeight')),
    rate: count('frameRate'),
    length: count('seqLength'),
  };
}
