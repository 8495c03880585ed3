import {
  audioValues,
  channelValues,
  choicesValues,
  choiceValues,
  collapseValues,
  controlValues,
  dateTimeValues,
  headerValues,
  hyperTextValues,
  imageValues,
  labelSetValues,
  labelValues,
  multiChannelValues,
  numberValues,
  panelValues,
  paragraphsValues,
  ratingValues,
  relationsValues,
  shapeValues,
  taxonomyValues,
  textAreaValues,
  textValues,
  timeSeriesValues,
  vectorValues,
  videoValues,
} from './attribute-values.ts';
import { imageData, offeredData, paragraphsData, tableData, textData, timeSeriesData } from './data-rules.ts';
import type { TagRule, ValueKind } from './tag-rule.ts';

const layout: TagRule = { kind: 'other' };
const objectTag: TagRule = { kind: 'object' };
const namedObject: TagRule = { kind: 'object', needs: { name: 'editor' } };
const control: TagRule = { kind: 'control', needs: { name: 'editor' }, ...controlValues };
const enterpriseControl: TagRule = { kind: 'control', edition: 'other' };
const enterpriseLabels: TagRule = { ...control, data: offeredData, edition: 'other' };

const drawn = ['fillColor', 'strokeColor'];
const opacity = { ranges1x: ['opacity'] };
const opacities = { ranges1x: ['opacity', 'fillOpacity'] };
const textTag: TagRule = { kind: 'object', data: textData, shows: 'text', markup: true };
const labelSet: TagRule = {
  ...control,
  labels: 'Label',
  data: offeredData,
  ...labelSetValues,
  colors1x: drawn,
  ...opacities,
};

/** A control that draws, where it is not limited to images too. */
const draws = (writes: ValueKind): TagRule => ({ ...control, writes });
const drawsOnImage = (writes: ValueKind): TagRule => ({ ...draws(writes), targets: ['Image'] });
const labelsOnImage = (writes: ValueKind): TagRule => ({ ...labelSet, writes, targets: ['Image'] });

/**
 * All tags that Label Studio 0.9.1 and 1.x know, those of its other editions too (docs/rules.md, "Label config"; the tag pages of its
 * documentation). What is said of a tag anywhere else follows from its row.
 */
const rules: Readonly<Record<string, TagRule>> = {
  Audio: { ...namedObject, data: 'audio', shows: 'sound', ...audioValues, colors1x: ['cursorColor'] },
  AudioPlus: { ...namedObject, data: 'audio', shows: 'sound', ...audioValues, colors1x: ['cursorColor'] },
  Bitmask: draws('bitmask'),
  BitmaskLabels: labelsOnImage('bitmask'),
  Brush: draws('brush'),
  BrushLabels: labelsOnImage('brush'),
  Bucket: layout,
  Channel: {
    kind: 'other',
    inside: ['TimeSeries'],
    directlyIn: ['TimeSeries', 'MultiChannel', 'Channel'],
    ...channelValues,
  },
  Chat: {
    kind: 'object',
    edition: 'other',
    data: 'chat',
    labelsItself: true,
    writes: 'chat-message',
    resultType: 'chatmessage',
  },
  ChatMessage: { ...layout, edition: 'other' },
  Choice: { kind: 'label', inside: ['Choices', 'Taxonomy'], ...choiceValues },
  Choices: {
    kind: 'control',
    needs: { name: 'editor', toName: 'server' },
    data: offeredData,
    writes: 'choices',
    labels: 'Choice',
    holds: ['Choice', 'View', 'Header', 'HyperText'],
    ...choicesValues,
  },
  Collapse: { ...layout, holds: ['Panel'], notEmpty: true, ...collapseValues },
  Cube: enterpriseControl,
  CubeLabels: enterpriseLabels,
  CustomInterface: { kind: 'object', needs: { name: 'editor' }, resultType: 'any', markup: true },
  DateTime: { ...control, writes: 'date-time', ...dateTimeValues },
  Dialog: objectTag,
  Ellipse: { ...draws('ellipse'), ...shapeValues, ...opacities, colors: drawn },
  EllipseLabels: { ...labelSet, writes: 'ellipse' },
  Filter: { ...layout, needs: { name: 'editor' } },
  Header: { ...layout, ...headerValues },
  Html: { kind: 'other', edition: 'other' },
  HyperText: {
    ...textTag,
    needs: { name: 'server', value: 'server' },
    ...hyperTextValues,
    colors: ['highlightColor'],
  },
  HyperTextLabels: { ...labelSet, writes: { HyperText: 'hypertext-span' }, targets: ['HyperText'] },
  Image: {
    kind: 'object',
    needs: { name: 'editor', value: 'server' },
    data: imageData,
    shows: 'image',
    ...imageValues,
    colors1x: ['gridColor'],
  },
  KeyPoint: { ...draws('keypoint'), ...opacity, colors: drawn },
  KeyPointLabels: labelsOnImage('keypoint'),
  Label: { kind: 'label', ...labelValues, colors: ['background', 'selectedColor'] },
  Labels: {
    ...labelSet,
    needs: { name: 'editor', toName: 'server' },
    writes: { Text: 'text-span', Audio: 'time-span', AudioPlus: 'time-span', Video: 'time-span' },
  },
  List: { kind: 'object', data: 'list' },
  MagicWand: { ...draws('brush'), ...opacity },
  Markdown: layout,
  MultiChannel: { kind: 'other', inside: ['TimeSeries'], ...multiChannelValues },
  Number: { kind: 'control', needs: { name: 'editor', toName: 'server' }, writes: 'number', ...numberValues },
  Object3D: { ...objectTag, edition: 'other' },
  OcrLabels: enterpriseLabels,
  PagedView: { ...layout, notEmpty: true },
  Pairwise: { ...control, writes: 'pairwise' },
  Panel: { ...layout, directlyIn: ['Collapse'], ...panelValues },
  ParagraphLabels: { ...labelSet, writes: { Paragraphs: 'paragraph-span' } },
  Paragraphs: { ...namedObject, data: paragraphsData, shows: 'phrases', ...paragraphsValues },
  Pdf: { ...namedObject, data: 'pdf', shows: 'pdf' },
  Polygon: { ...drawsOnImage('polygon'), ...opacity, colors: drawn },
  PolygonLabels: labelsOnImage('polygon'),
  Ranker: { kind: 'control', data: 'ranker', writes: 'ranker' },
  Rating: { ...control, writes: 'rating', ...ratingValues },
  ReactCode: { kind: 'object', edition: 'other', labelsItself: true, markup: true },
  Rectangle: { ...draws('rectangle'), ...shapeValues, ...opacities, colors: drawn },
  RectangleLabels: labelsOnImage('rectangle'),
  Relation: { kind: 'other', directlyIn: ['Relations'], colors: ['background'] },
  Relations: { ...layout, ...relationsValues },
  Repeater: { kind: 'other', data: 'repeater' },
  Shortcut: { ...layout, directlyIn: ['TextArea'], colors1x: ['background'] },
  Style: { kind: 'other', markup: true },
  Table: { kind: 'object', data: tableData },
  Taxonomy: { ...control, labels: 'Choice', data: offeredData, writes: 'taxonomy', ...taxonomyValues },
  Text: { ...textTag, needs: { name: 'editor', value: 'server' }, ...textValues, colors: ['highlightColor'] },
  TextArea: { ...control, writes: 'text-area', ...textAreaValues },
  TimelineLabels: { ...labelSet, writes: 'timeline' },
  TimeSeries: { ...namedObject, data: timeSeriesData, shows: 'series', ...timeSeriesValues },
  TimeSeriesLabels: { ...labelSet, writes: { TimeSeries: 'time-series-span' } },
  TimeSeriesOverview: { kind: 'other', edition: 'other' },
  Vector: { ...drawsOnImage('vector'), ...vectorValues, ...opacity, colors1x: drawn },
  VectorLabels: labelsOnImage('vector'),
  Video: { ...namedObject, data: 'video', shows: 'sound', ...videoValues },
  VideoRectangle: { ...control, writes: 'video-rectangle' },
  VideoVector: enterpriseControl,
  VideoVectorLabels: enterpriseLabels,
  View: layout,
};

/** Control tags that ask a question, whose answer needs no region; those that label have their labels on the screen. */
export const questionTags: ReadonlySet<string> = new Set([
  'Choices',
  'DateTime',
  'Number',
  'Rating',
  'Taxonomy',
  'TextArea',
]);

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

/** The kind of value that a control tag writes for an object tag; undefined where that is not known. */
export function valueKind(control: string, object: string): ValueKind | undefined {
  const writes = tagRule(control)?.writes;
  return typeof writes === 'object' ? writes[object] : writes;
}

/** The values that are shapes drawn on an image. */
const shapes = ['rectangle', 'ellipse', 'keypoint', 'polygon', 'brush', 'bitmask', 'vector'] as const;

export type DrawnShape = (typeof shapes)[number];

/** The shape that a tag draws, alone or with a label; undefined when it draws none. */
export function shapeOfTag(type: string): DrawnShape | undefined {
  const writes = tagRule(type)?.writes;
  return shapes.find((shape) => shape === writes);
}

/** The shape that a type of region is (`rectangle`, `rectanglelabels`), also of a Labels tag beside a tag that draws (`magicwandlabels`). */
export function shapeOfRegion(type: string): DrawnShape | undefined {
  return shapeOfTag(canonicalTag(type)) ?? shapeOfTag(canonicalTag(type.replace(/labels$/i, '')));
}

/** The tag that draws a shape and labels it at once, and the first that only draws it. */
export function tagsThatDraw(shape: DrawnShape): { labels: string; drawing: string } {
  const tags = knownTags.filter((tag) => shapeOfTag(tag) === shape);
  const isLabelSet = (tag: string) => tagRule(tag)!.labels !== undefined;
  return { labels: tags.find(isLabelSet)!, drawing: tags.find((tag) => !isLabelSet(tag))! };
}
