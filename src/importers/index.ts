import { audioDir } from './audio-dir.ts';
import { coco } from './coco.ts';
import { conll } from './conll.ts';
import { csv } from './csv.ts';
import { htmlDir } from './html-dir.ts';
import { imageDir } from './image-dir.ts';
import type { Importer } from './importer.ts';
import { json } from './json.ts';
import { jsonDir } from './json-dir.ts';
import { jsonl } from './jsonl.ts';
import { labelme } from './labelme.ts';
import { pdfDir } from './pdf-dir.ts';
import { text } from './text.ts';
import { textDir } from './text-dir.ts';
import { timeSeriesDir } from './time-series-dir.ts';
import { tsv } from './tsv.ts';
import { urls } from './urls.ts';
import { videoDir } from './video-dir.ts';
import { voc } from './voc.ts';
import { yolo } from './yolo.ts';

/** All input formats: those of the guide's command line in its order, then the others. */
export const importers: readonly Importer[] = [
  json,
  jsonDir,
  text,
  textDir,
  imageDir,
  audioDir,
  csv,
  tsv,
  jsonl,
  urls,
  timeSeriesDir,
  htmlDir,
  videoDir,
  pdfDir,
  coco,
  yolo,
  voc,
  labelme,
  conll,
];

/** Those that `label-studio init` 0.9.1 knows. */
export const formatsOf09 = ['json', 'json-dir', 'text', 'text-dir', 'image-dir', 'audio-dir'];

export function importerNamed(name: string): Importer {
  return importers.find((importer) => importer.name === name)!;
}
