import { EXIT, UserError } from '../../errors.ts';
import type { Importer } from '../../formats/format.ts';
import { isMinRecord, jsonMin } from '../../formats/json-min/json-min.ts';
import { whyNotFromMin } from '../../formats/json-min/results.ts';
import type { Json } from '../../json/json.ts';
import { dataKeysOf } from '../../label-config/data-key.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { readerOf } from '../../readers/head.ts';
import { cutElements } from '../../readers/json/elements.ts';
import { readOutline } from '../../readers/outline.ts';
import { SourceProblem } from '../../readers/source-problem.ts';

/**
 * `isConfigMade`: that the label config was written from the file, with a control tag for each key whose values can only be results.
 *
 * A JSON file that is a JSON-MIN export of Label Studio 1.x is read as one, with the control tags of the label config. Any other importer
 * or file stays what it is.
 */
export function jsonMinAs(
  importer: Importer,
  path: string,
  displayPath: string,
  config: LabelConfig | undefined,
  isConfigMade: boolean,
  note: (text: string) => void,
): Importer {
  if (importer.name !== 'json') return importer;
  const first = firstRecord(path, displayPath);
  if (!isMinRecord(first)) return importer;
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
  return jsonMin(config);
}

/** What Converter of label-studio-sdk leaves out of these exports. */
export const lostInExport =
  'Such an export leaves out relations and cancelled annotations; the JSON export has them.';

/** The first element of a JSON list, if it is whole in the first part of the file. */
function firstRecord(path: string, displayPath: string): Json {
  try {
    for (const { bytes, starts, ends, list } of cutElements(readerOf(readOutline(path, displayPath).bytes))) {
      if (list) return JSON.parse(bytes.toString('utf8', starts[0], ends[0])) as Json;
    }
  } catch (error) {
    if (!(error instanceof SourceProblem || error instanceof SyntaxError)) throw error;
  }
  return null;
}
