import type { ValueKind } from './value-schemas.ts';

const kinds = new Map<string, ValueKind>(
  Object.entries({
    Bitmask: 'bitmask',
    BitmaskLabels: 'bitmask',
    Brush: 'brush',
    BrushLabels: 'brush',
    Chat: 'chatMessage',
    Choices: 'choices',
    DateTime: 'dateTime',
    Ellipse: 'ellipse',
    EllipseLabels: 'ellipse',
    KeyPoint: 'keypoint',
    KeyPointLabels: 'keypoint',
    MagicWand: 'brush',
    Number: 'number',
    Pairwise: 'pairwise',
    Polygon: 'polygon',
    PolygonLabels: 'polygon',
    Ranker: 'ranker',
    Rating: 'rating',
    Rectangle: 'rectangle',
    RectangleLabels: 'rectangle',
    Taxonomy: 'taxonomy',
    TextArea: 'textArea',
    TimelineLabels: 'timeline',
    Vector: 'vector',
    VectorLabels: 'vector',
    VideoRectangle: 'videoRectangle',
  }),
);

/** Kinds that depend on the object tag too. */
const kindsByObject = new Map<string, ValueKind>(
  Object.entries({
    'Labels Text': 'textSpan',
    'Labels Audio': 'timeSpan',
    'Labels AudioPlus': 'timeSpan',
    'Labels Video': 'timeSpan',
    'HyperTextLabels HyperText': 'hypertextSpan',
    'ParagraphLabels Paragraphs': 'paragraphSpan',
    'TimeSeriesLabels TimeSeries': 'timeSeriesSpan',
  }),
);

/**
 * The kind of value that a control tag writes for an object tag (docs/rules.md, the table of control tags).
 * Undefined for tags whose values are not known, and for pairs that are not in the table: their values are
 * not looked into.
 */
export function valueKind(control: string, object: string | undefined): ValueKind | undefined {
  return kinds.get(control) ?? kindsByObject.get(`${control} ${object}`);
}
