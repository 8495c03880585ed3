import type { Answer } from '../../regions/answers.ts';
import { childOf, childrenOf, textIn } from '../../xml/elements.ts';
import type { XmlElement } from '../../xml/parse-xml.ts';

/** What the `<meta>` of CVAT says of its labels. */
export interface CvatMeta {
  /** The names of labels, in the order of the file. */
  labels: string[];
  /** What the values of attributes are, by the names of these. */
  kinds: Map<string, Answer['kind']>;
  /** Frames of the task or job, if it says so. */
  frames: number | undefined;
}

export const noMeta: CvatMeta = { labels: [], kinds: new Map(), frames: undefined };

export function readMeta(meta: XmlElement): CvatMeta {
  const scope = childOf(meta, 'task') ?? childOf(meta, 'job') ?? childOf(meta, 'project');
  const list = scope && childOf(scope, 'labels');
  const kinds = new Map<string, Answer['kind']>();
  const labels: string[] = [];
  for (const label of list ? childrenOf(list, 'label') : []) {
    const name = textIn(childOf(label, 'name'));
    if (name !== undefined) labels.push(name);
    const attributes = childOf(label, 'attributes');
    for (const attribute of attributes ? childrenOf(attributes, 'attribute') : []) {
      const key = textIn(childOf(attribute, 'name')) ?? '';
      const kind = kindOf(textIn(childOf(attribute, 'input_type')));
      // Labels may have attributes of one name and several kinds, which only a text can hold.
      kinds.set(key, kinds.has(key) && kinds.get(key) !== kind ? 'text' : kind);
    }
  }
  const size = Number(scope && textIn(childOf(scope, 'size')));
  return { labels, kinds, frames: Number.isInteger(size) && size > 0 ? size : undefined };
}

function kindOf(inputType: string | undefined): Answer['kind'] {
  return inputType === 'number' || inputType === 'text' ? inputType : 'choice';
}

/** The attributes of a shape or of a tag; those without a value say nothing. */
export function readAttributes(element: XmlElement, { kinds }: CvatMeta): Answer[] {
  return childrenOf(element, 'attribute').flatMap((attribute) => {
    const name = attribute.attributes.get('name')?.value ?? '';
    const value = textIn(attribute);
    return value === undefined ? [] : [{ name, kind: kinds.get(name) ?? 'choice', values: [value] }];
  });
}
