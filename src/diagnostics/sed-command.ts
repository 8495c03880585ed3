import { extname } from 'node:path';
import { commandOn } from '../command-on.ts';
import { outputFor } from '../output-name.ts';
import { quoteForSh } from '../quote-shell.ts';

/** The command that writes a table without the lines from one to another, counting from 1; empty where the file is none that sed can read. */
export function linesRemover(from: number, to: number, file: string, isUtf16: boolean): string {
  return onLines(`sed ${to > from ? `${from},${to}d` : `${from}d`}`, file, isUtf16);
}

/** The same for all lines before one. */
export function tailFrom(line: number, file: string, isUtf16: boolean): string {
  return onLines(`tail -n +${line}`, file, isUtf16);
}

/** The same without a Z behind fractions of seconds, and with those behind other digits, such as of an id. */
export function zRemover(file: string): string {
  return onLines("sed 's/\\(:[0-9][0-9]\\.[0-9]*\\)Z/\\1/g'", file, false);
}

/**
 * What to do about decimal commas in a table whose cells stand between `separator`. Only cells that are numbers as a whole are changed: a text
 * may have commas between digits. Between commas the cells are in quotes, and there is no command.
 */
export function writePoints(file: string, separator: string): string {
  const number = String.raw`/^ *"?[-+]?[0-9]+,[0-9]+"? *\r?$/`;
  const program = `{for(i=1;i<=NF;i++)if($i~${number})sub(/,/,".",$i)}1`;
  const command = separator === ',' ? '' : onCells(separator, program, file, false);
  return command === ''
    ? 'Write numbers with a decimal point.'
    : `Write numbers with a decimal point: ${command}`;
}

/**
 * What to do about the annotations of InfluxDB, which stand above the header of each table. The first three columns are empty, or have the name
 * and number of the table.
 */
export function removeAnnotations(file: string): string {
  const first = '/^[^,]*,[^,]*,[^,]*,/';
  const awk = `awk '!/^#/ && (!/^,result,table,/ || !n++) { sub(${first}, ""); print }'`;
  const command = onLines(awk, file, false);
  return `Remove the annotations of InfluxDB, the headers of later tables and the first three columns${command === '' ? '.' : `: ${command}`}`;
}

/** The same for a table with tabs whose cells \N are to be empty. */
export function linesWithoutNulls(file: string, isUtf16: boolean): string {
  const program = String.raw`{for(i=1;i<=NF;i++)if($i=="\\N")$i=""}1`;
  return onCells('\t', program, file, isUtf16);
}

/** The same for a table whose repeated names of columns are to be numbered: name, name_2. */
export function columnsNumberer(delimiter: string, file: string, isUtf16: boolean): string {
  const program = String.raw`NR==1{sub(/\r$/,"");for(i=1;i<=NF;i++)if(n[$i]++)$i=$i"_"n[$i]}1`;
  return onCells(delimiter, program, file, isUtf16);
}

/**
 * The same for a table whose first line has names with other characters than letters of English, digits and underscores. What stands before the
 * first name, such as a byte order mark, goes.
 */
export function columnsRenamer(delimiter: string, file: string, isUtf16: boolean): string {
  const [start, others] = notInNames(delimiter) ?? [];
  return start === undefined
    ? ''
    : onLines(`awk 'NR==1{sub(/${start}/,"");gsub(/${others}/,"_")}1'`, file, isUtf16);
}

/** What that command makes of the first line. */
export function renameColumnsIn(line: string, delimiter: string): string {
  const [start, others] = notInNames(delimiter) ?? [];
  return start === undefined
    ? line
    : line.replace(new RegExp(start), '').replace(new RegExp(others!, 'g'), '_');
}

/** Regular expressions for what goes at the start of a line with names, and what becomes an underscore in it; undefined for odd delimiters. */
function notInNames(delimiter: string): [start: string, others: string] | undefined {
  // These stand for themselves between brackets, and between the quotes of a shell.
  if (!/^[,;|\t:~&%@ ]$/.test(delimiter)) return undefined;
  const kept = `A-Za-z0-9_"${delimiter === '\t' ? '\\t' : delimiter}`;
  return [`^[^${kept}]+`, `[^${kept}\\r]+`];
}

/** The same for a table whose first line has one name less than the others have cells: a name in front of it, or a delimiter behind it. */
export function headerExtender(
  delimiter: string,
  side: 'front' | 'end',
  file: string,
  isUtf16: boolean,
): string {
  if (!/^[,;|\t]$/.test(delimiter)) return '';
  const written = delimiter === '\t' ? '\\t' : delimiter;
  const program = side === 'front' ? `$0="row${written}"$0` : `sub(/\\r?$/,"${written}")`;
  return onLines(`awk 'NR==1{${program}}1'`, file, isUtf16);
}

/** A command that runs a program of awk on the cells of each line. */
function onCells(delimiter: string, program: string, file: string, isUtf16: boolean): string {
  const separator = quoteForSh(delimiter === '\t' ? '\\t' : delimiter);
  // To awk a space as a separator is any number of them.
  const between = delimiter === ' ' ? "'[ ]'" : separator;
  return onLines(`awk -F ${between} -v OFS=${separator} '${program}'`, file, isUtf16);
}

/** A command that reads lines, on a file that may be compressed or UTF-16, of which such commands know nothing. */
function onLines(command: string, file: string, isUtf16: boolean): string {
  const isPacked = /\.gz$/i.test(file);
  const ending = extname(isPacked ? file.slice(0, -3) : file).toLowerCase();
  if (!['.csv', '.tsv', '.txt', '.tab'].includes(ending)) return '';
  const made = outputFor(`NEW${ending}`, file);
  if (!isUtf16 || isPacked) return `${commandOn(command, file)} > ${made}`;
  return `${commandOn('iconv -f utf-16 -t utf-8', file)} | ${command} > ${made}`;
}
