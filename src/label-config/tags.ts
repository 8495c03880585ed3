/** What is known about one tag; what a rule leaves out is not limited. */
export interface TagRule {
  /** `object`: shows data; `control`: people label with it; `label`: one label of a control; `other`: layout and helpers. */
  kind: 'object' | 'control' | 'label' | 'other';
  /**
   * Attributes it cannot do without, and who refuses the label config when one is missing: `editor` always, `server` only where the
   * servers look (see seen-by-server.ts). `value` may also be `valueList`.
   */
  needs?: Readonly<Record<string, 'editor' | 'server'>>;
  /** The only object tags that a control works on; the editor refuses others. */
  targets?: readonly string[];
  /** Tags of which one must be around it, at any distance. */
  inside?: readonly string[];
  /** What the labels of a control are. */
  labels?: 'Label' | 'Choice';
  /** Attributes that take one of a few values; the editor refuses others. */
  values?: Readonly<Record<string, readonly string[]>>;
  /** Attributes that must be CSS colours. */
  colors?: readonly string[];
  /** True when its content is text or HTML to be shown, not tags. */
  markup?: boolean;
  /** True when it is labelled with itself: results name it as control and as object. */
  labelsItself?: boolean;
}

const nameNeeded = { name: 'editor' } as const;
const layout: TagRule = { kind: 'other' };
const objectTag: TagRule = { kind: 'object' };
const media: TagRule = { kind: 'object', needs: nameNeeded };
const control: TagRule = { kind: 'control', needs: nameNeeded };
const imageControl: TagRule = { ...control, targets: ['Image'] };
const enterpriseControl: TagRule = { kind: 'control' };

const granularity = ['symbol', 'word', 'sentence', 'paragraph'];
const textValues = { valueType: ['text', 'url'], encoding: ['none', 'base64', 'base64unicode'], granularity };
const tableValues = { valueType: ['json', 'url'] };
const labelSet: TagRule = { ...control, labels: 'Label', values: { choice: ['single', 'multiple'] } };
const imageLabelSet: TagRule = { ...labelSet, targets: ['Image'] };

/**
 * All tags that Label Studio 0.9.1 and 1.x know, those of its other editions too (docs/rules.md, "Label config"; the tag pages of its
 * documentation).
 */
const rules: Readonly<Record<string, TagRule>> = {
  Audio: media,
  AudioPlus: media,
  Bitmask: control,
  BitmaskLabels: imageLabelSet,
  Brush: control,
  BrushLabels: imageLabelSet,
  Bucket: layout,
  Channel: { kind: 'other', inside: ['TimeSeries'] },
  Chat: { kind: 'object', labelsItself: true },
  ChatMessage: layout,
  Choice: { kind: 'label', inside: ['Choices', 'Taxonomy'] },
  Choices: {
    kind: 'control',
    needs: { name: 'editor', toName: 'server' },
    labels: 'Choice',
    values: { choice: ['single', 'single-radio', 'multiple'] },
  },
  Collapse: layout,
  Cube: enterpriseControl,
  CubeLabels: { ...enterpriseControl, needs: nameNeeded },
  CustomInterface: { kind: 'object', markup: true },
  DateTime: control,
  Dialog: objectTag,
  Ellipse: control,
  EllipseLabels: labelSet,
  Filter: layout,
  Header: layout,
  Html: layout,
  HyperText: { kind: 'object', needs: { name: 'server', value: 'server' }, values: textValues, markup: true },
  HyperTextLabels: { ...labelSet, targets: ['HyperText'] },
  Image: { kind: 'object', needs: { name: 'editor', value: 'server' } },
  KeyPoint: control,
  KeyPointLabels: imageLabelSet,
  Label: { kind: 'label', values: { granularity }, colors: ['background'] },
  Labels: { ...labelSet, needs: { name: 'editor', toName: 'server' } },
  List: objectTag,
  MagicWand: control,
  Markdown: layout,
  MultiChannel: { kind: 'other', inside: ['TimeSeries'] },
  Number: { kind: 'control', needs: { name: 'editor', toName: 'server' } },
  Object3D: objectTag,
  OcrLabels: { ...enterpriseControl, needs: nameNeeded },
  PagedView: layout,
  Pairwise: control,
  Panel: layout,
  ParagraphLabels: labelSet,
  Paragraphs: { ...media, values: tableValues },
  Pdf: media,
  Polygon: imageControl,
  PolygonLabels: imageLabelSet,
  Ranker: enterpriseControl,
  Rating: control,
  ReactCode: { kind: 'object', labelsItself: true, markup: true },
  Rectangle: control,
  RectangleLabels: imageLabelSet,
  Relation: { kind: 'other', colors: ['background'] },
  Relations: layout,
  Repeater: layout,
  Shortcut: layout,
  Style: { kind: 'other', markup: true },
  Table: objectTag,
  Taxonomy: { ...control, labels: 'Choice' },
  Text: { kind: 'object', needs: { name: 'editor', value: 'server' }, values: textValues, markup: true },
  TextArea: control,
  TimelineLabels: labelSet,
  TimeSeries: { ...media, values: tableValues },
  TimeSeriesLabels: labelSet,
  TimeSeriesOverview: layout,
  Vector: imageControl,
  VectorLabels: imageLabelSet,
  Video: media,
  VideoRectangle: control,
  VideoVector: enterpriseControl,
  VideoVectorLabels: { ...enterpriseControl, needs: nameNeeded },
  View: layout,
};

/** All known tag names, in their canonical case. */
export const knownTags: readonly string[] = Object.keys(rules);

const canonicalNames = new Map(knownTags.map((name) => [name.toLowerCase(), name]));

/** The canonical name of a tag: the editor does not mind the case (`<textarea>`). As written when nobody knows the tag. */
export function canonicalTag(written: string): string {
  return canonicalNames.get(written.toLowerCase()) ?? written;
}

/** The rule for a tag by its canonical name; undefined when nobody knows the tag. */
export function tagRule(type: string): TagRule | undefined {
  return Object.hasOwn(rules, type) ? rules[type] : undefined;
}
