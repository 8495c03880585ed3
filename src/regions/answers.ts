import type { JsonObject } from '../json/json.ts';
import { attributeOf } from '../label-config/attribute.ts';
import { keyOf } from '../label-config/data-key.ts';
import type { ControlTag, LabelConfig } from '../label-config/model.ts';

/** What a file of labels says of a region besides its label, or of a whole image: an attribute, a transcription, a class. */
export interface Answer {
  name: string;
  kind: 'choice' | 'text' | 'number';
  values: readonly string[];
  /** No other answer of its kind is given, so that the only control tag that can take it does, whatever its name. */
  alone?: boolean;
}

/** A control tag that takes answers. */
export interface AnswerControl {
  from: string;
  to: string;
  type: 'choices' | 'textarea' | 'number' | 'rating';
}

/** Finds the control tag for an answer, about a region or about the whole; undefined when there is none. */
export type AnswerFinder = (answer: Answer, perRegion: boolean) => AnswerControl | undefined;

/** Types of control tags that can take an answer, the best first. */
const fitting: Readonly<Record<Answer['kind'], readonly AnswerControl['type'][]>> = {
  choice: ['choices', 'textarea'],
  text: ['textarea', 'choices'],
  number: ['number', 'rating', 'textarea', 'choices'],
};

/** The control tags of a label config that take answers about what `dataKey` holds: those of the same name, in any case. */
export function findAnswers(config: LabelConfig, dataKey: string): AnswerFinder {
  const objects = config.objects.filter(({ source }) => source && keyOf(source) === dataKey);
  const names = new Set(objects.map(({ name }) => name));
  const controls = config.controls.flatMap((control) => toAnswerControl(control, names));
  return ({ name, kind, alone }, perRegion) => {
    const able = controls.filter(
      (control) => control.perRegion === perRegion && fitting[kind].includes(control.type),
    );
    const named =
      able.find(({ from }) => from.toLowerCase() === name.toLowerCase()) ??
      // As it is called in a label config that is written, where the name has another tag.
      able.find(({ from }) => /^__?$/.test(from.slice(name.length)) && from.startsWith(name));
    if (named) return named;
    const ofKind = able.filter(({ type }) => type === fitting[kind][0]);
    return alone && ofKind.length === 1 ? ofKind[0] : undefined;
  };
}

function toAnswerControl(
  { name, tag, toName }: ControlTag,
  objects: ReadonlySet<string>,
): (AnswerControl & { perRegion: boolean })[] {
  const type = tag.type.toLowerCase() as AnswerControl['type'];
  const to = toName.find((object) => objects.has(object));
  if (to === undefined || !fitting.number.includes(type)) return [];
  return [{ from: name, to, type, perRegion: attributeOf(tag, 'perRegion')?.value === 'true' }];
}

/**
 * Stand-ins for the control tags of a label config that is yet to be written; `taken`: names that are not theirs. What is said of regions and of
 * the whole under one name needs two tags.
 */
export function answersToBe(object: string, taken: readonly string[]): AnswerFinder {
  const firstPerRegion = new Map<string, boolean>();
  return ({ name, kind }, perRegion) => {
    const isFirst = (firstPerRegion.get(name) ?? perRegion) === perRegion;
    if (isFirst) firstPerRegion.set(name, perRegion);
    const own = name === object || taken.includes(name) ? `${name}_` : name;
    return { from: isFirst ? own : `${own}_`, to: object, type: fitting[kind][0]! };
  };
}

/** Members of a result, and of its value, that say which region it is about and where that is; the editor repeats them in each. */
const aboutRegion = ['id', 'original_width', 'original_height', 'image_rotation'];
const places = [
  'x',
  'y',
  'width',
  'height',
  'rotation',
  'radiusX',
  'radiusY',
  'points',
  'vertices',
  'closed',
  'start',
  'end',
];

/** The result of an answer about a region, whose own result is given; about the whole that is one with only an id and an empty value. */
export function answerAbout(
  region: JsonObject,
  { from, to, type }: AnswerControl,
  answer: Answer,
): JsonObject {
  const value = Object.assign(pick(region.value as JsonObject, places), valueOfAnswer(type, answer));
  return Object.assign(pick(region, aboutRegion), { from_name: from, to_name: to, type, value });
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  const picked: JsonObject = {};
  for (const key of keys) if (key in object) picked[key] = object[key]!;
  return picked;
}

function valueOfAnswer(type: AnswerControl['type'], { values }: Answer): JsonObject {
  switch (type) {
    case 'choices':
      return { choices: [...values] };
    case 'textarea':
      return { text: [...values] };
    default:
      return { [type]: Number(values[0]) };
  }
}
