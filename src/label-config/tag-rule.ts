import type { JsonObject } from '../json/json.ts';
import type { AttributeValues } from './attribute-values.ts';
import type { Attribute, Tag } from './model.ts';

/** Values of results, each with a JSON Schema in schemas/values. */
export type ValueKind =
  | 'bitmask'
  | 'brush'
  | 'chat-message'
  | 'choices'
  | 'date-time'
  | 'ellipse'
  | 'hypertext-span'
  | 'keypoint'
  | 'number'
  | 'pairwise'
  | 'paragraph-span'
  | 'polygon'
  | 'ranker'
  | 'rating'
  | 'rectangle'
  | 'taxonomy'
  | 'text-area'
  | 'text-span'
  | 'time-series-span'
  | 'time-span'
  | 'timeline'
  | 'vector'
  | 'video-rectangle';

/** What is known about one tag; what a rule does not say is not limited. */
export interface TagRule {
  /** `object`: shows data; `control`: people label with it; `label`: one label of a control; `other`: layout and helpers. */
  kind: 'object' | 'control' | 'label' | 'other';
  /**
   * Attributes it cannot do without, and who refuses the label config when one is missing: `editor` always, `server` only where the
   * servers look (see seen-by-server.ts). `value` may also be `valueList`.
   */
  needs?: Readonly<Record<string, 'editor' | 'server'>>;
  /** The data under `value="$key"`: the name of its schema in schemas/data, or what makes its schema from the attributes of the tag. */
  data?: string | ((tag: Tag, attribute: Attribute) => JsonObject);
  /** What an object tag shows, of the kinds that files hold: what plays sound plays that of a video too, and markup is a text. */
  shows?: 'image' | 'sound' | 'pdf' | 'text' | 'phrases' | 'series';
  /** The values of a control's results, where it depends on it by object tag. Not given where they are not known. */
  writes?: ValueKind | Readonly<Record<string, ValueKind>>;
  /** The `type` of its results where that is not its name in lower case; `any` where it is its own affair. */
  resultType?: string;
  /** `other` when the Community edition of 1.23 does not have it. */
  edition?: 'other';
  /** The only object tags that a control works on; the editor refuses others. */
  targets?: readonly string[];
  /** Tags of which one must be around it, at any distance. */
  inside?: readonly string[];
  /** The only tags that it may stand directly in, and the only ones that may stand directly in it: the editor of 1.x refuses others. */
  directlyIn?: readonly string[];
  holds?: readonly string[];
  /** Without a tag in it the editor of 1.x shows a blank page. */
  notEmpty?: boolean;
  /** What the labels of a control are. */
  labels?: 'Label' | 'Choice';
  /** Attributes that take one of a few values; the editor refuses others. */
  values?: AttributeValues;
  /** More of them, which only the editor of 1.x refuses. */
  values1x?: AttributeValues;
  /** Attributes that must be CSS colours. */
  colors?: readonly string[];
  /** More of them, which only the editor of 1.x looks at. */
  colors1x?: readonly string[];
  /** Attributes that must be a number from 0 to 1, which only the editor of 1.x looks at. */
  ranges1x?: readonly string[];
  /** True when its content is text or HTML to be shown, not tags. */
  markup?: boolean;
  /** True when it is labelled with itself: results name it as control and as object. */
  labelsItself?: boolean;
}
