import type { Place } from '../../diagnostics/diagnostic.ts';
import { isObject, type JsonObject } from '../../json/json.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { controlsOf } from '../labelled/controls-of.ts';
import { countMembers, memberCounter } from '../labelled/count-members.ts';
import type { Drafting } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { besideOrInImages, finderBeside } from '../labelled/finder-beside.ts';
import { rowsOf, withColumns } from '../labelled/json-rows.ts';
import { labelFilesOf } from '../labelled/label-files-of.ts';
import { openImage } from '../labelled/open-image.ts';
import type { Draft } from '../labelled/task-results.ts';
import {
  boxesOf,
  classesOf,
  classMapOf,
  imageSizeOf,
  isByPeople,
  type JobLabels,
  jobsOf,
  keysOf,
  kindOf,
  type LabelProblem,
  withoutAdjusted,
} from './labels.ts';

export function read(input: Input): Iterable<Batch> {
  return draftBatches(draftsOf(input));
}

const IMAGE = 'source-ref';

/** Members of the metadata that labels are made of, or that are counted otherwise. */
const membersRead: ReadonlySet<string> = new Set([
  ...['type', 'class-map', 'class-name', 'human-annotated', 'objects'],
  ...['confidence', 'confidence-map', 'adjustment-status'],
]);

function* draftsOf(input: Input): Generator<Draft> {
  const controls = controlsOf(input);
  const find = finderBeside(input, besideOrInImages);
  const countOfJob = memberCounter(input, 'metadata', membersRead);
  const countOfRow = memberCounter(input, 'lines', new Set());
  for (const { path, displayPath, onImage } of labelFilesOf(input)) {
    for (const { row, columns, place } of rowsOf(input, path, displayPath)) {
      const name = row[IMAGE];
      if (typeof name !== 'string' || name === '') {
        const args = { entry: `line ${place.line}`, problem: `it has no image in "${IMAGE}"` };
        input.report({ code: 'label-entry-malformed', args }, place);
        continue;
      }
      const all = jobsOf(row);
      const { jobs, adjusted } = withoutAdjusted(all);
      if (adjusted > 0) input.skip('labels of jobs that a later job adjusted', adjusted);
      const size = jobs.map(imageSizeOf).find((one) => one !== undefined);
      const draft = openImage(input, controls, onImage(find(path, name)), name, size, place);
      const classified = jobs.filter(({ metadata }) => isClassification(kindOf(metadata)));
      let labelled = false;
      for (const job of jobs) {
        countMembers(countOfJob, job.metadata);
        const isRead = addLabels(input, draft, job, classified.length === 1, place);
        labelled ||= isRead;
      }
      for (const job of all) for (const key of keysOf(job)) columns.delete(key);
      const { task, ...made } = draft.finish(labelled);
      columns.delete(IMAGE);
      for (const key of columns.keys()) {
        if (!Object.hasOwn(task.data, key)) continue;
        countOfRow(key, row[key]!);
        columns.delete(key);
      }
      yield { ...made, task, text: withColumns(task, columns) };
    }
  }
}

function isClassification(kind: string): boolean {
  return kind === 'image-classification' || kind === 'image-classification-multilabel';
}

/** Adds what one job left; returns whether it is of a kind that is read, and did not fail. */
function addLabels(input: Input, draft: Drafting, job: JobLabels, isAlone: boolean, place: Place): boolean {
  const { attribute, value, metadata } = job;
  const kind = kindOf(metadata);
  if (value === undefined || value === null) {
    input.skip('labels of jobs that failed', 1);
    return false;
  }
  if (kind === 'object-detection') {
    const { boxes, problems } = boxesOf(job);
    report(draft, job, problems, place);
    for (const box of boxes) draft.add({ ...box, place });
    if (isByPeople(metadata)) skipConfidences(input, metadata.objects);
    return true;
  }
  if (!isClassification(kind)) {
    input.skip(`labels of the type groundtruth/${kind}`, 1);
    return false;
  }
  const { names, problems } = classesOf(job);
  report(draft, job, problems, place);
  if (names.length > 0)
    draft.answer({ name: attribute, kind: 'choice', values: names, alone: isAlone }, place);
  skipConfidences(input, [metadata]);
  return true;
}

function report(draft: Drafting, job: JobLabels, problems: readonly LabelProblem[], place: Place): void {
  for (const { path, problem, unknown } of problems) {
    if (unknown !== undefined)
      draft.report({ code: 'class-unknown', args: { id: unknown, where: classMapOf(job) }, path }, place);
    else draft.report({ code: 'label-malformed', args: { what: `label ${path}`, problem }, path }, place);
  }
}

/** Counts confidences that are no scores: those of what people agreed on, and of classes, which have none in Label Studio. */
function skipConfidences({ skip }: Input, list: unknown): void {
  const given = (Array.isArray(list) ? (list as unknown[]) : []).filter(
    (one) => isObject(one as JsonObject) && hasConfidence(one as JsonObject),
  );
  if (given.length > 0) skip('confidences of labels', given.length);
}

function hasConfidence({ confidence, 'confidence-map': map }: JsonObject): boolean {
  return (typeof confidence === 'number' && confidence !== 0) || isObject(map);
}
