import type { SharedOptions } from '../../cli/options.ts';
import { removeAnnotations, writePoints } from '../../diagnostics/sed-command.ts';
import { EXIT, UserError } from '../../errors.ts';
import { detectDelimiter, readTableHead } from '../../formats/csv/delimiter.ts';
import { isAnnotation } from '../../formats/csv/preamble.ts';
import type { Importer, Input } from '../../formats/format.ts';
import { hasDecimalComma } from '../../formats/time-series/find-columns.ts';
import { guessSeries, type SeriesGuess } from '../../formats/time-series/guess-series.ts';
import { seriesFiles } from '../../formats/time-series/time-series-dir.ts';
import { fitsInXml } from '../../infer-config/names.ts';
import { listKeys } from '../../infer-config/refuse.ts';
import { FIRST_LABEL, printSeriesConfig } from '../../infer-config/write-series.ts';
import { quote } from '../../json/json.ts';

/** Channels that one screen has room for. */
const MOST_CHANNELS = 20;

/**
 * A label config for the time series of an input, by the columns of its first file; whether the others have these is checked with them. Undefined
 * where there is no file. Files that were not asked for as series must look like nothing else.
 */
export function writeSeriesConfig(
  input: Input,
  importer: Importer,
  options: SharedOptions,
  isFolder: boolean,
  note: (text: string) => void,
): string | undefined {
  const [file] = seriesFiles(input);
  if (file === undefined) return undefined;
  const { delimiter, rows } = detectDelimiter(readTableHead(file.path, file.displayPath, undefined));
  const isAsked = options.inputFormat === importer.name || options.csvAs === 'time-series';
  const asRows = isAsked ? '' : `If each row is a task: --input-format ${isFolder ? 'table-dir' : 'csv'}. `;
  if (isAnnotation(rows[0]?.[0] ?? '')) {
    const why = `${file.displayPath} begins with annotations of InfluxDB`;
    throw cannotWrite(importer, why, asRows + removeAnnotations(file.displayPath));
  }
  const guess = guessSeries(rows);
  const commas =
    delimiter === ',' ? [] : (guess?.others ?? []).filter((name) => haveDecimalCommas(rows, name));
  if (commas.length > 0) {
    const message = `${file.displayPath} has decimal commas in ${listKeys(commas)}`;
    throw cannotWrite(importer, message, asRows + writePoints(file.displayPath, delimiter));
  }
  const why = whyNone(guess, isAsked);
  if (why !== undefined) {
    const asked = isAsked ? '' : ` If each file is a time series: --input-format ${importer.name}.`;
    throw cannotWrite(
      importer,
      `${file.displayPath} ${why}`,
      `If each row is a task: --input-format ${isFolder ? 'table-dir' : 'csv'}.${asked} Otherwise, use a label config with a <TimeSeries> tag: --label-config FILE`,
    );
  }
  const shown = { ...guess!, channels: guess!.channels.filter(fitsInXml).slice(0, MOST_CHANNELS) };
  note(describe(file.displayPath, guess!, shown.channels));
  // Where nothing says how Label Studio gets at the files, the tasks hold what is in them.
  const { documentRoot, links, baseUrl, upload } = options;
  const isLinked = upload === true || [documentRoot, links, baseUrl].some((given) => given !== undefined);
  return printSeriesConfig(input.dataKey, shown, isLinked ? nameOf(delimiter) : undefined);
}

/** Whether most cells of a column are numbers with a decimal comma. */
function haveDecimalCommas([header = [], ...rows]: readonly string[][], name: string): boolean {
  const cells = rows.map((row) => row[header.indexOf(name)] ?? '').filter((cell) => cell !== '');
  return cells.filter(hasDecimalComma).length * 2 > cells.length;
}

function cannotWrite({ name }: Importer, why: string, help: string): UserError {
  return new UserError(EXIT.usage, `Cannot write a label config for ${name}: ${why}.`, help);
}

function whyNone(guess: SeriesGuess | undefined, isAsked: boolean): string | undefined {
  if (!guess) return 'has fewer than two rows';
  const { time, channels, others } = guess;
  if (channels.length === 0) return 'has no column of numbers beside the times';
  if (isAsked) return undefined;
  if (others.length > 0) return `may be a table, as it has columns of texts: ${listKeys(others)}`;
  return time === undefined ? 'may be a table, as no column has times that rise from row to row' : undefined;
}

function describe(
  file: string,
  { time, timeFormat, channels, others }: SeriesGuess,
  shown: string[],
): string {
  const times =
    time === undefined
      ? 'counts the rows, as no column has times'
      : `takes the times from ${quote(time)}${timeFormat === '' ? '' : `, in the format ${quote(timeFormat)}`}`;
  const rest = [...channels.filter((name) => !shown.includes(name)), ...others];
  const hidden = rest.length > 0 ? ` It does not show ${listKeys(rest)}.` : '';
  return `By the columns of ${file}, the label config ${times}, and shows ${listKeys(shown)}.${hidden} Its only label is ${quote(FIRST_LABEL)}: to have your own, save it with --write-config FILE and change it.`;
}

/** A separator as `sep` has it. */
function nameOf(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : delimiter;
}
