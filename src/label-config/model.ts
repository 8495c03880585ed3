import type { TagRef } from '../diagnostics/diagnostic.ts';
import type { Position } from '../xml/positions.ts';

/**
 * The label config as the rest of lsimport sees it: parsed once, with positions, nothing of XML left.
 */

/** One attribute as written, entities resolved. */
export interface Attribute {
  name: string;
  value: string;
  at: Position;
}

/** One XML element of the label config. */
export interface Tag {
  /** The tag's canonical name (`RectangleLabels`, also for `<rectanglelabels>`); as written when nobody knows it. */
  type: string;
  /** The name as written in the file. */
  written: string;
  attributes: ReadonlyMap<string, Attribute>;
  /** Character data directly inside the tag, entities resolved. Elements in `Text`, `HyperText` and `Style` are not tags and are skipped. */
  text: string;
  parent: Tag | undefined;
  children: Tag[];
  /** Where its `<` is. */
  at: Position;
  /** The tag as findings name it. */
  ref: TagRef;
}

/** One step of a path into the task's data: a key, a list index, or `{{idx}}`, which stands for every index. */
export type PathStep = string | number | typeof EVERY_INDEX;
export const EVERY_INDEX = Symbol('{{idx}}');

/** A variable such as `$text`, `$meta.title`, `$images[0].url`; `steps[0]` is the data key. */
export interface DataPath {
  /** As written, without the dollar sign. */
  text: string;
  steps: PathStep[];
}

/** What an attribute such as `value` asks of the task's data. */
export interface DataSource {
  attribute: Attribute;
  /** `key`: the whole value is one variable; `template`: text with variables in it; `constant`: no variable. */
  kind: 'key' | 'template' | 'constant';
  /**
   * In the order they are written; only the first is required by Label Studio. Those whose key holds a Repeater's index
   * (`$text_{{idx}}`) are skipped, so a template can have none.
   */
  variables: DataPath[];
}

/**
 * A tag with a `name` and no `toName`: what is shown and labelled. `Chat` and `ReactCode` are always here, and tags that nobody knows
 * when they have a name, so that what refers to them is not reported as well.
 */
export interface ObjectTag {
  tag: Tag;
  name: string;
  /** From `value`, or `valueList`; undefined when it has neither. */
  source: DataSource | undefined;
  /** The `Repeater` around it, if any. */
  repeater: Tag | undefined;
}

/**
 * A tag with `name` and `toName`: what people label with. Control tags without `toName` count, as they do in the editor; so do `Chat`
 * and `ReactCode`, which are labelled with themselves.
 */
export interface ControlTag {
  tag: Tag;
  name: string;
  /**
   * Names of the objects it works on, as written (split at commas). Without `toName` those of all objects, for `Chat` and `ReactCode`
   * its own name.
   */
  toName: string[];
  /**
   * The labels or choices that results may hold: each `alias`, else `value`, of the `Label`/`Choice` tags at any depth below it,
   * with the tag it comes from; empty for controls that have none.
   */
  labels: ReadonlyMap<string, Tag>;
  /**
   * True when any label may be right: labels come from the task's data (`value="$x"`) or from `apiUrl`, or contain a variable or a
   * Repeater's index.
   */
  dynamicLabels: boolean;
  /** From `value`, when there is a variable in it; undefined for `Chat` and `ReactCode`, whose data is that of the object. */
  source: DataSource | undefined;
  repeater: Tag | undefined;
}

export interface LabelConfig {
  /** The path as the user typed it. */
  file: string;
  /** The decoded text, without a byte order mark. */
  text: string;
  root: Tag;
  /** All tags in document order, the root first. */
  tags: Tag[];
  objects: ObjectTag[];
  controls: ControlTag[];
}
