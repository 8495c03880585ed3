import { basename, relative } from 'node:path';
import { quote } from '../../json/json.ts';
import { namesIn } from '../../readers/folder/names-in.ts';
import { readWhole } from '../../readers/utf16.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { Size } from '../../regions/shape.ts';
import type { Batch } from '../../tasks/batch.ts';
import { otherFiles } from '../folder/other-files.ts';
import { showPath } from '../folder/show-path.ts';
import { reportLinksOut } from '../folder/walk-input.ts';
import type { Input, ShapeClasses } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import type { Drafting } from '../labelled/draft.ts';
import { lazyDraftBatches } from '../labelled/draft-batch.ts';
import { openScaled } from '../labelled/open-image.ts';
import { readText } from '../labelled/read-text.ts';
import { stemOf } from '../labelled/stem-of.ts';
import { isImage } from '../media/image-dir.ts';
import { readYoloClasses } from './classes.ts';
import { listsBeside } from './compare-lists.ts';
import type { YoloClasses } from './data-yaml.ts';
import { imagesBeside } from './folders.ts';
import { trackJudge } from './judge-tracks.ts';
import { labelsWithoutImage, yoloImages } from './layout.ts';
import { parseYoloLine } from './line.ts';
import { keypointName, namesOfKeypoints, shapeOfYolo } from './marks.ts';
import { linesWithTrackId, withoutTrackId } from './track-ids.ts';

/** The names of the classes, in their order. */
export function classes(input: Input): string[] {
  const names = readYoloClasses({ ...input, report: () => {} })?.names.values() ?? [];
  return [...names].filter((name) => name !== '');
}

/** The names of the keypoints of poses. */
export function shapeClasses(input: Input): ShapeClasses {
  const listed = readYoloClasses({ ...input, report: () => {} });
  const names = listed ? namesOfKeypoints(listed) : [];
  return new Map(names.length > 0 ? [['keypoint', names]] : []);
}

export function* read(given: Input): Generator<Batch> {
  const input = withImages(given);
  const classes = readYoloClasses(input);
  if (!classes) return;
  const controls = controlsOf(input);
  const isTrack = trackJudge(input, classes.pose);
  const used = new Set<string>();
  // Images elsewhere are in a folder of their own, with links of its own.
  const linksOut = input.options.images === undefined ? { count: 0, first: '' } : undefined;
  yield* lazyDraftBatches(
    yoloImages(input, used, listsBeside(input, classes), linksOut),
    ({ image, labels, sharedWith }) => {
      const { draft, size } = openScaled(input, controls, { path: image, exists: true });
      if (labels !== undefined && stemOf(labels) !== stemOf(image)) {
        const args = { name: quote(stemOf(labels)), file: quote(basename(image)) };
        draft.report({ code: 'name-differs', args }, { file: showPath(input, labels) });
      }
      if (labels !== undefined && sharedWith !== undefined) {
        const args = {
          file: quote(basename(labels)),
          image: quote(sharedWith),
          other: quote(basename(image)),
        };
        draft.report({ code: 'label-file-shared', args }, { file: showPath(input, labels) });
      }
      if (labels !== undefined)
        addLabels(input, { image, labels }, classes, { controls, isTrack }, draft, size);
      return draft.finish(labels !== undefined);
    },
  );
  const others = otherFiles(input);
  for (const path of labelsWithoutImage(input, others.add, linksOut)) {
    if (used.has(path)) continue;
    const file = showPath(input, path);
    // Lines can be counted whether or not the file, which may not be one of labels, is UTF-8.
    const text = readWhole(path, file).toString('latin1');
    const labels = linesOf(text).filter((line) => line.trim() !== '').length;
    input.skip('labels without an image', labels);
    const image = `for ${quote(relative(input.path, path))}`;
    input.report({ code: 'label-without-image', args: { image, labels } }, { file });
  }
  others.count();
  if (linksOut) reportLinksOut(input, input.path, linksOut);
}

/** A folder of labels alone is about the images beside it. */
function withImages(input: Input): Input {
  const { path, options, displayPath } = input;
  if (options.images !== undefined || namesIn(path).some(isImage)) return input;
  const images = imagesBeside(path);
  if (images === undefined) return input;
  input.note(`Using the images in ${showPath(input, images)} for ${displayPath}.`);
  return { ...input, options: { ...options, images } };
}

/** Adds each line of a label file. */
function addLabels(
  input: Input,
  { image, labels }: { image: string; labels: string },
  classes: YoloClasses,
  { controls, isTrack }: { controls: LabelControls; isTrack: ReturnType<typeof trackJudge> },
  draft: Drafting,
  size: Size | undefined,
): void {
  const file = showPath(input, labels);
  const lines = linesOf(readText(input, labels, file) ?? '');
  const tracked = linesWithTrackId(lines, classes.pose, (end, i) =>
    isTrack(end, lines[i]!, { file, line: i + 1 }),
  );
  if (tracked.size > 0) input.skip('track ids', tracked.size);
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const place = { file, line: i + 1 };
    const malformed = (problem: string) =>
      draft.report({ code: 'label-malformed', args: { what: `line ${quote(line)}`, problem } }, place);
    const read = tracked.has(i) ? withoutTrackId(line) : line;
    const label = parseYoloLine(read, classes.pose);
    if (typeof label === 'string') {
      malformed(label);
      continue;
    }
    const name = classes.names.get(label.classId);
    if (name === undefined || name === '') {
      draft.report(
        { code: 'class-unknown', args: { id: String(label.classId), where: quote(classes.file) } },
        place,
      );
      continue;
    }
    // Fractions need no size, but the angle of a rotated box does.
    const { width, height } = size ?? { width: 1, height: 1 };
    const { score, keypoints } = label;
    const hasTag = controls.rectangle.length > 0 || keypoints.length === 0;
    const shape = shapeOfYolo(label, { width, height }, controls);
    if (typeof shape === 'string') {
      malformed(shape);
      continue;
    }
    if (!size && shape.kind === 'rectangle' && shape.rotation !== undefined) {
      const args = { image: quote(basename(image)), problem: 'the angle of a rotated box depends on it' };
      draft.report({ code: 'image-size-unknown', args }, place);
      continue;
    }
    if (!hasTag) input.skip('boxes around polygons, masks or keypoints', 1);
    const parent = hasTag ? draft.add({ label: name, shape, score, place }) : undefined;
    for (const [k, [x, y, visibility]] of keypoints.entries()) {
      if (visibility === 0) {
        input.skip('unlabeled keypoints (v = 0)', 1);
        continue;
      }
      const isScore = !Number.isInteger(visibility);
      draft.add({
        label: keypointName(k, label, classes, controls),
        shape: { kind: 'keypoint', x: x * width, y: y * height, ...(visibility === 1 && { hidden: true }) },
        score: isScore ? visibility : score,
        parent,
        place,
      });
    }
  }
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
