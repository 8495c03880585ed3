import type { PageRegion, PageTask } from '../model.ts';
import { namesIn } from '../region-names.ts';

/** What tasks have to have to be shown; all of it. */
export interface Filter {
  /** Words that are somewhere in the task, in any case. */
  text: string;
  label: string;
  /** A code, `errors`, `warnings`, or `none` for tasks without findings. */
  finding: string;
  /** Bounds of a score of a prediction or region. */
  least: number | undefined;
  most: number | undefined;
}

export const noFilter: Filter = { text: '', label: '', finding: '', least: undefined, most: undefined };

/** Prepares the choice; `isError` tells the severity of a code. */
export function matcher(filter: Filter, isError: (code: string) => boolean): (task: PageTask) => boolean {
  const wanted = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const hasRange = filter.least !== undefined || filter.most !== undefined;
  return (task) => {
    if (filter.label !== '' && !regionsOf(task).some((region) => namesIn(region).includes(filter.label)))
      return false;
    if (filter.finding !== '' && !hasFinding(task, filter.finding, isError)) return false;
    if (hasRange && !scoresOf(task).some((score) => isBetween(score, filter))) return false;
    if (wanted.length === 0) return true;
    const text = searchText(task);
    return wanted.every((word) => text.includes(word));
  };
}

function hasFinding({ findings }: PageTask, wanted: string, isError: (code: string) => boolean): boolean {
  if (wanted === 'none') return findings.length === 0;
  if (wanted === 'errors') return findings.some(({ code }) => isError(code));
  if (wanted === 'warnings') return findings.some(({ code }) => !isError(code));
  return findings.some(({ code }) => code === wanted);
}

function isBetween(score: number, { least, most }: Filter): boolean {
  return (least === undefined || score >= least) && (most === undefined || score <= most);
}

function scoresOf(task: PageTask): number[] {
  const own = task.entries.flatMap(({ score }) => (score === undefined ? [] : [score]));
  return [...own, ...regionsOf(task).flatMap(({ score }) => (score === undefined ? [] : [score]))];
}

export function regionsOf({ entries }: PageTask): PageRegion[] {
  return entries.flatMap(({ regions }) => regions);
}

const texts = new WeakMap<PageTask, string>();

function searchText(task: PageTask): string {
  let text = texts.get(task);
  if (text === undefined) {
    text = [...partsOf(task)].join('\n').toLowerCase();
    texts.set(task, text);
  }
  return text;
}

function* partsOf(task: PageTask): Generator<string> {
  yield `task ${task.at} ${task.place} ${task.id ?? ''}`;
  for (const object of task.objects) {
    switch (object.kind) {
      case 'text':
      case 'other':
        yield object.text;
        break;
      case 'html':
        yield object.html;
        break;
      case 'image':
        for (const { link } of object.pages) yield link;
        break;
      case 'audio':
      case 'video':
      case 'pdf':
        yield object.media.link;
        break;
      case 'phrases':
        for (const { author, text } of object.phrases) yield `${author} ${text}`;
        break;
      case 'table':
        for (const row of object.rows) yield row.join(' ');
        break;
      case 'list':
        for (const { title, body } of object.items) yield `${title} ${body}`;
        break;
    }
  }
  for (const { key, text } of task.more) yield `${key} ${text}`;
  for (const { version } of task.entries) yield version ?? '';
  for (const region of regionsOf(task)) {
    yield region.labels.join(' ');
    for (const { answers } of region.said ?? []) yield answers.join(' ');
    if (region.shape.kind === 'answer') yield region.shape.answers.join(' ');
  }
  for (const { code, message } of task.findings) yield `${code} ${message}`;
}
