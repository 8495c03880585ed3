import type { SharedOptions } from '../../cli/options.ts';
import { refuseWrongUsage } from '../../cli/usage.ts';
import { EXIT, UserError } from '../../errors.ts';
import type { Importer } from '../../formats/format.ts';
import { sampleTaken } from '../../formats/sample-taken.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import type { Profile } from '../../profile.ts';
import type { ReadConfig } from '../config/load-label-config.ts';
import { checkKind, type Source } from '../input/find-source.ts';
import type { InputPath } from '../input/input-path.ts';
import { formatRules } from '../usage.ts';
import { csvAs } from './csv-as.ts';
import { csvExportAs } from './csv-export-as.ts';
import { detectImporter } from './detect-importer.ts';
import { jsonMinAs } from './json-min-as.ts';
import { warnOfBesideMedia } from './labels-beside-media.ts';
import { noteLines, noteTable, noteWorkbook } from './note-beside-media.ts';
import { noteMasks, noteMasksBeside, noteMasksOfVoc } from './note-masks.ts';
import { refuseOtherFolders, refuseOtherKinds } from './refuse-other-kinds.ts';
import { refuseRejected } from './refuse-rejected.ts';
import { refuseNamedScans, refuseScan } from './refuse-scan.ts';
import { refuseTasksJson } from './refuse-tasks-json.ts';
import { refuseYoloLabels } from './refuse-yolo-labels.ts';
import {
  boxesInMetadata,
  warnOfBoxes,
  warnOfOtherBoxes,
  warnOfUnreadInFolder,
  warnOfUnreadLabels,
} from './say-unread-labels.ts';

/** The format that the input is read as. `known` was found before, for a label config that is written from the data. */
export function chooseFormat(
  source: OpenedSource,
  known: Importer | undefined,
  loaded: ReadConfig,
  options: SharedOptions,
  profile: Profile,
  note: (text: string) => void,
): Importer {
  const { displayPath } = source.opened;
  const config = loaded.given ? loaded.config : undefined;
  const detected = known ?? chooseImporter(source, options, config, profile, note);
  const exported =
    profile.knowsExports && options.csvAs !== 'time-series'
      ? exportAs(detected, source, config, known !== undefined, options, note)
      : detected;
  // The rows of an export are tasks, also where each holds a time series.
  const importer =
    exported === detected ? csvAs(detected, options, loaded.config, displayPath, note) : exported;
  const { csvAs: _, ...others } = options;
  refuseWrongUsage(formatRules, {
    options: importer.options?.includes('csvAs') ? options : others,
    importer,
    isTableAsSeries:
      importer.name === 'time-series-dir' &&
      !source.opened.isFolder &&
      (importer !== detected || options.csvAs === 'time-series'),
  });
  refuseSheet(source.opened, options);
  return importer;
}

/** Formats of tables read workbooks and files without sheets. */
function refuseSheet({ displayPath, packing }: InputPath, { sheet }: SharedOptions): void {
  if (sheet === undefined || packing === 'xlsx') return;
  throw new UserError(
    EXIT.usage,
    `--sheet does not apply to ${displayPath}, which is no Excel workbook.`,
    'Remove it.',
  );
}

/** A JSON-MIN, CSV or TSV export of Label Studio 1.x is read with its results; any other importer or file stays what it is. */
function exportAs(
  importer: Importer,
  { opened }: OpenedSource,
  config: LabelConfig | undefined,
  isConfigMade: boolean,
  options: SharedOptions,
  note: (text: string) => void,
): Importer {
  if (opened.store) return importer;
  const min = jsonMinAs(importer, opened, config, isConfigMade, options.inputFormat !== undefined, note);
  if (opened.isFolder || min !== importer) return min;
  return csvExportAs(importer, opened.path, opened.displayPath, config, options, note);
}

/** An input of which something was read. */
export interface OpenedSource extends Source {
  opened: InputPath;
}

/** The importer that is named, or else that fits what is there. */
export function chooseImporter(
  source: OpenedSource,
  options: SharedOptions,
  config: LabelConfig | undefined,
  profile: Profile,
  note: (text: string) => void,
): Importer {
  const { opened, named, files } = source;
  if (named && !opened.store && !opened.redis) checkKind(opened, named, profile);
  if (profile.knowsExports) {
    if (!opened.isFolder) {
      refuseScan(opened);
      refuseOtherKinds(opened);
      if (!named) refuseRejected(opened);
    } else if (!opened.store) refuseOtherFolders(opened, named);
  }
  const importer = named ?? detectImporter({ opened, options, config, files, profile, note });
  if (profile.knowsExports) {
    if (!named && !opened.store && ['text', 'text-dir'].includes(importer.name)) refuseYoloLabels(opened);
    refuseTasksJson(importer, opened);
    if (!named && !opened.store && !opened.redis) {
      if (!opened.isFolder) return warnOfUnreadLabels(importer, opened);
      refuseNamedScans(importer, opened, files);
      const boxes = importer.name === 'image-dir' ? boxesInMetadata(opened) : undefined;
      if (boxes !== undefined) return warnOfBoxes(importer, opened, boxes);
      if (['image-dir', 'audio-dir'].includes(importer.name)) noteWorkbook(opened, note);
      noteTable(importer, opened, files, note);
      if (importer.name === 'voc') noteMasksOfVoc(opened, files, note);
      if (importer.name === 'image-dir') {
        const taken = sampleTaken(opened, files);
        noteMasksBeside(opened, taken, files, note);
        noteLines(opened, taken, note);
        return warnOfBesideMedia(warnOfOtherBoxes(importer, opened), opened, files);
      }
      return warnOfBesideMedia(warnOfUnreadInFolder(importer, opened, files), opened, files);
    }
    if (named?.name === 'image-dir' && opened.isFolder && !opened.store) noteMasks(opened, files, note);
  }
  return importer;
}
