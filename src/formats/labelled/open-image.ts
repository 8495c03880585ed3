import { basename } from 'node:path';
import type { Finding, Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { type ImageSize, type NoSize, readImageSize } from '../../media/read-image-size.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { Size } from '../../regions/shape.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { type Drafting, startDraft } from './draft.ts';
import type { FoundImage } from './find-image.ts';
import { drawnOn, type Frame, frameOf, unitFrame } from './frame.ts';
import { showMediaFolder } from './media-folder.ts';

/**
 * Begins the task of an image, with what its file says of its size and what the file of labels says. Reports an image that is not there, of
 * another size, or of none that anybody knows.
 */
export function openImage(
  input: Input,
  controls: LabelControls,
  image: FoundImage,
  name: string,
  declared: Size | undefined,
  place: Place,
): Drafting {
  const { images } = input.options;
  const where = images === undefined ? 'does not exist' : `is not in ${showMediaFolder(input, images)}`;
  const why = image.url === undefined ? `it ${where}` : 'it is a URL, and the labels do not give it';
  const measured = image.exists ? measure(input, image.path) : ({ problem: why } satisfies NoSize);
  const actual: ImageSize | undefined = 'problem' in measured ? undefined : measured;
  const shown = quote(name);
  const frame = frameWithDoubt(input, declared, actual, shown);
  const problem = 'problem' in measured ? measured.problem : '';
  const unknown: Finding = { code: 'image-size-unknown', args: { image: shown, problem } };
  const draft = startDraft(
    input,
    controls,
    image.url ?? input.link(image.path),
    frame ?? unknown,
    place,
    true,
  );
  if (input.isSilent) return draft;
  if (!image.exists && image.url === undefined) {
    draft.report({ code: 'image-missing', args: { image: shown, where } }, place);
  }
  if (image.url !== undefined && images !== undefined) noteUrl(input, images, shown);
  if ('problem' in measured) reportNoImage(draft, measured, shown, place);
  if (image.insteadOf !== undefined) {
    const args = { image: shown, file: quote(basename(image.path)) };
    draft.report({ code: 'image-renamed', args }, place);
  }
  if (image.rival !== undefined) {
    const args = { image: shown, other: quote(image.rival) };
    draft.report({ code: 'label-file-renamed', args }, place);
  }
  if (image.isRepeated) draft.report({ code: 'image-repeated', args: { image: shown } }, place);
  if (image.writtenAs !== undefined) {
    draft.report({ code: 'name-differs', args: { name: shown, file: quote(basename(image.path)) } }, place);
  }
  if (image.sharedWith !== undefined) {
    const args = { image: shown, other: quote(image.sharedWith), file: quote(basename(image.path)) };
    draft.report({ code: 'image-shared', args }, place);
  }
  if (frame?.shown && frame.differs) {
    const args = { image: shown, declared: inPixels(frame.drawn), actual: inPixels(frame.shown) };
    draft.report({ code: 'image-size-differs', args }, place);
  }
  return draft;
}

/** The frame, for which other images are asked where this one does not tell whether its labels were drawn before it was turned. */
function frameWithDoubt(
  { frames }: Input,
  declared: Size | undefined,
  actual: ImageSize | undefined,
  image: string,
): Frame | undefined {
  const told = declared && actual && drawnOn(declared, actual);
  if (told !== 'either') {
    if (told !== undefined) frames?.saw?.(told);
    return frameOf(declared, actual);
  }
  const common = frames?.common?.();
  const frame = frameOf(declared, actual, common);
  if (common !== undefined || !frame) return frame;
  const args = { image, orientation: actual!.orientation };
  return { ...frame, doubt: { code: 'image-turn-unknown', args } };
}

/**
 * The same for labels whose coordinates are fractions, which need no size; `size` is undefined when it is not known. An image that is known
 * not to exist is not opened.
 */
export function openScaled(
  input: Input,
  controls: LabelControls,
  { path, exists }: Pick<FoundImage, 'path' | 'exists'>,
): { draft: Drafting; size: Size | undefined } {
  const place = { file: showImage(input, path) };
  const measured = exists ? measure(input, path) : ({ problem: 'it does not exist' } satisfies NoSize);
  const frame = 'problem' in measured ? undefined : frameOf(undefined, measured);
  const draft = startDraft(input, controls, input.link(path), frame ?? unitFrame, place, false);
  if ('problem' in measured) {
    const args = { image: quote(basename(path)), problem: measured.problem };
    draft.report({ code: 'image-not-measured', args }, place);
  }
  return { draft, size: frame?.drawn };
}

/** Where the labels give the size, or there are none, nothing else would be said of a file that is no image. */
function reportNoImage(draft: Drafting, { notAnImage }: NoSize, image: string, place: Place): void {
  if (notAnImage === undefined) return;
  draft.report({ code: 'media-damaged', args: { file: image, problem: notAnImage } }, place);
}

const withUrls = new WeakSet<Input['options']>();

/** Says once that an image is not in the folder of `--images`, where the labels have its URL. */
function noteUrl(input: Input, images: string, image: string): void {
  if (withUrls.has(input.options)) return;
  withUrls.add(input.options);
  input.note(
    `${image} is not in ${showMediaFolder(input, images)}; images that are not there keep their URLs.`,
  );
}

/** What was measured last in a reading of the input, each of which has options of its own: labels of one image often come one after the other. */
const last = new WeakMap<Input['options'], { path: string; size: ImageSize | NoSize }>();

function measure({ ahead, options }: Input, path: string): ImageSize | NoSize {
  const known = last.get(options);
  if (known?.path === path) return known.size;
  const size = ahead?.size(path) ?? readImageSize(path);
  last.set(options, { path, size });
  return size;
}

/** An image below the input path as the user knows it, any other with its full path. */
function showImage(input: Input, path: string): string {
  const displayPath = showPath(input, path);
  return displayPath.includes('..') ? path : displayPath;
}

function inPixels({ width, height }: Size): string {
  return `${width} by ${height}`;
}
