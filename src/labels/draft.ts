import type { Finding, Spot } from '../diagnostics/diagnostic.ts';
import type { Input } from '../importers/importer.ts';
import { type JsonObject, quote } from '../json/json.ts';
import type { Located } from '../tasks/batch.ts';
import type { BuiltTask } from '../tasks/built-batch.ts';
import { controlFor, type LabelControls, tagsFor } from './controls.ts';
import { fitShape } from './fit-shape.ts';
import type { Frame } from './frame.ts';
import { type Shape, shapeNames } from './shape.ts';
import { taskMembers } from './task-members.ts';
import { toResults } from './to-results.ts';
import { turnShape } from './turn-shape.ts';

/** A task about an image that already has labels, with what was found wrong in them. */
export interface Draft {
  task: BuiltTask;
  /** Where the image, and each of the results, comes from. */
  spot: Spot;
  spots: Spot[];
  found: Located[];
}

/** A label as its file has it. */
export interface Mark {
  label: string;
  shape: Shape;
  score?: number | undefined;
  parent?: string | undefined;
  spot: Spot;
  /** In files that are JSON: the list that it stands in, and its position there. */
  list?: string;
  position?: number;
}

/** Takes the labels of one image. */
export interface Drafting {
  /** Adds a label, unless nothing of it can be shown; returns the id of its region. */
  add(mark: Mark): string | undefined;
  report(finding: Finding, spot: Spot): void;
  /** `labelled`: somebody looked at the image, even when there is nothing on it. */
  finish(labelled: boolean): Draft;
}

/** Begins a task with a link to an image; without a frame, all its labels were reported already. */
export function startDraft(
  input: Input,
  controls: LabelControls,
  image: string,
  frame: Frame | undefined,
  spot: Spot,
): Drafting {
  const results: JsonObject[] = [];
  const spots: Spot[] = [];
  const found: Located[] = [];
  const scores: number[] = [];
  let regions = 0;
  const report = (finding: Finding, at: Spot) => void found.push({ finding, spot: at });

  return {
    report,
    add(mark) {
      if (!frame) return undefined;
      const { label, shape, score, spot: at } = mark;
      const control = controlFor(controls, shape.kind, label);
      if (!control) {
        const wanted = tagsFor(shape.kind);
        report({ code: 'label-without-control', args: { ...namesOf(mark), wanted }, ...placeOf(mark) }, at);
        return undefined;
      }
      const fitted = fitShape(shape, frame.drawn);
      if (typeof fitted === 'string') {
        const code = fitted === 'outside' ? 'label-outside' : 'label-without-area';
        report({ code, args: namesOf(mark), ...placeOf(mark) }, at);
        input.leaveOut(fitted === 'outside' ? 'labels outside of their images' : 'labels without an area', 1);
        return undefined;
      }
      if (fitted.clipped) report({ code: 'label-clipped', args: namesOf(mark), ...placeOf(mark) }, at);
      const { turn, drawn, shown } = frame;
      const turned = turn ? turnShape(fitted.shape, drawn, turn) : fitted.shape;
      const id = String(++regions);
      const size = turn && shown ? shown : drawn;
      for (const result of toResults(
        { id, label, shape: turned, score, parent: mark.parent },
        control,
        size,
        shown,
      )) {
        results.push(result);
        spots.push(at);
      }
      if (score !== undefined) scores.push(score);
      return id;
    },
    finish(labelled) {
      const data = { [input.dataKey]: input.link(image) };
      const members = labelled ? taskMembers(results, scores, input.options.labelsAs) : {};
      return { task: { data, ...members }, spot, spots, found };
    },
  };
}

function namesOf({ shape, label }: Mark): { shape: string; label: string } {
  return { shape: shapeNames[shape.kind], label: quote(label) };
}

/** A JSON pointer to a label, in files that are JSON. */
function placeOf({ list, position }: Mark): { path?: string } {
  return list === undefined ? {} : { path: `/${list}/${position}` };
}
