import type { Finding, Located, Place } from '../../diagnostics/diagnostic.ts';
import type { Code } from '../../diagnostics/messages.ts';
import { quote } from '../../json/json.ts';
import { type Answer, answerAbout } from '../../regions/answers.ts';
import { controlFor, type LabelControls, tagsFor } from '../../regions/controls.ts';
import { fitShape } from '../../regions/fit-shape.ts';
import { polygonsOfMask } from '../../regions/mask-polygons.ts';
import { scaleMask } from '../../regions/scale-mask.ts';
import { type Misfit, type Shape, type Size, shapeNames } from '../../regions/shape.ts';
import { toResults } from '../../regions/to-results.ts';
import { turnShape } from '../../regions/turn-shape.ts';
import type { Input } from '../format.ts';
import type { Frame } from './frame.ts';
import { createStack } from './stacked.ts';
import { type Draft, taskResults } from './task-results.ts';

/** A label as its file has it. */
export interface Mark {
  label: string;
  shape: Shape;
  score?: number | undefined;
  parent?: string | undefined;
  /** What the file says of it besides its label. */
  answers?: readonly Answer[] | undefined;
  place: Place;
  /** In files that are JSON: the list that it stands in, and its position there; or its pointer. */
  list?: string;
  position?: number;
  path?: string;
}

/** Takes the labels of one image. */
export interface Drafting {
  /** Adds a label, unless nothing of it can be shown; returns the id of its region. */
  add(mark: Mark): string | undefined;
  /** Adds what the file says of the whole image; without a control tag for it that is lost, which is reported. */
  answer(answer: Answer, place: Place): void;
  /** Reports what the file says of the whole image and nothing can take; `path`: its pointer, in files that are JSON. */
  loseFlag(flag: string, place: Place, path?: string): void;
  report(finding: Finding, place: Place): void;
  /** Counts a label of the image that is left out. */
  skip(what: string | undefined): void;
  /** `labelled`: somebody looked at the image, even when there is nothing on it. When all of its labels were skipped, nobody can tell that. */
  finish(labelled: boolean): Draft;
}

/**
 * Begins a task with the link to an image. Without a frame its labels have no place: what is given instead is said of the first. `inPixels`:
 * the file has pixels, not fractions that were multiplied.
 */
export function startDraft(
  input: Input,
  controls: LabelControls,
  link: string,
  frame: Frame | Finding,
  place: Place,
  inPixels: boolean,
): Drafting {
  const made = taskResults(input, place);
  const { report, skip } = made;
  const isThere = input.isSilent ? () => false : createStack();
  let regions = 0;
  let lostFlags = 0;

  const loseFlag: Drafting['loseFlag'] = (flag, at, path) => {
    lostFlags++;
    const args = { flag: quote(flag) };
    report({ code: 'image-flag-lost', args, ...(path !== undefined && { path }) }, at);
  };

  const add: Drafting['add'] = (mark) => {
    if ('code' in frame) {
      if (regions++ === 0) report(frame, place);
      return undefined;
    }
    const { label, shape, score, place: at } = mark;
    const { turn, drawn, shown } = frame;
    const size = turn && shown ? shown : drawn;
    const fitted = fitShape(turn ? turnShape(shape, drawn, turn) : shape, size);
    if (typeof fitted === 'string') {
      const misfit = misfits[fitted];
      report({ code: misfit.code, args: namesOf(mark), ...placeOf(mark) }, at);
      skip(misfit.skipped);
      return undefined;
    }
    const control = controlFor(controls, shape.kind, label);
    if (!control) {
      const wanted = tagsFor(shape.kind);
      report({ code: 'label-without-control', args: { ...namesOf(mark), wanted }, ...placeOf(mark) }, at);
      return undefined;
    }
    if (inPixels && isInFirstPixel(shape)) {
      report({ code: 'label-in-first-pixel', args: namesOf(mark), ...placeOf(mark) }, at);
    }
    if (fitted.clipped) report({ code: 'label-clipped', args: namesOf(mark), ...placeOf(mark) }, at);
    const scaledShape = scaled(fitted.shape, shown);
    if (!scaledShape) {
      const problem = `its image of ${shown!.width} by ${shown!.height} pixels is too large for a mask`;
      const args = { what: `the mask ${quote(label)}`, problem };
      report({ code: 'label-malformed', args, ...placeOf(mark) }, at);
      return undefined;
    }
    if (isThere({ label, shape: scaledShape, answers: mark.answers }))
      report({ code: 'label-repeated', args: namesOf(mark), ...placeOf(mark) }, at);
    if (frame.doubt && regions === 0) report(frame.doubt, place);
    const id = String(++regions);
    const own = toResults(
      { id, label, shape: scaledShape, score, parent: mark.parent },
      control,
      size,
      shown,
    );
    for (const result of own) made.add(result, at);
    if (score !== undefined) made.addScore(score);
    for (const answer of mark.answers ?? []) {
      const taker = controls.answers(answer, true);
      if (!taker) {
        const args = { mark: `${answer.name} = ${answer.values.join(', ')}`, label: quote(label) };
        report({ code: 'label-mark-lost', args, ...placeOf(mark) }, at);
        continue;
      }
      made.add(answerAbout(own[0]!, taker, answer), at);
    }
    return id;
  };

  return {
    report,
    skip,
    add(mark) {
      const { shape } = mark;
      if (shape.kind !== 'brush' || input.options.masksAs !== 'polygons') return add(mark);
      const polygons = polygonsOfMask(shape.mask);
      if (polygons.length === 0) return add(mark);
      const ids = polygons.map((points) => add({ ...mark, shape: { kind: 'polygon', points } }));
      return ids.find((id) => id !== undefined);
    },
    answer(answer, at) {
      const taker = controls.answers(answer, false);
      if (taker) made.add(answerAbout({ id: String(++regions), value: {} }, taker, answer), at);
      else loseFlag(`${answer.name} = ${answer.values.join(', ')}`, at);
    },
    loseFlag,
    finish(labelled) {
      const areFlagsAll = labelled && lostFlags > 0 && made.count === 0 && made.skipped === 0;
      if (!areFlagsAll) for (let i = 0; i < lostFlags; i++) skip(undefined);
      const draft = made.finish({ [input.dataKey]: link }, labelled && !areFlagsAll);
      const found = areFlagsAll ? sayingNotLabeled(draft.found) : draft.found;
      return { ...draft, found: withoutRepeats(found) };
    },
  };
}

/** Says of the last flag of an image, of which there is nothing else, what becomes of the task. */
function sayingNotLabeled(found: readonly Located[]): Located[] {
  const last = found.findLastIndex(({ finding }) => finding.code === 'image-flag-lost');
  return found.map((one, i) => {
    const { finding } = one;
    if (i !== last || finding.code !== 'image-flag-lost') return one;
    return { ...one, finding: { ...finding, args: { ...finding.args, isLast: 1 } } };
  });
}

/** That the size of an image is unknown as it is not there, or no image, says that it is not there or none. */
function withoutRepeats(found: Located[]): Located[] {
  const isSaid = found.some(({ finding }) => finding.code === 'image-size-unknown');
  return isSaid
    ? found.filter(({ finding }) => !['image-missing', 'media-damaged'].includes(finding.code))
    : found;
}

/** A shape with its mask, if it is one, at the size of the image as it is shown; undefined when that is too large. */
function scaled(shape: Shape, shown: Size | undefined): Shape | undefined {
  if (shape.kind !== 'brush' || !shown) return shape;
  const mask = scaleMask(shape.mask, shown);
  return mask && { ...shape, mask };
}

/** Whether a box or a polygon is no larger than one pixel in the corner of the image, as fractions taken for pixels are. */
function isInFirstPixel(shape: Shape): boolean {
  if (shape.kind === 'rectangle') return Math.max(shape.x, shape.y, shape.width, shape.height) <= 1;
  return shape.kind === 'polygon' && shape.points.every(([x, y]) => x <= 1 && y <= 1);
}

/** How labels that cannot be shown are reported and counted. */
const misfits = {
  outside: { code: 'label-outside', skipped: 'labels outside their images' },
  'no-area': { code: 'label-without-area', skipped: 'labels without area' },
  'too-far-out': { code: 'label-too-far-out', skipped: 'labels too far beyond their images' },
} as const satisfies Record<Misfit, { code: Code; skipped: string }>;

function namesOf({ shape, label }: Mark): { shape: string; label: string } {
  return { shape: shapeNames[shape.kind], label: quote(label) };
}

/** A JSON pointer to a label, in files that are JSON. */
function placeOf({ list, position, path }: Mark): { path?: string } {
  if (path !== undefined) return { path };
  return list === undefined ? {} : { path: `/${list}/${position}` };
}
