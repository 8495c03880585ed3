/** A fixture of an input format, as `push` sends it. */
export interface PushCase {
  format: string;
  /** Its folder in fixtures/. */
  fixture: string;
  /** Besides the input and the label config. */
  args?: string[];
}

const linked = ['--document-root', '..'];

/** One fixture of each input format, and JSON with all that 1.x takes. */
export const cases: readonly PushCase[] = [
  { format: 'json', fixture: 'json/basic' },
  { format: 'json-dir', fixture: 'json-dir/basic' },
  { format: 'text', fixture: 'text/basic' },
  { format: 'text-dir', fixture: 'text-dir/basic' },
  { format: 'image-dir', fixture: 'image-dir/basic', args: linked },
  { format: 'audio-dir', fixture: 'audio-dir/basic', args: linked },
  { format: 'csv', fixture: 'csv/basic' },
  { format: 'tsv', fixture: 'tsv/basic' },
  { format: 'jsonl', fixture: 'jsonl/basic' },
  { format: 'urls', fixture: 'urls/basic' },
  { format: 'time-series-dir', fixture: 'time-series-dir/headless', args: linked },
  { format: 'html-dir', fixture: 'html-dir/basic' },
  { format: 'video-dir', fixture: 'video-dir/basic', args: linked },
  { format: 'pdf-dir', fixture: 'pdf-dir/basic', args: linked },
  { format: 'coco', fixture: 'coco/basic', args: ['--images', 'images', ...linked] },
  { format: 'yolo', fixture: 'yolo/basic', args: linked },
  { format: 'voc', fixture: 'voc/basic', args: linked },
  { format: 'labelme', fixture: 'labelme/basic', args: linked },
  { format: 'conll', fixture: 'faults/conll-uner-iob2', args: ['-l', 'auto'] },
];
