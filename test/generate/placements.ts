import fc, { type Arbitrary } from 'fast-check';
import type { Json, JsonObject } from '../../src/json/json.ts';
import type { Kind, Setting } from './kind.ts';
import { dataKey, label, name } from './texts.ts';
import { element } from './write-xml.ts';

/** A kind in a label config and a task: one or two objects, their control, and the values of its regions. */
export interface Placement {
  kind: Kind;
  /** Names of the object, of the control, of a second object, and of a shape. */
  names: readonly string[];
  variable: Variable;
  labels: readonly Label[];
  setting: Setting;
  values: readonly JsonObject[];
  /** What the regions have in `to_name`. */
  toName: string;
}

interface Label {
  value: string;
  alias?: string;
}

/** A place in the data: the variable as the label config has it, and the JSON pointer to it. */
interface Variable {
  text: string;
  pointer: string;
}

const labelLists = fc
  .uniqueArray(fc.tuple(label, fc.boolean()), { minLength: 2, maxLength: 4, selector: ([value]) => value })
  .map((list) =>
    list.map(([value, hasAlias], i): Label => (hasAlias ? { value, alias: `alias ${i}` } : { value })),
  );

const variables: Arbitrary<Variable> = fc
  .tuple(dataKey, fc.constantFrom('', '', '.sub', '[0]', '[1].sub'))
  .map(([key, rest]) => ({
    text: `$${key}${rest}`,
    pointer: `/${key}${rest.replace(/\[(\d)\]/, '/$1').replace('.', '/')}`,
  }));

/** Placements whose names and data keys are all different. */
export function placements(kinds: readonly Kind[]): Arbitrary<Placement[]> {
  return fc
    .tuple(
      fc.uniqueArray(name, { minLength: 4 * kinds.length, maxLength: 4 * kinds.length }),
      fc.uniqueArray(variables, {
        minLength: kinds.length,
        maxLength: kinds.length,
        selector: ({ pointer }) => pointer.split('/')[1],
      }),
    )
    .chain(([names, places]) =>
      fc.tuple(...kinds.map((kind, i) => placement(kind, names.slice(4 * i, 4 * i + 4), places[i]!))),
    );
}

function placement(kind: Kind, given: string[], variable: Variable): Arbitrary<Placement> {
  const names = kind.control === kind.object.tag ? [given[0]!, given[0]!] : given;
  const toNames = kind.isForTwo ? [names[0]!, names[1]!, names[2]!] : [names[0]!];
  return fc.tuple(labelLists, kind.object.data).chain(([labels, shown]) => {
    const setting = { labels: labels.map(({ alias, value }) => alias ?? value), shown };
    return fc
      .tuple(fc.array(kind.value(setting), { minLength: 1, maxLength: 2 }), fc.constantFrom(...toNames))
      .map(([values, toName]) => ({ kind, names, variable, labels, setting, values, toName }));
  });
}

/** The tags of a placement: those of objects first. */
export function tagsOf({ kind, names, variable, labels }: Placement): [objects: string, controls: string] {
  const { object, control } = kind;
  const [objectName, controlName, second, shape] = names;
  const show = (name: string) =>
    element(object.tag, { name, value: variable.text, ...object.attributes }, object.inside);
  if (control === object.tag) return [show(objectName!), ''];
  const toName = kind.isForTwo ? `${objectName},${second}` : objectName;
  const inside = kind.labels
    ? labels.map(({ value, alias }) => element(kind.labels!, { value, alias })).join('')
    : kind.inside;
  return [
    show(objectName!) + (kind.isForTwo ? show(second!) : ''),
    (kind.shape ? element(kind.shape, { name: shape, toName: objectName }) : '') +
      element(control, { name: controlName, toName, ...kind.attributes }, inside),
  ];
}

/** The regions of a placement; of labels beside a shape there are two with one id each, the shape first. */
export function regionsOf({ kind, names, values, toName }: Placement, id: string): JsonObject[] {
  const type = kind.type ?? kind.control.toLowerCase();
  const size =
    kind.object.tag === 'Image' ? { original_width: 640, original_height: 480, image_rotation: 0 } : {};
  return values.flatMap((value, i) => {
    const region: JsonObject = {
      id: `${id}-${i}`,
      from_name: names[1]!,
      to_name: toName,
      type,
      ...size,
      value,
    };
    if (!kind.shape) return [region];
    const { labels: _, ...bare } = value;
    return [{ ...region, from_name: names[3]!, type: kind.shape.toLowerCase(), value: bare }, region];
  });
}

/** Adds what the object of a placement shows to the data of a task. */
export function addData(data: JsonObject, { variable, setting }: Placement): void {
  const [key, ...steps] = variable.pointer.slice(1).split('/');
  data[key!] = steps.reduceRight<Json>(
    (value, step) => (/^\d$/.test(step) ? [...Array<Json>(Number(step)).fill(''), value] : { [step]: value }),
    setting.shown,
  );
}
