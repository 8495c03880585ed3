import { ocrImporter } from './importer.ts';
import { findTesseractTable } from './tesseract-table.ts';

export const hocr = ocrImporter({
  name: 'hocr',
  reads: 'hOCR, as Tesseract writes it (.hocr, .html)',
  extensions: ['.hocr', '.html', '.htm', '.xhtml'],
  isOwn: (head) => /class\s*=\s*["'][^"']*\bocr_page\b/.test(head),
  why: 'it has pages of hOCR',
  load: () => import('./read-hocr.ts'),
});

export const alto = ocrImporter({
  name: 'alto',
  reads: 'ALTO (.xml)',
  extensions: ['.xml'],
  isOwn: (head) => /<(?:\w+:)?alto[\s>]/i.test(head),
  why: 'it is <alto> XML',
  load: () => import('./read-alto.ts'),
});

export const pageXml = ocrImporter({
  name: 'page-xml',
  reads: 'PAGE XML, as Transkribus and eScriptorium write it (.xml)',
  extensions: ['.xml'],
  isOwn: (head) => /<(?:\w+:)?PcGts[\s>]/.test(head),
  why: 'it is <PcGts> XML',
  load: () => import('./read-page-xml.ts'),
});

export const tesseract = ocrImporter({
  name: 'tesseract',
  reads: "Tesseract's TSV (.tsv), also saved as CSV",
  extensions: ['.tsv', '.csv'],
  isOwn: (head) => findTesseractTable(head) !== undefined,
  why: 'its columns are those of Tesseract',
  load: () => import('./read-tsv.ts'),
});
