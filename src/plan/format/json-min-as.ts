import { EXIT, UserError } from '../../errors.ts';
import type { Importer } from '../../formats/format.ts';
import { sampleFolder } from '../../formats/input-sample.ts';
import { isMinRecord, jsonMin } from '../../formats/json-min/json-min.ts';
import { whyNotFromMin } from '../../formats/json-min/results.ts';
import type { Json } from '../../json/json.ts';
import { dataKeysOf } from '../../label-config/data-key.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { readerOf } from '../../readers/head.ts';
import { cutElements } from '../../readers/json/elements.ts';
import { cutJsonLines } from '../../readers/json/lines.ts';
import { readOutline } from '../../readers/outline.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import type { InputPath } from '../input/input-path.ts';

/**
 * `isConfigMade`: that the label config was written from the file, with a control tag for each key whose values can only be results. `isNamed`: that
 * somebody said what it is to be read as.
 *
 * A JSON-MIN export of Label Studio 1.x is read as one, with the control tags of the label config, also as JSON Lines or in a folder. Any other importer
 * or file stays what it is, but for workbooks and other tables of such records, which have a warning.
 */
export function jsonMinAs(
  importer: Importer,
  { path, displayPath }: Pick<InputPath, 'path' | 'displayPath'>,
  config: LabelConfig | undefined,
  isConfigMade: boolean,
  isNamed: boolean,
  note: (text: string) => void,
): Importer {
  if (![...readers, ...tables].includes(importer.name)) return importer;
  const first = firstRecord(importer, path, displayPath);
  if (!isMinRecord(first)) return importer;
  if (tables.includes(importer.name)) return isNamed ? importer : warnOfTable(importer, displayPath);
  const refuse = (why: string): never => {
    throw new UserError(
      EXIT.refused,
      `${displayPath} is a JSON-MIN export of Label Studio 1.x, and its results cannot be restored: ${why}.`,
      'Export the project as JSON instead, which keeps the results as they are.',
    );
  };
  if (!config) return refuse('there is no label config with its control tags (use --label-config FILE)');
  if (isConfigMade && !config.controls.some(({ name }) => Object.hasOwn(first, name)))
    return refuse('nothing in it says which values are labels (use --label-config FILE)');
  const keys = dataKeysOf(config);
  for (const control of config.controls) {
    const why = keys.has(control.name)
      ? 'a data key has the same name, and JSON-MIN keeps only one of the two'
      : whyNotFromMin(control, config);
    if (why) refuse(`control tag "${control.name}": ${why}`);
  }
  note(`Reading ${displayPath} as a JSON-MIN export of Label Studio 1.x. ${lostInExport}`);
  return jsonMin(importer, config);
}

/** What would read the records of such an export as data, and tables of them, whose cells are texts. */
const readers = ['json', 'jsonl', 'json-dir'];
const tables = ['xlsx', 'parquet'];

function warnOfTable(importer: Importer, displayPath: string): Importer {
  const args = {
    what: 'file' as const,
    found: 'an export of Label Studio 1.x, saved as a table of another kind',
    why: 'Labels in the cells of such a table are not read',
    advice: 'Use the CSV or JSON file that Label Studio wrote.',
  };
  return {
    ...importer,
    *read(input) {
      input.report({ code: 'labels-not-read', args }, { file: displayPath });
      yield* importer.read(input);
    },
  };
}

/** What Converter of label-studio-sdk leaves out of these exports. */
export const lostInExport =
  'Such an export leaves out relations and cancelled annotations; the JSON export has them.';

/** The first record of a file or folder, if it is whole in the first part of it. */
function firstRecord({ name }: Importer, path: string, displayPath: string): Json {
  const [first] = name === 'json-dir' ? sampleFolder(path, () => true).files('.json') : [];
  const bytes = first
    ? Buffer.from(first.head)
    : name === 'json-dir'
      ? Buffer.alloc(0)
      : readOutline(path, displayPath).bytes;
  const reader = readerOf(bytes);
  const areLines = name !== 'json' && name !== 'json-dir';
  try {
    for (const { bytes, starts, ends } of areLines ? cutJsonLines(reader, () => {}) : cutElements(reader)) {
      if (starts.length > 0) return JSON.parse(bytes.toString('utf8', starts[0], ends[0])) as Json;
    }
  } catch (error) {
    if (!(error instanceof SourceProblem || error instanceof SyntaxError)) throw error;
  }
  return null;
}
