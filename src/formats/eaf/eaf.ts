import type { Importer } from '../format.ts';
import { transcriptImporter } from '../sound/transcript-importer.ts';

let reader: typeof import('./read-document.ts');

export const eaf: Importer = {
  ...transcriptImporter({
    name: 'eaf',
    summary:
      'ELAN documents (.eaf), a folder or a file: one task per sound file, with the annotations of all tiers',
    extensions: ['.eaf'],
    isOne: (head) => /<ANNOTATION_DOCUMENT[\s>]/.test(head),
    files: '.eaf files of ELAN',
    isXml: true,
    options: ['textAs'],
    emptyMessage: 'it has no .eaf files',
    read: (source) => reader.readEaf(source),
  }),
  async load() {
    reader = await import('./read-document.ts');
  },
};
