import { audacity } from './audacity/audacity.ts';
import { audioCsv } from './audio-csv/audio-csv.ts';
import { boxesCsv } from './boxes-csv/boxes-csv.ts';
import { brat } from './brat/brat.ts';
import { classesCsv } from './classes-csv/classes-csv.ts';
import { textClassesCsv } from './classes-csv/text-classes-csv.ts';
import { coco } from './coco/coco.ts';
import { conll } from './conll/conll.ts';
import { createml } from './createml/createml.ts';
import { csv } from './csv/csv.ts';
import { tsv } from './csv/tsv.ts';
import { cvat } from './cvat/cvat.ts';
import { cvatVideo } from './cvat/cvat-video.ts';
import { dota } from './dota/dota.ts';
import { eaf } from './eaf/eaf.ts';
import type { Importer } from './format.ts';
import { groundTruth } from './ground-truth/ground-truth.ts';
import { htmlDir } from './html/html-dir.ts';
import { imagefolder } from './imagefolder/imagefolder.ts';
import { json } from './json/json.ts';
import { jsonDir } from './json/json-dir.ts';
import { jsonl } from './json/jsonl.ts';
import { kitti } from './kitti/kitti.ts';
import { labelbox } from './labelbox/labelbox.ts';
import { labelme } from './labelme/labelme.ts';
import { maskDir } from './mask-dir/mask-dir.ts';
import { audioDir } from './media/audio-dir.ts';
import { imageDir } from './media/image-dir.ts';
import { pdfDir } from './media/pdf-dir.ts';
import { videoDir } from './media/video-dir.ts';
import { mot } from './mot/mot.ts';
import { alto, hocr, pageXml, tesseract } from './ocr/formats.ts';
import { openimages } from './openimages/openimages.ts';
import { parquet } from './parquet/parquet.ts';
import { ctm } from './rttm/ctm.ts';
import { rttm } from './rttm/rttm.ts';
import { spansJsonl } from './spans/spans-jsonl.ts';
import { spansCsv } from './spans-csv/spans-csv.ts';
import { srt } from './subtitles/srt.ts';
import { vtt } from './subtitles/vtt.ts';
import { supervisely } from './supervisely/supervisely.ts';
import { tableDir } from './tables/table-dir.ts';
import { text } from './text/text.ts';
import { textDir } from './text/text-dir.ts';
import { textgrid } from './textgrid/textgrid.ts';
import { timeSeriesDir } from './time-series/time-series-dir.ts';
import { transcripts } from './transcripts/transcripts.ts';
import { urls } from './urls/urls.ts';
import { via } from './via/via.ts';
import { viaAudio } from './via/via-audio.ts';
import { viaVideo } from './via/via-video.ts';
import { voc } from './voc/voc.ts';
import { webannoTsv } from './webanno-tsv/webanno-tsv.ts';
import { whisper } from './whisper/whisper.ts';
import { xlsx } from './xlsx/xlsx.ts';
import { yolo } from './yolo/yolo.ts';

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
  spansJsonl,
  spansCsv,
  srt,
  vtt,
  textgrid,
  whisper,
  audacity,
  audioCsv,
  rttm,
  ctm,
  transcripts,
  brat,
  webannoTsv,
  eaf,
  maskDir,
  cvat,
  cvatVideo,
  mot,
  via,
  viaAudio,
  viaVideo,
  createml,
  supervisely,
  groundTruth,
  labelbox,
  dota,
  kitti,
  openimages,
  imagefolder,
  boxesCsv,
  classesCsv,
  textClassesCsv,
  hocr,
  alto,
  pageXml,
  tesseract,
  parquet,
  xlsx,
  tableDir,
];

/** Those that `label-studio init` 0.9.1 knows. */
export const formatsOf09 = ['json', 'json-dir', 'text', 'text-dir', 'image-dir', 'audio-dir'];

export function importerNamed(name: string): Importer {
  return importers.find((importer) => importer.name === name)!;
}
