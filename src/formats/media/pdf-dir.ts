import { mediaImporter } from './media-dir.ts';

export const pdfDir = mediaImporter({
  format: 'pdf-dir',
  files: 'PDF files',
  one: 'a PDF file',
  tags: ['Pdf'],
  extensions: ['.pdf'],
  notIn09: [],
  notShown: [],
  firstId: 0,
});
