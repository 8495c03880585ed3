import type { PageEntry, PageFinding, PageObject, PageRegion, PageTask } from '../model.ts';
import { axisText } from './axis-text.ts';
import { count, countOf, el, scoreText, words } from './dom.ts';
import { drawFinding, isError } from './findings.ts';
import { drawObject } from './object.ts';
import { wordsInPage } from './object-html.ts';
import { createRegionLinks } from './region-links.ts';
import { drawRegionList, isAbout } from './region-list.ts';

const kinds: Record<string, string> = {
  predictions: 'Prediction',
  annotations: 'Annotation',
  completions: 'Completion',
};

/** A task: what annotators see, the regions of one prediction or annotation, and what was found. */
export function drawCard(task: PageTask): HTMLElement {
  const body = el('div', { class: 'card-body' });
  const tabs = drawTabs(task, (entry) => body.replaceChildren(...drawBody(task, entry)));
  const errors = task.findings.filter(({ code }) => isError(code)).length;
  const warnings = task.findings.length - errors;
  const head = el(
    'header',
    {},
    el('h2', { id: `title-${task.at}` }, `Task ${count(task.at)}`),
    task.id !== undefined && el('span', { class: 'faint' }, 'id ', words(String(task.id))),
    errors > 0 && el('span', { class: 'badge error' }, countOf(errors, 'error')),
    warnings > 0 && el('span', { class: 'badge warning' }, countOf(warnings, 'warning')),
    el('span', { class: 'faint place' }, words(task.place)),
  );
  return el('article', { 'aria-labelledby': `title-${task.at}` }, head, tabs, body);
}

/** Where there are several predictions or annotations, buttons that switch between them. Shows the first one that something was found in. */
function drawTabs(task: PageTask, show: (entry: number) => void): HTMLElement | undefined {
  const { entries, findings } = task;
  const first = findings.find(({ region }) => region !== undefined)?.region?.[0] ?? 0;
  const buttons = entries.map((entry, i) => {
    const own = findings.filter(({ region }) => region?.[0] === i);
    const button = el(
      'button',
      { type: 'button', class: `tab ${entry.list}` },
      ...nameOf(entry),
      drawBadge(own),
    );
    button.addEventListener('click', () => select(i));
    return button;
  });
  const select = (at: number) => {
    for (const [i, button] of buttons.entries()) button.setAttribute('aria-pressed', String(i === at));
    show(at);
  };
  select(first);
  return entries.length === 0
    ? undefined
    : el('div', { class: 'tabs', role: 'group', 'aria-label': 'Results' }, ...buttons);
}

/** How many findings are in a result. */
function drawBadge(findings: readonly PageFinding[]): HTMLElement | undefined {
  if (findings.length === 0) return undefined;
  const severity = findings.some(({ code }) => isError(code)) ? 'error' : 'warning';
  return el('span', { class: `badge ${severity}` }, countOf(findings.length, 'finding'));
}

function nameOf({ list, at, version, score, by, regions, cut }: PageEntry): (Node | string)[] {
  const parts: (Node | string)[] = [`${kinds[list] ?? list} ${at + 1}`];
  if (version !== undefined) parts.push(' ', words(version));
  if (by !== undefined) parts.push(' by ', words(by));
  if (score !== undefined) parts.push(' ', el('span', { class: 'score', title: 'Score' }, scoreText(score)));
  parts.push(' ', el('span', { class: 'faint' }, countOf(regions.length + (cut ?? 0), 'region')), ' ');
  return parts;
}

function drawBody(task: PageTask, at: number): Node[] {
  const entry = task.entries[at];
  const regions = entry?.regions ?? [];
  const links = createRegionLinks();
  const textOf = (region: PageRegion) => coveredText(region, task.objects);
  const objects = task.objects.map((object) => {
    const own = regions.filter(({ to }) => to === object.name || (to === '' && task.objects.length === 1));
    return drawObject(object, own, links);
  });
  const ofEntry = task.findings.filter(({ region }) => region?.[0] === at);
  const others = task.findings.filter(
    (finding) =>
      finding.region === undefined ||
      (finding.region[0] === at && !regions.some((region) => isAbout(finding, region))),
  );
  const side = el(
    'div',
    { class: 'side' },
    ...others.map(drawFinding),
    entry && drawRegionList(entry, ofEntry, textOf, links),
  );
  const shown = el('div', { class: `objects ${entry?.list ?? ''}` }, ...objects, drawMore(task));
  return [shown, side];
}

/** The words that a span marks, or the times. */
function coveredText(region: PageRegion, objects: readonly PageObject[]): string {
  const { to, shape } = region;
  const object = objects.find(({ name }) => name === to);
  if (shape.kind === 'span' && object?.kind === 'text')
    return shorten(object.text.slice(shape.start, shape.end));
  if (shape.kind === 'phrase-span' && object?.kind === 'phrases') {
    const phrases = object.phrases.slice(shape.start, shape.end + 1).map(({ text }) => text);
    // The end first, as both may be in one phrase.
    const last = phrases.length - 1;
    if (last === shape.end - shape.start) phrases[last] = phrases[last]!.slice(0, shape.to);
    if (last >= 0) phrases[0] = phrases[0]!.slice(shape.from);
    return shorten(phrases.join(' '));
  }
  if (shape.kind === 'html-span') {
    return shorten(shape.text ?? (object?.kind === 'html' ? wordsInPage(object, region) : ''));
  }
  if (shape.kind === 'range' && object?.kind === 'series') {
    const isTime = object.series?.isTime ?? false;
    return shape.start === shape.end
      ? axisText(shape.start, isTime)
      : [shape.start, shape.end].map((at) => axisText(at, isTime)).join(' to ');
  }
  return '';
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** Data that no tag shows. */
function drawMore({ more, objects }: PageTask): HTMLElement | undefined {
  if (more.length === 0) return undefined;
  const rows = more.flatMap(({ key, text }) => [el('dt', {}, words(key)), el('dd', {}, words(text))]);
  const summary = el('summary', {}, `Other data (${more.length})`);
  return el(
    'details',
    { class: 'other', open: objects.length === 0 },
    summary,
    el('dl', { class: 'more' }, ...rows),
  );
}
