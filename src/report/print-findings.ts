import { beginningOf, restOf } from '../cut-text.ts';
import type { Diagnostic, Place, TagRef } from '../diagnostics/diagnostic.ts';
import type { Group } from '../diagnostics/log.ts';
import { commonHelpOf, helpOfAll, messageOf } from '../diagnostics/message-of.ts';
import { messages } from '../diagnostics/messages.ts';
import { formatCount } from '../format-count.ts';
import { escapeForTerminal, escapeSentence } from './escape.ts';
import type { Style } from './style.ts';
import { widthOfText, withoutLooseMarks } from './text-width.ts';

/** All findings of one code and one tag, in about ten lines however many there are. */
export function printGroup(group: Group, configFile: string | undefined, style: Style): string {
  const { title } = messages[group.code];
  const paint = group.severity === 'error' ? style.error : style.warning;
  const times = group.count > 1 ? ` ${formatCount(group.count)} times` : '';
  const [first, ...others] = group.first as [Diagnostic, ...Diagnostic[]];
  const lines = [
    `${paint(`${group.severity}[${group.code}]`)}${style.bold(`${times}: ${title}`)}`,
    `  ${printPlace(first)}`,
    ...printExcerpt(first.place, style),
    `    ${escapeSentence(messageOf(first.finding))}`,
    ...others.map((other) => `  ${printPlace(other)}: ${escapeSentence(messageOf(other.finding))}`),
  ];
  const hidden = group.count - group.first.length;
  if (hidden > 0) lines.push(style.dim(`  and ${formatCount(hidden)} more`));
  if (group.tag && configFile && first.task !== undefined)
    lines.push(`  ${askedFor(group.tag, configFile, style)}`);
  // Findings that are not shown may need something else.
  const help = hidden > 0 ? commonHelpOf(first.finding) : helpOfAll([first, ...others]);
  lines.push(`  ${style.dim('help:')} ${escapeSentence(help)}`);
  return `${lines.join('\n')}\n`;
}

function printPlace({ place, task, finding }: Diagnostic): string {
  const line = place.line === undefined ? '' : `:${place.line}`;
  const column = place.column === undefined ? '' : `:${place.column}`;
  const index = task === undefined ? '' : `, task ${task}`;
  return escapeSentence(`${place.file}${line}${column}${index}${finding.path ? `, ${finding.path}` : ''}`);
}

function askedFor(tag: TagRef, configFile: string, style: Style): string {
  const shown = `<${tag.written}${tag.name === undefined ? '' : ` name="${tag.name}"`}>`;
  // The label config of -l auto is no file that one could open.
  const place =
    configFile === 'auto'
      ? 'in the label config of -l auto'
      : `at ${configFile}:${tag.at.line}:${tag.at.column}`;
  return `${style.dim('required by')} ${escapeSentence(`${shown} ${place}`)}`;
}

/** Columns of source text shown around a place. */
const WIDTH = 66;

/** The source line with a mark below the place. */
function printExcerpt({ excerpt, line }: Place, style: Style): string[] {
  if (!excerpt || line === undefined) return [];
  const { text, column } = excerpt;
  const from = Math.max(0, column - 1 - WIDTH / 2);
  const left = restOf(text.slice(0, column - 1), from);
  const before = shown(from === 0 ? left : withoutLooseMarks(left));
  const after = shown(beginningOf(text.slice(column - 1), from + WIDTH - (column - 1))).trimEnd();
  const indent = from === 0 ? before.length - before.trimStart().length : 0;
  const gutter = String(line);
  return [
    `    ${style.dim(`${gutter} |`)} ${before.slice(indent)}${after}`,
    `    ${style.dim(`${' '.repeat(gutter.length)} |`)} ${' '.repeat(widthOfText(before.slice(indent)))}${style.bold('^')}`,
  ];
}

function shown(text: string): string {
  return escapeForTerminal(text.replaceAll('\t', ' '));
}
