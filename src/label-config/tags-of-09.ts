/** The tags that the editor of Label Studio 1.x knows and that of 0.9.1 does not. */
const newer: ReadonlySet<string> = new Set([
  'Bitmask',
  'BitmaskLabels',
  'Bucket',
  'Chat',
  'ChatMessage',
  'Collapse',
  'Cube',
  'CubeLabels',
  'CustomInterface',
  'DateTime',
  'Html',
  'MagicWand',
  'Markdown',
  'MultiChannel',
  'Number',
  'Object3D',
  'OcrLabels',
  'PagedView',
  'Panel',
  'Pdf',
  'ReactCode',
  'Repeater',
  'TimelineLabels',
  'TimeSeriesOverview',
  'Vector',
  'VectorLabels',
  'Video',
  'VideoRectangle',
  'VideoVector',
  'VideoVectorLabels',
]);

/** Whether a tag that is known is not so to the editor of Label Studio 0.9.1. */
export function isNewerTag(type: string): boolean {
  return newer.has(type);
}
