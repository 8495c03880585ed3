import type { Answer } from '../../regions/answers.ts';
import { childOf, childrenOf, textIn } from '../../xml/elements.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';

/** What the `<meta>` of CVAT says of its labels. */
export interface CvatMeta {
  /** The names of labels, in the order of the file. */
  labels: string[];
  /** What the values of attributes are, by the names of these. */
  kinds: Map<string, Answer['kind']>;
  /** The values that attributes may have, by their names; only where they are choices. */
  choices: Map<string, string[]>;
  /** Frames up to the last of the task or job, if it says so. */
  frames: number | undefined;
}

/** Elements directly below the root that are read, or counted on their own. */
export const elementsRead: ReadonlySet<string> = new Set(['version', 'meta', 'image', 'track']);

export const noMeta: CvatMeta = {
  labels: [],
  kinds: new Map(),
  choices: new Map(),
  frames: undefined,
};

export function readMeta(meta: XmlElement): CvatMeta {
  const scope = childOf(meta, 'task') ?? childOf(meta, 'job') ?? childOf(meta, 'project');
  const list = scope && childOf(scope, 'labels');
  const kinds = new Map<string, Answer['kind']>();
  const values = new Map<string, Set<string>>();
  const labels: string[] = [];
  for (const label of list ? childrenOf(list, 'label') : []) {
    const name = textIn(childOf(label, 'name'));
    if (name !== undefined) labels.push(name);
    const attributes = childOf(label, 'attributes');
    for (const attribute of attributes ? childrenOf(attributes, 'attribute') : []) {
      const key = textIn(childOf(attribute, 'name')) ?? '';
      const inputType = textIn(childOf(attribute, 'input_type'));
      const kind = kindOf(inputType);
      // Labels may have attributes of one name and several kinds, which only a text can hold.
      kinds.set(key, kinds.has(key) && kinds.get(key) !== kind ? 'text' : kind);
      if (kind !== 'choice') continue;
      const known = values.get(key) ?? new Set();
      values.set(key, known);
      for (const value of valuesOf(attribute, inputType)) known.add(value);
    }
  }
  const count = (name: string) => {
    const number = Number(scope && textIn(childOf(scope, name)));
    return Number.isInteger(number) && number >= 0 ? number : undefined;
  };
  // Tasks may begin later in the video, or skip frames: boxes count from its first all the same, and size only those that are shown.
  const last = count('stop_frame');
  const frames = Math.max(count('size') ?? 0, last === undefined ? 0 : last + 1);
  const areChoices = ([key]: [string, unknown]) => kinds.get(key) === 'choice';
  const choices = new Map([...values].filter(areChoices).map(([key, known]) => [key, [...known]]));
  return { labels, kinds, choices, frames: frames > 0 ? frames : undefined };
}

function kindOf(inputType: string | undefined): Answer['kind'] {
  return inputType === 'number' || inputType === 'text' ? inputType : 'choice';
}

/** The values that CVAT offers, a line each; of a checkbox it lists only what it begins with. */
function valuesOf(attribute: XmlElement, inputType: string | undefined): string[] {
  if (inputType === 'checkbox') return ['true', 'false'];
  const lines = textIn(childOf(attribute, 'values'))?.split('\n') ?? [];
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** The attributes of a shape or of a tag; those without a value say nothing. */
export function readAttributes(element: XmlElement, { kinds }: CvatMeta): Answer[] {
  return childrenOf(element, 'attribute').flatMap((attribute) => {
    const name = attribute.attributes.get('name')?.value ?? '';
    const value = textIn(attribute);
    return value === undefined ? [] : [{ name, kind: kinds.get(name) ?? 'choice', values: [value] }];
  });
}
