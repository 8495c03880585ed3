import type { SharedOptions } from '../../cli/options.ts';
import { EXIT, UserError } from '../../errors.ts';
import { canFill, type Detected, detectFormat } from '../../formats/detect.ts';
import type { FilePicker, Importer } from '../../formats/format.ts';
import { importerNamed, importers } from '../../formats/index.ts';
import { type InputSample, sampleFile, sampleFolder, sampleNames } from '../../formats/input-sample.ts';
import { isMedium } from '../../formats/media-columns/media-keys.ts';
import { sampleTaken } from '../../formats/sample-taken.ts';
import { spansInList } from '../../formats/spans/looks-like-spans.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import type { Profile } from '../../profile.ts';
import type { Picked } from '../../readers/folder/pick-files.ts';
import type { InputPath } from '../input/input-path.ts';
import type { Packing } from '../input/unpack-rows.ts';
import { detectJson, isTakenForJson } from './detect-json.ts';
import { noteMessages, noteRowsInText, noteRowsInTexts, noteWrapped } from './note-on-texts.ts';
import { refuseUnfit } from './refuse-unfit.ts';
import { holdsYoloLabels } from './refuse-yolo-labels.ts';
import { boxesInMetadata, refuseUnreadLabels } from './say-unread-labels.ts';
import { unsureFormat } from './unsure-format.ts';

/** An input whose format is to be found, and what that depends on. */
interface Detecting {
  opened: InputPath;
  options: SharedOptions;
  config: LabelConfig | undefined;
  files: FilePicker | undefined;
  profile: Profile;
  note: (text: string) => void;
}

/**
 * Finds the importer that fits what is there, and says so. Where no format is asked for, what starts like JSON or is called .json is
 * JSON, as in Label Studio 0.9.1, except for a name that tells of another format.
 */
export function detectImporter(detecting: Detecting): Importer {
  const { opened, options, config, profile, note } = detecting;
  const { path, displayPath, name, isFolder, store, redis, packing } = opened;
  if (redis?.values?.isJson)
    return announce(detecting, { importer: importerNamed('jsonl'), why: 'its first value is JSON' });
  if (store?.sample) {
    const sample = sampleNames(path, store.sample);
    return announce(detecting, detectFormat(sample, importers, config, options), 'directory');
  }
  if (isFolder) return importerOfFolder(detecting);
  const sample = sampleFile(path, displayPath, name, opened.original);
  if (packing) return importerOfRows(detecting, packing, sample);
  if (options.inputFormat === undefined && isTakenForJson(name, sample.head, profile)) {
    const { importer, why } = detectJson(sample, displayPath, config, note);
    return why === undefined ? importer : announce(detecting, { importer, why });
  }
  return importerOfFile(detecting, sample);
}

/** Says what an input is read as, and why. `withoutConfig`: what it would be with any label config. */
function announce(
  { opened, config, files, profile, note }: Detecting,
  detected: Detected,
  kind: 'file' | 'directory' = 'file',
  withoutConfig?: () => Detected,
): Importer {
  const { displayPath, store } = opened;
  const found = 'importer' in detected ? detected.importer : undefined;
  if ((!found || kind === 'directory') && !store && profile.knowsExports)
    refuseUnreadLabels(found, opened, files, 'candidates' in detected ? detected.candidates : []);
  if (!('importer' in detected)) {
    if (detected.candidates.length === 0 && config && withoutConfig)
      refuseUnfit(withoutConfig(), config, displayPath);
    throw unsureFormat(opened, detected.candidates, files);
  }
  const { importer, why } = detected;
  note(`Reading ${displayPath} as ${importer.name}, because ${why} (override with --input-format).`);
  return importer;
}

function importerOfFolder(detecting: Detecting): Importer {
  const { opened, options, config, files, profile, note } = detecting;
  const { path, displayPath } = opened;
  const picked = files?.below(path);
  const withoutConfig = () => detectFolder(path, undefined, picked, options);
  const detected = detectFolder(path, config, picked, options);
  if (config && 'importer' in detected && detected.importer.name === 'text-dir' && takesMedia(path, picked))
    refuseUnfit(withoutConfig(), config, displayPath);
  if (config && 'importer' in detected && detected.importer.name === 'json-dir' && profile.knowsExports) {
    const labels = withoutConfig();
    // Tasks of a label config without a tag for the images of labels are hardly these labels.
    if ('importer' in labels && !hasObjectFor(labels.importer, config))
      refuseUnfit(labels, config, displayPath);
  }
  const importer = announce(
    detecting,
    (profile.knowsExports &&
      (withBoxes(detected, opened, config) ?? labelsOfImages(detected, opened, config, options))) ||
      detected,
    'directory',
    withoutConfig,
  );
  if (importer.name === 'text-dir' && profile.knowsExports && options.textMode === undefined) {
    const sample = sampleTaken(opened, files);
    noteRowsInTexts(sample, opened, note);
    noteMessages(sample, opened, note);
    noteWrapped(sample, displayPath, note);
  }
  if (importer.name === 'json-dir' && profile.knowsExports && holdsSpanLists(path)) {
    note(
      `Files in ${displayPath} look like texts with spans; use --input-format spans-jsonl to import their labels.`,
    );
  }
  return importer;
}

/** The whole folder tells what it is, except for what is excluded; where that leaves doubt, the files that are included do. */
function detectFolder(
  path: string,
  config: LabelConfig | undefined,
  picked: Picked | undefined,
  options: SharedOptions,
): Detected {
  const whole = sampleFolder(path, (below) => !picked?.isExcluded(below));
  const detected = detectFormat(whole, importers, config, options);
  if ('importer' in detected || !picked) return detected;
  const included = detectFormat(
    sampleFolder(path, picked.takesFile, picked.entersFolder),
    importers,
    config,
    options,
  );
  return 'importer' in included ? included : detected;
}

/** Whether a label config shows what a format makes. */
function hasObjectFor({ dataTags }: Importer, { objects }: LabelConfig): boolean {
  return !dataTags || objects.some(({ tag }) => dataTags.includes(tag.type));
}

/** Whether media would be read as texts, of which a folder of texts has nothing but. */
function takesMedia(path: string, picked: Picked | undefined): boolean {
  return sampleFolder(path, picked?.takesFile ?? (() => true), picked?.entersFolder).names.some(isMedium);
}

function holdsSpanLists(path: string): boolean {
  return sampleFolder(path, () => true)
    .heads('.json')
    .some(spansInList);
}

/** A folder of images whose metadata has boxes, if the label config has a place for them. */
function withBoxes(
  detected: Detected,
  opened: InputPath,
  config: LabelConfig | undefined,
): Detected | undefined {
  const importer = importerNamed('imagefolder');
  if (!('importer' in detected) || detected.importer.name !== 'image-dir') return undefined;
  if (!canFill(importer, config)) return undefined;
  const file = boxesInMetadata(opened);
  return file === undefined ? undefined : { importer, why: `${file} has boxes in "objects"` };
}

/** A folder of texts that are labels of YOLO, if the user has said where their images are. */
function labelsOfImages(
  detected: Detected,
  opened: InputPath,
  config: LabelConfig | undefined,
  { images }: SharedOptions,
): Detected | undefined {
  const importer = importerNamed('yolo');
  if (images === undefined || !('importer' in detected) || detected.importer.name !== 'text-dir')
    return undefined;
  if (!canFill(importer, config) || !holdsYoloLabels(opened)) return undefined;
  return { importer, why: 'its .txt files are YOLO labels, of the images in --images' };
}

/** The rows of a workbook or of a Parquet file. */
function importerOfRows(detecting: Detecting, packing: Packing, sample: InputSample): Importer {
  const { config, options } = detecting;
  // The rows may be labels like those of files that are no tables.
  const ofRows = importers.filter((one) => one.ownContent || one.name === 'spans-jsonl');
  const detected = detectFormat(sample, ofRows, config, options);
  if ('importer' in detected) return announce(detecting, detected);
  const why = packing === 'xlsx' ? 'it is an Excel workbook' : 'it is a Parquet file';
  return announce(detecting, { importer: importerNamed(packing), why });
}

function importerOfFile(detecting: Detecting, sample: InputSample): Importer {
  const { opened, options, config, profile, note } = detecting;
  const { displayPath } = opened;
  if (sample.isEmpty)
    throw new UserError(EXIT.unreadable, `${displayPath} is empty.`, 'Check its path and how it was made.');
  const detectAs = (fitting: LabelConfig | undefined) => detectFormat(sample, importers, fitting, options);
  const importer = announce(detecting, detectAs(config), 'file', () => detectAs(undefined));
  if (importer.name === 'text' && profile.knowsExports) {
    noteRowsInText(sample, displayPath, note);
    if (options.textMode === undefined) {
      noteMessages(sample, opened, note);
      noteWrapped(sample, displayPath, note);
    }
  }
  return importer;
}
