import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { rateOfLength, videoLengthOf } from '../label-config/frame-rate.ts';
import { canonicalTag, shapeOfRegion, tagRule } from '../label-config/tags.ts';

/** What the results of one control tag have in common. */
export interface ControlSample {
  /** The types of its results; more than one fit no control tag. */
  types: Set<string>;
  /** Names of the objects that its results are about. */
  to: Set<string>;
  labels: Set<string>;
  /** Its labels as paths from the root of a tree, each as JSON. */
  paths: Set<string>;
  /** A result that has more than one label. */
  several: boolean;
  /** Results about a shape: with its coordinates, or its id. */
  onShape: boolean;
  /** Spans that end between two whole numbers: seconds. */
  hasFractions: boolean;
  /** Answers about a region, whose id they have. */
  perRegion: boolean;
  /** A line whose last point leads to the first. */
  closed: boolean;
  /** The highest rating. */
  rating: number;
  /** Frames a second of the videos that it is about; more than three are not told apart. */
  rates: Set<number>;
  /** How its dates and times are written. */
  times: Set<'date' | 'time' | 'date-time'>;
  /** Buckets of a ranking. */
  buckets: Set<string>;
}

/** Control tags that somebody might want in one label config. */
export const MOST_CONTROLS = 500;

/** Labels that the editor could still show, all at once. */
export const MOST_LABELS = 20_000;

/** Spans whose words are not at their offsets are looked for in the whole text, so many of one task: each takes the time of the text. */
const MOST_SEARCHES = 200;

/** The names of Label Studio before 0.8 for types of results. */
const oldTypes: Readonly<Record<string, string>> = { htmllabels: 'hypertextlabels' };

/** Looks at the results of one prediction or annotation. */
export function addResults(controls: Map<string, ControlSample>, results: readonly Json[]): void {
  const regions = new Map<Json, string>();
  for (const result of results) {
    if (isObject(result) && result.id !== undefined && typeof result.type === 'string') {
      if (isRegion(result.type))
        regions.set(result.id, shapeOfRegion(result.type) ?? regions.get(result.id) ?? '');
    }
  }
  for (const result of results) if (isObject(result)) addResult(controls, result, regions);
}

/** Notes the labels of relations. */
export function addRelations(relations: Set<string>, results: readonly Json[]): void {
  for (const result of results) {
    if (!isObject(result) || result.type !== 'relation') continue;
    for (const label of listOf(result.labels)) if (typeof label === 'string') relations.add(label);
  }
}

/** Notes for each object that spans name the texts of a task that are too short for them, or do not have their words. */
export function addMisfits(
  misfits: Map<string, Set<string>>,
  results: readonly Json[],
  data: JsonObject,
): void {
  const texts = Object.entries(data).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  let searches = MOST_SEARCHES;
  for (const result of results) {
    if (!isObject(result) || result.type !== 'labels' || typeof result.to_name !== 'string') continue;
    const { start, end, text = '' } = isObject(result.value) ? result.value : {};
    const keys = misfits.get(result.to_name) ?? new Set();
    misfits.set(result.to_name, keys);
    if (typeof end !== 'number') continue;
    for (const [key, value] of texts) {
      if (keys.has(key)) continue;
      if (end > value.length) keys.add(key);
      else if (typeof text === 'string' && !(typeof start === 'number' && value.startsWith(text, start))) {
        if (searches-- > 0 && !value.includes(text)) keys.add(key);
      }
    }
  }
}

const regionTypes = new Map<string, boolean>();

/** Whether a type of results marks a place: all that draw, and all that give labels to what is marked. */
function isRegion(type: string): boolean {
  const known = regionTypes.get(type);
  if (known !== undefined) return known;
  const found = marksPlace(type);
  // An input cannot fill it: few types are real.
  if (regionTypes.size < 100) regionTypes.set(type, found);
  return found;
}

function marksPlace(type: string): boolean {
  const tag = canonicalTag(oldTypes[type] ?? type);
  return shapeOfRegion(type) !== undefined || tagRule(tag)?.labels === 'Label' || tag === 'VideoRectangle';
}

function addResult(
  controls: Map<string, ControlSample>,
  result: JsonObject,
  regions: ReadonlyMap<Json, string>,
): void {
  const { from_name: from, to_name: to, type, value, id } = result;
  if (typeof from !== 'string' || typeof to !== 'string' || typeof type !== 'string') return;
  let control = controls.get(from);
  if (!control) {
    // One more than are taken tells that there are too many.
    if (controls.size > MOST_CONTROLS) return;
    control = emptySample();
    controls.set(from, control);
  }
  control.types.add(oldTypes[type] ?? type);
  control.to.add(to);
  const region = id === undefined ? undefined : regions.get(id);
  if (region) control.onShape = true;
  if (region !== undefined && !isRegion(type)) control.perRegion = true;
  if (isObject(value)) addValue(control, type, value);
}

function addValue(control: ControlSample, type: string, value: JsonObject): void {
  const labels = listOf(value[type] ?? value.labels);
  if (labels.length > 1) control.several = true;
  for (const label of labels) {
    // One more than are taken tells that there are too many.
    if (control.labels.size + control.paths.size > MOST_LABELS) break;
    if (typeof label === 'string') control.labels.add(label);
    else if (Array.isArray(label)) control.paths.add(JSON.stringify(label));
  }
  if (['x', 'points', 'vertices', 'rle'].some((key) => key in value)) control.onShape = true;
  for (const end of [value.start, value.end]) {
    if (typeof end === 'number' && !Number.isInteger(end)) control.hasFractions = true;
  }
  if (value.closed === true) control.closed = true;
  if (typeof value.rating === 'number') control.rating = Math.max(control.rating, value.rating);
  const length = videoLengthOf(value);
  if (length && control.rates.size < 3) control.rates.add(rateOfLength(length));
  if (typeof value.datetime === 'string') control.times.add(kindOfTime(value.datetime));
  if (isObject(value.ranker)) for (const bucket of Object.keys(value.ranker)) control.buckets.add(bucket);
}

function kindOfTime(text: string): 'date' | 'time' | 'date-time' {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return 'date';
  return /^\d\d?:\d\d/.test(text) ? 'time' : 'date-time';
}

function emptySample(): ControlSample {
  return {
    types: new Set(),
    to: new Set(),
    labels: new Set(),
    paths: new Set(),
    several: false,
    onShape: false,
    hasFractions: false,
    perRegion: false,
    closed: false,
    rating: 0,
    rates: new Set(),
    times: new Set(),
    buckets: new Set(),
  };
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
