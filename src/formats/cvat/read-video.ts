import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Finding, Located, Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { EDITOR_RATE } from '../../label-config/frame-rate.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { type Size, sizeOf } from '../../regions/shape.ts';
import { toNumber } from '../../regions/to-number.ts';
import type { Batch } from '../../tasks/batch.ts';
import { childOf, textIn } from '../../xml/elements.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';
import { filesIn } from '../folder/files-in.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { countAttributes, type MemberCounter, memberCounter } from '../labelled/count-members.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { type OtherRoots, otherRoots } from '../labelled/other-roots.ts';
import type { Draft } from '../labelled/task-results.ts';
import { type PieceOfXml, xmlPiecesOf } from '../labelled/xml-pieces-of.ts';
import { type FindVideo, isVideo, videoFinder } from '../labelled-video/find-video.ts';
import { framesIn, videoCommand } from '../labelled-video/frames.ts';
import { rateOfVideo } from '../labelled-video/rate-of-video.ts';
import type { Track, TrackedBox } from '../labelled-video/track.ts';
import { videoControlOf, videoDraft } from '../labelled-video/video-draft.ts';
import { isImage } from '../media/image-dir.ts';
import { elementsRead, readMeta } from './meta.ts';
import { readBox } from './shapes.ts';

export { classes } from './read-images.ts';

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

function* draftsOf(input: Input): Generator<Draft> {
  const { path, displayPath } = input;
  const files = statSync(path).isDirectory()
    ? filesIn(input, ['.xml'], (name) => isImage(name) || isVideo(name))
    : [{ path, displayPath }];
  const findVideo = videoFinder();
  const others = otherRoots(input, '<annotations>');
  for (const file of files) {
    const draft = draftOf(input, file.path, file.displayPath, findVideo, others);
    if (draft) yield draft;
  }
  others.count();
}

/** The keyframe only says where the box was drawn. */
const attributesRead: ReadonlySet<string> = new Set([
  ...['id', 'label', 'task_id', 'subset', 'frame', 'keyframe', 'outside', 'rotation'],
  ...['xtl', 'ytl', 'xbr', 'ybr'],
]);

/** What the meta data of a file say of its video. */
interface VideoMeta {
  source: string | undefined;
  size: Size | undefined;
  frames: number | undefined;
}

function draftOf(
  input: Input,
  path: string,
  file: string,
  findVideo: FindVideo,
  others: OtherRoots,
): Draft | undefined {
  const found: Located[] = [];
  const report = (finding: Finding, place: Place) => void found.push({ finding, place });
  const refuse = (problem: string, line: number): undefined =>
    void input.report({ code: 'label-file-malformed', args: { problem } }, { file, line });
  const countAny = memberCounter(input, 'tracks and their boxes', attributesRead, 'attributes');
  // What people drew is nothing to be said of a track, but that a model did is.
  const count: MemberCounter = (name, value) => {
    if (name !== 'source' || value !== 'manual') countAny(name, value);
  };
  const countElement = memberCounter(input, 'files', elementsRead, 'elements');
  const tracks: Track[] = [];
  const tasks = new Set<string>();
  let meta: VideoMeta | undefined;
  let last = 0;
  let isRead = false;
  for (const piece of xmlPiecesOf(input, path, file)) {
    const { element, isRoot, lineOf } = piece;
    isRead = true;
    if (isRoot && element.name !== 'annotations') {
      if (others.add(path, file, element.name)) return undefined;
      return refuse('its root is not <annotations>', lineOf(element));
    }
    if (element.name === 'meta') meta = readVideoMeta(element);
    if (element.name === 'image') input.skip('images of CVAT', 1);
    if (!isRoot) countElement(element.name, true);
    if (element.name !== 'track') continue;
    tasks.add(element.attributes.get('task_id')?.value ?? '');
    if (tasks.size > 1)
      return refuse('it has the tracks of several videos; export each task by itself', lineOf(element));
    const track = readTrack(piece, file, count, report);
    if (!track) continue;
    tracks.push(track);
    last = Math.max(last, track.boxes.at(-1)!.frame);
  }
  // What kept it from being read has been reported.
  if (!isRead) return undefined;
  if (!meta?.size) return refuse('its <meta> has no <original_size> of the video', 1);
  const beside = dirname(path);
  const name = meta.source ?? `${basename(path, '.xml')}.mp4`;
  const folders =
    input.options.images === undefined
      ? [beside, join(beside, 'videos'), dirname(beside)]
      : [input.options.images];
  const video = findVideo(folders, name);
  const known = video === undefined ? undefined : rateOfVideo(video);
  const rate = known?.rate ?? videoControlOf(input)?.rate ?? EDITOR_RATE;
  if (known === undefined)
    input.note(
      `CVAT does not say how many frames ${name} has a second; times assume ${rate}, as the frameRate of the Video tag. If it has another number, set that as frameRate in the label config, or regions drift; ffprobe shows it: ffprobe -v error -select_streams v -show_entries stream=avg_frame_rate -of csv=p=0 ${quotePathForShell(video === undefined ? name : showPath(input, video))}`,
    );
  const frames = {
    size: meta.size,
    count: Math.max(meta.frames ?? 0, last),
    rate,
    isKnown: known !== undefined,
    drift: known?.drift,
  };
  const videoPath = video ?? join(folders[0]!, name);
  const toMake = !video && isVideo(name) ? commandFor(input, path, meta.size, rate, videoPath) : undefined;
  const target = { path: videoPath, name, exists: video !== undefined, toMake };
  return videoDraft(input, target, frames, tracks, { file }, { found });
}

function readVideoMeta(element: XmlElement): VideoMeta {
  const scope = childOf(element, 'task') ?? childOf(element, 'job') ?? element;
  const size = childOf(scope, 'original_size') ?? childOf(element, 'original_size');
  const side = (name: string) => toNumber(size && textIn(childOf(size, name)));
  return {
    source: textIn(childOf(scope, 'source')) ?? textIn(childOf(element, 'source')),
    size: sizeOf(side('width'), side('height')),
    frames: readMeta(element).frames,
  };
}

/** The command that makes the video of its frames in images/, where all of them are there: those of a part would come too early. */
function commandFor(input: Input, path: string, size: Size, rate: number, video: string): string | undefined {
  if (input.store || input.bucket || input.original !== undefined) return undefined;
  const frames = framesIn(join(dirname(path), 'images'));
  const numberOf = (name = '') => Number(/(\d{1,15})\.[^.]{1,9}$/.exec(name)?.[1]);
  const isWhole =
    numberOf(frames.names[0]) === 0 && numberOf(frames.names.at(-1)) === frames.names.length - 1;
  return isWhole ? videoCommand(frames, size, rate, video, (one) => showPath(input, one)) : undefined;
}

/** A track as the boxes that it moves between; undefined when it has none that can be read, which is reported. */
function readTrack(
  { element, lineOf }: PieceOfXml,
  file: string,
  count: MemberCounter,
  report: (finding: Finding, place: Place) => void,
): Track | undefined {
  const place = { file, line: lineOf(element) };
  const label = element.attributes.get('label')?.value;
  const malformed = (what: string, problem: string, at: Place) =>
    report({ code: 'label-malformed', args: { what, problem } }, at);
  if (!label) {
    malformed('track', 'it has no label', place);
    return undefined;
  }
  const shapes = element.content.filter((child) => typeof child !== 'string');
  const other = shapes.find(({ name }) => name !== 'box');
  if (other) {
    const args = { shape: quote(other.name), label: quote(label) };
    report({ code: 'label-shape-unknown', args }, { file, line: lineOf(other) });
    return undefined;
  }
  const attributes = new Set<string>();
  countAttributes(count, element);
  const boxes: TrackedBox[] = [];
  let before: TrackedBox | undefined;
  for (const shape of shapes) {
    const at = { file, line: lineOf(shape) };
    const frame = toNumber(shape.attributes.get('frame')?.value);
    const read = readBox(shape);
    if (typeof read === 'string' || frame === undefined || !Number.isSafeInteger(frame) || frame < 0) {
      malformed('box', typeof read === 'string' ? read : 'it has no whole number in frame', at);
      continue;
    }
    countAttributes(count, shape);
    for (const child of shape.content) {
      if (typeof child !== 'string') attributes.add(child.attributes.get('name')?.value ?? '');
    }
    const isOutside = shape.attributes.get('outside')?.value === '1';
    const current = { frame: frame + 1, box: read[0], isLast: false };
    if (isOutside) endTrack(boxes, before, current);
    else if (boxes.at(-1)?.isLast !== false || shape.attributes.get('keyframe')?.value !== '0')
      boxes.push(current);
    before = isOutside ? undefined : current;
  }
  for (const name of attributes) {
    report({ code: 'label-mark-lost', args: { mark: name, label: quote(label) } }, place);
  }
  if (boxes.length > 0) return { label, boxes, place };
  malformed('track', 'it has no box that is in the video', place);
  return undefined;
}

/** Ends a track before the frame that shows it no more: Label Studio shows a box at its last frame, CVAT does not. */
function endTrack(boxes: TrackedBox[], before: TrackedBox | undefined, outside: TrackedBox): void {
  const last = boxes.at(-1);
  if (!last || last.isLast) return;
  const frame = outside.frame - 1;
  if (last.frame >= frame) last.isLast = true;
  else boxes.push({ frame, box: before?.frame === frame ? before.box : outside.box, isLast: true });
}
