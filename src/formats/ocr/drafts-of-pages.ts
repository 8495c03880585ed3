import { basename } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { boxAround } from '../../regions/bounds.ts';
import type { LabelControls } from '../../regions/controls.ts';
import type { Shape, Size } from '../../regions/shape.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import type { Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { labelFilesOf } from '../labelled/label-files-of.ts';
import { openImage, openScaled } from '../labelled/open-image.ts';
import type { Draft } from '../labelled/task-results.ts';
import { imagesOfFiles } from './image-of-page.ts';
import { documents } from './images-of-pages.ts';
import { type OcrItem, type ReadPages, textOf } from './page.ts';

/** The tasks of files of recognized text, one a page. */
export function ocrBatches(
  input: Input,
  extensions: readonly string[],
  readPages: ReadPages,
): Iterable<Batch> {
  return draftBatches(draftsOf(input, extensions, readPages));
}

function* draftsOf(input: Input, extensions: readonly string[], readPages: ReadPages): Generator<Draft> {
  const controls = controlsOf(input);
  const images = imagesOfFiles(input, extensions);
  const split = documents(input);
  for (const { path, displayPath, onImage } of labelFilesOf(input, ...extensions)) {
    const pages = readPages(path, displayPath) ?? [];
    const whole = pages.length > 1 ? images.ofPage(path, pages[0]!, 0) : undefined;
    const imageOf = split.imagesOf(path, displayPath, pages, whole, (name) => images.named(path, name));
    for (const [i, page] of pages.entries()) {
      const ofPage = imageOf(i);
      if (ofPage === 'skipped') continue;
      // The images of its pages are those of the document as well.
      if (ofPage && i === 0 && whole) onImage(whole);
      const image = onImage(ofPage ?? images.ofPage(path, page, i));
      const name = image.exists ? basename(image.path) : (page.image ?? basename(image.path));
      const place = { file: displayPath, line: page.line };
      if (page.unit !== undefined && !page.size) {
        const draft = openImage(input, controls, image, name, undefined, place);
        const problem = `coordinates are in ${page.unit}, and the page has no WIDTH and HEIGHT in it`;
        draft.report({ code: 'image-size-unknown', args: { image: quote(name), problem } }, place);
        yield draft.finish(page.items.length > 0);
        continue;
      }
      const isScaled = page.unit !== undefined && image.exists;
      const scaled = isScaled ? openScaled(input, controls, image) : undefined;
      const draft = scaled?.draft ?? openImage(input, controls, image, name, page.size, place);
      const scale =
        scaled && page.size ? scaleOf(scaled.size ?? { width: 1, height: 1 }, page.size) : undefined;
      const add = itemAdder(controls, draft, displayPath, scale);
      for (const item of page.items) add(item, undefined);
      yield draft.finish(page.items.length > 0);
    }
  }
  images.tell();
  split.tell();
}

type Scale = (shape: Shape) => Shape;

function scaleOf(to: Size, from: Size): Scale {
  const [across, down] = [to.width / from.width, to.height / from.height];
  return (shape) => {
    if (shape.kind === 'rectangle') {
      const { x, y, width, height } = shape;
      return { ...shape, x: x * across, y: y * down, width: width * across, height: height * down };
    }
    return shape.kind === 'polygon'
      ? { ...shape, points: shape.points.map(([x, y]) => [x * across, y * down]) }
      : shape;
  };
}

/** Adds an item and what is in it; what the label config has no label for is counted, and what is in it is not. */
function itemAdder(
  controls: LabelControls,
  draft: Drafting,
  file: string,
  scale: Scale = (shape) => shape,
): (item: OcrItem, parent: string | undefined) => void {
  const hasLabel = (kind: 'rectangle' | 'polygon', label: string) =>
    controls[kind].some((control) => control.has(label));
  const add = (item: OcrItem, parent: string | undefined): void => {
    const { label, shape, score, line } = item;
    const place: Place = { file, line };
    let id: string | undefined;
    if ('problem' in shape) {
      draft.report({ code: 'label-malformed', args: { what: quote(label), problem: shape.problem } }, place);
    } else if (!hasLabel('rectangle', label) && !hasLabel('polygon', label)) {
      draft.skip(`regions of the kind ${label}, which is not a label of the label config`);
    } else {
      const text = textOf(item);
      const answers =
        text === undefined
          ? []
          : [{ name: 'transcription', kind: 'text', values: [text], alone: true } as const];
      const fitting =
        shape.kind === 'polygon' && !hasLabel('polygon', label) ? boxAround(shape.points) : shape;
      id = draft.add({ label, shape: scale(fitting), score, parent, answers, place });
    }
    for (const inner of item.items) add(inner, id ?? parent);
  };
  return add;
}
