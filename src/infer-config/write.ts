import type { PhraseKeys } from '../label-config/phrases.ts';
import { questionTags } from '../label-config/tags.ts';
import { append } from '../lists.ts';
import { colorOf } from './color.ts';

/** An object tag and a control tag of a label config that is to be written. */
export interface ObjectPlan {
  tag: string;
  name: string;
  key: string;
  /** The keys of the items of a dialogue. */
  phrases?: PhraseKeys | undefined;
  /** Frames a second of its videos, where the editor assumes others, or the data key that has them. */
  frameRate?: number | string;
}

/** Choices with those below them. */
export type ChoiceTree = Map<string, ChoiceTree>;

export interface ControlPlan {
  tag: string;
  name: string;
  to: string;
  /** Labels or choices; undefined for tags that have none. */
  labels: readonly string[] | undefined;
  /** Choices that have others below them. */
  tree?: ChoiceTree;
  /** Further attributes. */
  attributes?: Record<string, string>;
  /** Buckets of a Ranker. */
  buckets?: readonly string[];
}

/**
 * Prints a label config with all names escaped; headings tell objects apart where there are several, and questions. `relations`: their
 * labels.
 */
export function printConfigXml(
  objects: readonly ObjectPlan[],
  controls: readonly ControlPlan[],
  relations: readonly string[],
): string {
  const lines: string[] = [];
  for (const { tag, name, key, phrases, frameRate } of objects) {
    if (objects.length > 1) lines.push(printHeader(key));
    const isUsual = phrases?.nameKey === 'author' && phrases.textKey === 'text';
    const keys = isUsual ? {} : { ...phrases };
    const rate = frameRate === undefined ? {} : { frameRate: String(frameRate) };
    lines.push(`  <${tag}${attributes({ name, value: `$${key}`, ...keys, ...rate })}/>`);
  }
  const printed: string[] = [];
  const areSeveral = controls.filter(({ tag }) => questionTags.has(tag)).length > 1;
  for (const control of controls) {
    const own: string[] = [];
    printControl(control, own);
    append(printed, areSeveral && questionTags.has(control.tag) ? withHeader(control, own) : own);
  }
  if (relations.length === 0) return ['<View>', ...lines, ...printed, '</View>\n'].join('\n');
  // The editor draws arrows above what they connect: above the first line of a text there is room only below other tags.
  const items = relations.map((label) => `    <Relation${attributes({ value: label })}/>`);
  const all = ['<View>', '  <Relations>', ...items, '  </Relations>', ...printed, ...lines, '</View>\n'];
  return all.join('\n');
}

/** A question below its name. One about regions is there only while one is selected, and so is its name. */
function withHeader({ name, attributes: { perRegion } = {} }: ControlPlan, lines: string[]): string[] {
  const own = [printHeader(name), ...lines];
  if (perRegion !== 'true') return own;
  return ['  <View visibleWhen="region-selected">', ...own.map((line) => `  ${line}`), '  </View>'];
}

/** A heading; a space keeps apart what would be a variable in it, for which there are no escapes. */
function printHeader(text: string): string {
  const value = text.replace(/\$(?=\S)/g, '$ ').replace(/\{(?=\{)/g, '{ ');
  return `  <Header${attributes({ value })}/>`;
}

function printControl(control: ControlPlan, lines: string[]): void {
  const { tag, name, to, labels = [], tree = new Map() as ChoiceTree, buckets = [] } = control;
  const head = `  <${tag}${attributes({ name, toName: to, ...control.attributes })}`;
  const first = lines.length;
  lines.push(`${head}>`);
  for (const label of labels) {
    const isChoice = tag === 'Choices' || tag === 'Taxonomy';
    if (isChoice && tree.has(label)) continue;
    const color = isChoice ? {} : { background: colorOf(label) };
    lines.push(`    <${isChoice ? 'Choice' : 'Label'}${attributes({ value: label, ...color })}/>`);
  }
  printTree(tree, '    ', lines);
  for (const bucket of buckets) lines.push(`    <Bucket${attributes({ name: bucket })}/>`);
  if (control.labels === undefined && lines.length === first + 1) lines[first] = `${head}/>`;
  else lines.push(`  </${tag}>`);
}

function printTree(tree: ChoiceTree, indent: string, lines: string[]): void {
  for (const [value, below] of tree) {
    const head = `${indent}<Choice${attributes({ value })}`;
    if (below.size === 0) lines.push(`${head}/>`);
    else {
      lines.push(`${head}>`);
      printTree(below, `${indent}  `, lines);
      lines.push(`${indent}</Choice>`);
    }
  }
}

/** Attributes of a tag, each escaped. */
export function attributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Line breaks and tabs as references, since parsers make spaces of them otherwise, and what a terminal would obey or not show: the config may
 * be printed.
 */
function escapeAttribute(value: string): string {
  return value.replace(
    /[&<>"\t\n\r\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => entities[character] ?? `&#${character.charCodeAt(0)};`,
  );
}
