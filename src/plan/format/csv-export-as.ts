import type { SharedOptions } from '../../cli/options.ts';
import { detectDelimiter, readTableHead } from '../../formats/csv/delimiter.ts';
import { exportedColumns, isControl, isExported } from '../../formats/csv/exported.ts';
import { readCsvFile } from '../../formats/csv/read-file.ts';
import type { Importer } from '../../formats/format.ts';
import { whyNotFromMin } from '../../formats/json-min/results.ts';
import { dataKeysOf } from '../../label-config/data-key.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { lostInExport } from './json-min-as.ts';

/**
 * A CSV or TSV file that is an export of Label Studio 1.x is read as one: the columns of the control tags of the label config become annotations. Where
 * they cannot, they stay data and a note says why. Any other importer or file stays what it is.
 */
export function csvExportAs(
  importer: Importer,
  path: string,
  displayPath: string,
  config: LabelConfig | undefined,
  options: SharedOptions,
  note: (text: string) => void,
): Importer {
  const { choicesColumn, header, delimiter, quotes } = options;
  if (!['csv', 'tsv'].includes(importer.name) || choicesColumn || header === false) return importer;
  const given = delimiter ?? (importer.name === 'tsv' ? '\t' : undefined);
  const head = readTableHead(path, displayPath, given, undefined, quotes);
  const names = detectDelimiter(head, quotes).rows[0] ?? [];
  if (!isExported(names)) return importer;
  const why = whyNot(names, config);
  if (why !== undefined || !config) {
    note(`${displayPath} is a CSV export of Label Studio 1.x whose labels stay data, because ${why}.`);
    return importer;
  }
  note(
    `Reading ${displayPath} as a CSV export of Label Studio 1.x, with its labels as annotations. ${lostInExport}`,
  );
  // Its plan knows parts of the label config, which do not go to other threads.
  const { inParallel: _, ...others } = importer;
  return {
    ...others,
    spans: true,
    read: (input) => readCsvFile(input, given, config),
  };
}

/** Why the results of an export cannot be made again, in words that follow "because"; undefined when they can. */
function whyNot(names: readonly string[], config: LabelConfig | undefined): string | undefined {
  if (!config) return 'there is no label config with its control tags (use --label-config FILE)';
  const controls = exportedColumns(names, config).filter(isControl);
  if (controls.length === 0) return 'no column has the name of a control tag of the label config';
  const keys = dataKeysOf(config);
  for (const control of controls) {
    const isBoth = keys.has(control.name) && !names.includes(`_data_${control.name}`);
    const why = isBoth ? 'a data key has the same name' : whyNotFromMin(control, config);
    if (why) return `control tag "${control.name}": ${why}`;
  }
  return undefined;
}
