import { commands } from './commands.ts';
import { spansOfDataturks, textJsonTools } from './text-json-tools.ts';
import { ocr, type Tool } from './tool.ts';

/** An answer, without spans, which another format reads. */
const prodigyAnswer = /^(?![^\n]*"spans"\s*:)[\s\S]*"answer"\s*:\s*"(?:accept|reject|ignore)"/;

const datumaro = {
  instead: `Convert it with Datumaro (${commands.datumaro.run}), and import that.`,
};

/** Transcriptions of services, with times of words. */
const transcription = {
  of: 'sounds' as const,
  instead:
    'Get them as SRT or WebVTT, or write a table with the columns "file", "start", "end" and "label", and import that.',
};

/** Read where the label config has a place for the answers. */
const squad = {
  of: 'text' as const,
  why: 'lsimport reads such labels only with a label config that has <Labels> for a <Text>',
  instead: 'Use such a label config, or -l auto, and --input-format spans-jsonl.',
};

/** A member by which a row may say what image it is from: a text that such boxes do not have, or one that is called so, such as "image_id". */
const saysImage =
  /"(?!(?:name|class|confidence|box|segments|keypoints|track_id)")[^"]*"\s*:\s*"|"(?:image|img|file|path|url)[^"]*"\s*:/i;

/** The same of a row of Supervision. */
const saysImageOfBoxes =
  /"(?!(?:class_name|tracker_id)")[^"]*"\s*:\s*"|"(?:image|img|file|path|url)[^"]*"\s*:/i;

/** Boxes that a model of Ultralytics found in one image. */
const ultralytics = {
  name: 'boxes of Ultralytics',
  of: 'images' as const,
  isAlone: true as const,
  unless: saysImage,
  why: 'they do not say which image they are from',
  instead:
    'Predict with save_txt=True and save_conf=True, put the folder "labels" that this writes beside a folder "images" with your images and a classes.txt with a class name per line, and use the folder that holds the three.',
};

/** Rows that name an image and have four numbers, or objects with places, in a member called as boxes are. */
const boxesInRows = {
  name: 'rows with boxes in images',
  of: 'images' as const,
  also: /^\s*(?:\[\s*)?\{(?=[^{}]*"b?box(?:es)?"\s*:\s*(?:(?:\[\s*){1,2}(?:-?[\d.]+\s*,\s*){3}-?[\d.]|(?:\[\s*)?\{[^{}]*"(?:x|x_?1|x_?min|left)"\s*:\s*-?[\d.]))[\s\S]*\.(?:jpe?g|png|webp|bmp|gif|tiff?)"/i,
  instead:
    'Write a table with a row for each box and the columns "filename", "xmin", "ymin", "xmax", "ymax" and "class", and import that as boxes-csv.',
};

/** Tools and data sets whose labels are JSON or JSON Lines that no format reads, by member names that only they have together. */
export const jsonTools: readonly (Tool & { keys: readonly string[]; also?: RegExp; unless?: RegExp })[] = [
  {
    name: 'an export of Labelbox',
    of: 'images',
    keys: ['data_row', 'projects', 'annotation_kind'],
    also: /"annotation_kind"\s*:\s*"Image|"asset_type"\s*:\s*"image"/i,
    why: 'its labels need a label config with an <Image>',
    instead:
      'Use the file as the input with such a label config, or -l auto; --input-format labelbox reads it then.',
    insteadOf: (file) =>
      `Use the file as the input, with such a label config or -l auto (--input-path ${file} -l auto); --input-format labelbox reads it then.`,
  },
  { name: 'an export of Labelbox', of: 'any', keys: ['data_row', 'projects'] },
  { name: 'an export of Labelbox', of: 'any', keys: ['Labeled Data', 'Label'] },
  {
    ...ultralytics,
    keys: ['name', 'class', 'confidence', 'box'],
    also: /"box"\s*:\s*\{\s*"x1"/,
  },
  // As YOLOv5 gives them: results.pandas().xyxy[0].to_json(orient="records").
  {
    ...ultralytics,
    keys: ['xmin', 'ymin', 'xmax', 'ymax', 'confidence', 'class', 'name'],
  },
  // As its JSONSink writes them.
  {
    name: 'boxes of Supervision',
    of: 'images',
    isAlone: true,
    keys: ['x_min', 'y_min', 'x_max', 'y_max', 'class_id', 'confidence'],
    unless: saysImageOfBoxes,
    why: 'they do not say which image they are from',
    instead:
      'Write them with CSVSink and append(detections, {"filename": NAME}), and import that as boxes-csv.',
  },
  { name: 'tasks of Scale AI', of: 'any', keys: ['task_id', 'params', 'response'] },
  {
    name: 'masks of Segment Anything (SA-1B), which have no classes',
    of: 'images',
    keys: ['image', 'annotations', 'segmentation', 'predicted_iou'],
    instead: `Join the files into one of COCO, with one class for all: ${commands.segmentAnything.run}, and import that.`,
  },
  {
    name: 'predictions of Lightly',
    of: 'images',
    keys: ['file_name', 'predictions', 'category_id'],
  },
  { name: 'labels of SuperAnnotate', of: 'images', keys: ['instances', 'className'] },
  { name: 'labels of SuperAnnotate', of: 'images', keys: ['className', 'points', 'type'] },
  { name: 'labels of V7 Darwin', of: 'images', keys: ['item', 'slots', 'annotations'] },
  { name: 'labels of V7 Darwin', of: 'images', keys: ['annotations', 'image', 'dataset', 'annotators'] },
  {
    name: 'labels of Supervisely',
    of: 'images',
    keys: ['objects', 'classTitle'],
    why: 'lsimport reads such labels with their project only',
    instead:
      'Use the folder of the project as the input, which has meta.json, DATASET/img and DATASET/ann; --input-format supervisely reads it.',
  },
  { name: 'labels of VoTT', of: 'images', keys: ['asset', 'regions', 'tags'] },
  { name: 'an export of VoTT', of: 'images', keys: ['assets', 'securityToken'] },
  { name: 'labels of BDD100K or Scalabel', of: 'images', keys: ['category', 'box2d'] },
  { name: 'labels of BDD100K or Scalabel', of: 'images', keys: ['category', 'poly2d'] },
  { name: 'labels of Mapillary Traffic Signs', of: 'images', keys: ['ispano', 'objects'] },
  { name: 'a dataset of FiftyOne', of: 'images', keys: ['samples', '_cls'] },
  {
    name: 'a dataset of FiftyOne',
    of: 'images',
    keys: ['classes', 'labels'],
    also: /^\s*\{\s*"classes"\s*:\s*\[[^\]]*\]\s*,\s*"labels"\s*:\s*\{/,
  },
  { name: 'a dataset of Datumaro', of: 'images', ...datumaro, keys: ['categories', 'items', 'label_id'] },
  { name: 'a dataset of Datumaro', of: 'images', ...datumaro, keys: ['dm_format_version', 'items'] },
  {
    name: 'a manifest of SageMaker Ground Truth',
    of: 'images',
    keys: ['source-ref'],
    also: /"type"\s*:\s*"groundtruth\/(?:object-detection|image-classification)/,
    why: 'its labels need a label config with an <Image>',
    instead:
      'Use the manifest as the input with such a label config, or -l auto; --input-format ground-truth reads it then.',
    insteadOf: (file) =>
      `Use the manifest as the input, with such a label config or -l auto (--input-path ${file} -l auto); --input-format ground-truth reads it then.`,
  },
  {
    name: 'a manifest of SageMaker Ground Truth',
    of: 'any',
    keys: ['source-ref'],
    also: /-metadata"\s*:\s*\{/,
  },
  {
    name: 'a manifest of SageMaker Ground Truth with classes of texts',
    of: 'choices',
    keys: ['source'],
    also: /"type"\s*:\s*"groundtruth\/text-classification/,
    instead: `Write the text and the class of each line as JSON Lines and use --choices-column, for example with jq: ${commands.groundTruthTexts.run}`,
  },
  { name: 'a manifest of SageMaker Ground Truth', of: 'text', keys: ['source'], also: /-metadata"\s*:\s*\{/ },
  { name: 'a data set of Vertex AI', of: 'images', keys: ['imageGcsUri', 'boundingBoxAnnotations'] },
  { name: 'a data set of Vertex AI', of: 'choices', keys: ['imageGcsUri', 'classificationAnnotation'] },
  { name: 'a data set of Vertex AI', of: 'text', keys: ['textSegmentAnnotations'] },
  {
    name: 'an export of Dataturks',
    of: 'any',
    keys: ['content', 'annotation', 'extras'],
    unless: spansOfDataturks,
  },
  { name: 'labels of Dataloop', of: 'images', keys: ['filename', 'annotations', 'coordinates'] },
  {
    name: 'texts of Google Cloud Vision',
    ...ocr,
    keys: ['boundingPoly', 'vertices'],
    also: /"(?:textAnnotations|fullTextAnnotation)"\s*:/,
    instead: 'Convert them to hOCR, such as with gcv2hocr, and import that with --input-format hocr.',
  },
  { name: 'texts of Amazon Textract', ...ocr, keys: ['Blocks', 'BlockType', 'Geometry'] },
  {
    name: 'texts of docTR',
    ...ocr,
    keys: ['pages', 'blocks', 'lines', 'words', 'geometry'],
    also: /"(?:page_idx|dimensions)"\s*:/,
    instead:
      'Write them as hOCR, as export_as_xml() of docTR does, and import that with --input-format hocr.',
  },
  {
    name: 'texts of Azure AI Vision or Document Intelligence',
    ...ocr,
    keys: ['analyzeResult'],
    also: /"(?:polygon|boundingBox|readResults|boundingRegions)"\s*:/,
  },
  { name: 'receipts of CORD', ...ocr, keys: ['valid_line', 'words', 'quad'] },
  { name: 'a transcription of AssemblyAI', ...transcription, keys: ['audio_url', 'words', 'status'] },
  {
    name: 'a transcription of AssemblyAI',
    ...transcription,
    keys: ['status', 'words', 'text', 'start', 'end', 'confidence'],
    also: /"words"\s*:\s*\[\s*\{\s*"text"\s*:\s*"[^"{}]*"\s*,\s*"start"\s*:\s*\d+\s*,\s*"end"\s*:\s*\d+\s*,\s*"confidence"/,
  },
  {
    name: 'a transcription of Amazon Transcribe',
    ...transcription,
    keys: ['jobName', 'results', 'transcripts'],
  },
  { name: 'a transcription of Azure', ...transcription, keys: ['recognizedPhrases', 'nBest'] },
  { name: 'a transcription of Deepgram', ...transcription, keys: ['results', 'channels', 'alternatives'] },
  {
    name: 'a transcription of Google Cloud',
    ...transcription,
    keys: ['results', 'alternatives', 'transcript'],
  },
  { name: 'a transcription of Rev AI', ...transcription, keys: ['monologues', 'elements'] },
  { name: 'a transcription of Vosk', ...transcription, keys: ['result', 'conf', 'word'] },
  { name: 'an export of Kili', of: 'any', keys: ['jsonResponse'] },
  { name: 'an export of Hasty', of: 'images', keys: ['label_classes', 'export_format_version'] },
  { name: 'a release of Segments.ai', of: 'images', keys: ['samples', 'task_type', 'labels'] },
  { name: 'an export of Encord', of: 'images', keys: ['label_hash', 'data_units'] },
  { name: 'an export of Diffgram', of: 'images', keys: ['label_map', 'instance_list'] },
  { name: 'labels of CrowdHuman', of: 'images', keys: ['gtboxes', 'fbox'] },
  { name: 'labels of Tsinghua-Tencent 100K', of: 'images', keys: ['imgs', 'objects', 'bbox'] },
  { name: 'labels of ISAT', of: 'images', keys: ['objects', 'segmentation', 'layer'] },
  { name: 'labels of ADE20K', of: 'images', keys: ['annotation', 'imsize', 'object'] },
  {
    name: 'polygons of Cityscapes',
    of: 'images',
    keys: ['imgHeight', 'imgWidth', 'objects'],
    instead: 'The same data set has masks (..._gtFine_labelIds.png), which --input-format mask-dir reads.',
  },
  {
    name: 'forms of FUNSD',
    of: 'images',
    keys: ['form', 'box', 'linking'],
    instead: `Write the boxes with their labels as a table, without texts and links, in the folder of the JSON files: ${commands.funsd.run}. Then use that as the input, with --input-format boxes-csv --images FOLDER.`,
  },
  {
    name: 'texts of OCR with boxes, as PaddleOCR has them',
    ...ocr,
    keys: ['transcription', 'points'],
    also: /^[^\t\n[{]+\t\[/,
  },
  {
    name: 'labels of images of doccano',
    of: 'images',
    keys: ['filename', 'label'],
    also: /"(?:bbox|segments)"\s*:\s*\[\s*\{/,
  },
  { name: 'labels of images of Prodigy', of: 'images', keys: ['image', 'spans', 'points'] },
  { name: 'labels of sounds of Prodigy', of: 'sounds', keys: ['audio_spans'] },
  { name: 'answers of Prodigy', of: 'choices', keys: ['accept', 'answer'], also: prodigyAnswer },
  { name: 'answers of Prodigy', of: 'choices', keys: ['label', 'answer'], also: prodigyAnswer },
  {
    name: 'boxes for PaliGemma or Florence-2, as Roboflow exports them',
    of: 'images',
    keys: ['image', 'prefix', 'suffix'],
    instead: 'Export the project from Roboflow as COCO or YOLO, and import that.',
  },
  { name: 'records of Argilla', of: 'text', keys: ['fields', 'responses', 'suggestions'] },
  { name: 'records of Argilla', of: 'text', keys: ['prediction', 'annotation', 'status'] },
  { name: 'records of Argilla', of: 'text', keys: ['_server_id'], also: /"[^"\n]+\.responses"\s*:/ },
  {
    name: 'an export of doccano with the numbers of labels',
    of: 'text',
    keys: ['text', 'annotations', 'start_offset', 'end_offset'],
    also: /"label"\s*:\s*\d/,
    instead: 'Export the project again as JSONL with text labels, which have the names.',
  },
  { name: 'an export of LightTag', of: 'text', keys: ['examples', 'annotated_by'] },
  { name: 'an export of UBIAI', of: 'text', keys: ['document', 'tokens', 'entityLabel'] },
  {
    name: 'tokens with tags as pipelines of Hugging Face give them without aggregation',
    of: 'text',
    keys: ['entity', 'start', 'end', 'word'],
    also: /"entity"\s*:\s*"[BI]-/,
    instead: 'Run the pipeline with aggregation_strategy="simple", whose "entity_group" spans-jsonl reads.',
  },
  {
    name: 'labels of CLUENER, whose offsets stand below labels and words',
    of: 'text',
    keys: ['text', 'label'],
    also: /"label"\s*:\s*\{\s*"[^"]*"\s*:\s*\{\s*"[^"]*"\s*:\s*\[\s*\[\s*\d/,
    instead:
      'Write them as JSON Lines with "text" and "label": [[start, end, "LABEL"]], with 1 more for each end, and import that.',
  },
  { name: 'entities of Amazon Comprehend', of: 'text', keys: ['Entities', 'BeginOffset', 'EndOffset'] },
  {
    name: 'documents of SciERC or DyGIE++',
    of: 'text',
    keys: ['sentences', 'ner'],
    also: /"ner"\s*:\s*\[\s*\[/,
  },
  {
    name: 'an export of the NER Text Annotator of tecoholic',
    of: 'text',
    keys: ['classes', 'annotations', 'entities'],
    also: /"annotations"\s*:\s*\[\s*(?:null\s*,\s*)?\[\s*"/,
    instead: `Import the list of texts in it: ${commands.nerAnnotator.run}`,
  },
  {
    name: 'questions and answers of SQuAD',
    ...squad,
    keys: ['paragraphs', 'context', 'qas'],
  },
  {
    name: 'questions and answers of SQuAD',
    ...squad,
    keys: ['context', 'question', 'answers', 'answer_start'],
  },
  {
    name: 'rows with starts and ends in sounds',
    of: 'sounds',
    keys: ['start', 'end'],
    also: /^\s*(?:\[\s*)?\{(?=[^{}[\]\n]*"(?:label|text|speaker)"\s*:)(?=[^{}[\]\n]*"(?:start|end)"\s*:\s*[\d.]+)[^{}[\]\n]*\.(?:wav|mp3|flac|ogg|m4a)"/i,
    instead:
      'Use --input-format audio-csv with a label config that has <Labels> for an <Audio>, or -l auto; write a JSON list as JSON Lines or CSV first.',
  },
  { name: 'entities of GLiNER', of: 'text', keys: ['tokenized_text', 'ner'] },
  {
    name: 'boxes in "objects", as datasets of Hugging Face have them',
    of: 'images',
    keys: ['objects', 'bbox'],
    also: /"objects"\s*:\s*\{[^{}]*"bbox"\s*:/,
  },
  {
    name: 'an export of UIMA CAS, as INCEpTION writes it',
    of: 'text',
    keys: ['%FEATURE_STRUCTURES'],
    instead: 'Export the documents as WebAnno TSV v3.3, and import that.',
  },
  { name: 'annotations of tagtog', of: 'text', keys: ['annotatable', 'anncomplete', 'entities'] },
  ...['bbox', 'bboxes', 'box', 'boxes'].map((key) => ({ ...boxesInRows, keys: [key] })),
  ...textJsonTools,
];
