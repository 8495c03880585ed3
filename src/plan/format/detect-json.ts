import { extname } from 'node:path';
import { canFill } from '../../formats/detect.ts';
import type { Importer } from '../../formats/format.ts';
import { importerNamed, importers } from '../../formats/index.ts';
import type { InputSample } from '../../formats/input-sample.ts';
import { jsonOfOtherFormat } from '../../formats/json/json.ts';
import { isCoco, isCocoResults, isJson, isJsonLines, isWhisper } from '../../formats/json-head.ts';
import { isSpanPairs, spansInList } from '../../formats/spans/looks-like-spans.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import type { Profile } from '../../profile.ts';

/** Whether a file is read as JSON where no format is asked for: what starts like JSON, or is called .json. */
export function isTakenForJson(name: string, head: string, profile: Profile): boolean {
  const areLines = isJsonLines(head);
  const isLikeJson = isJson(head) && !areLines && !isTelling(name);
  return isLikeJson || (/\.json$/i.test(name) && !(areLines && profile.knowsExports));
}

/** Whether a name ends as those of one format do; .txt says nothing about what the text is. */
function isTelling(name: string): boolean {
  const ending = extname(name).toLowerCase();
  return ending !== '.txt' && importers.some(({ extensions = [] }) => extensions.includes(ending));
}

/**
 * What a file of JSON is read as: labels where the label config has a place for them and the file tells them well enough (`why`); else
 * tasks, with a note on what else it looks like.
 */
export function detectJson(
  sample: InputSample,
  displayPath: string,
  config: LabelConfig | undefined,
  note: (text: string) => void,
): { importer: Importer; why?: string } {
  let isOfOther = false;
  const noteOther = (text: string) => {
    isOfOther = true;
    note(text);
  };
  if (isCoco(sample.head) || isCocoResults(sample.head)) {
    const coco = importerNamed('coco');
    if (canFill(coco, config)) return { importer: coco, why: coco.sniff!(sample)! };
    noteOther(
      `Reading ${displayPath} as json, one task. It looks like a COCO file; with an <Image> tag in the label config, --input-format coco imports its images.`,
    );
  }
  const spans = importerNamed('spans-jsonl');
  const why = isSpanPairs(sample.head) ? 'it lists texts with "entities"' : spans.sniff!(sample);
  if (why !== undefined && canFill(spans, config)) return { importer: spans, why };
  if (why !== undefined || spansInList(sample.head)) {
    noteOther(
      `Reading ${displayPath} as json. It looks like texts with spans; use --input-format spans-jsonl to import their labels.`,
    );
  }
  const labels = labelsInJson.find(({ format }) => importerNamed(format).sniff?.(sample));
  if (labels !== undefined) {
    noteOther(
      `Reading ${displayPath} as json, one task. It looks like a file of ${labels.format}; use --input-format ${labels.format} to import its ${labels.of}.`,
    );
  }
  if (isWhisper(sample.head)) {
    noteOther(
      `Reading ${displayPath} as json. It looks like a transcription of Whisper; use --input-format whisper to import its segments.`,
    );
  }
  return { importer: isOfOther ? jsonOfOtherFormat : importerNamed('json') };
}

/** Formats of labels whose files are JSON, which without an --input-format is read as tasks, and what they are of. */
const labelsInJson = [
  { format: 'via', of: 'images' },
  { format: 'createml', of: 'images' },
  { format: 'via-audio', of: 'sounds' },
  { format: 'via-video', of: 'videos' },
];
