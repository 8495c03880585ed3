import { showTag } from '../../diagnostics/show-tag.ts';
import { quote } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import { otherValues } from '../../label-config/checks/closed-values.ts';
import { hasAncestor } from '../../label-config/checks/parents.ts';
import type { ReportAt } from '../../label-config/checks/report-at.ts';
import { isCssColor, isRegionColor } from '../../label-config/css-color.ts';
import type { ControlTag, LabelConfig, ObjectTag, Tag } from '../../label-config/model.ts';
import { indexFlags } from '../../label-config/repeaters.ts';
import { tagRule } from '../../label-config/tags.ts';
import {
  isReadIn1x,
  isTakenForOneKey,
  parseDataSource,
  UNREAD_KEY_1X,
} from '../../label-config/variables.ts';
import { listAlternatives } from '../../list-alternatives.ts';
import type { Position } from '../../xml/positions.ts';
import { checkConditions1x } from './check-conditions-1x.ts';

/** Takes why the editor of Label Studio 1.x does not open a task with a label config, and where. */
type Refuse = (problem: string, at: Position) => void;

/** Reports what only the editor of Label Studio 1.x refuses in a label config: an error for it, a warning where nobody said for what it is. */
export function checkRefusals1x(config: LabelConfig, is1x: boolean, report: ReportAt): void {
  const code = is1x ? 'config-refused-by-server' : 'config-refused-in-1x';
  const refuse: Refuse = (problem, at) => report({ code, args: { problem } }, at);
  for (const tag of config.tags) {
    checkAttributes(tag, refuse);
    checkRegionColor(tag, refuse);
    if (tag.type === 'Image') checkImage(tag, refuse);
    if (tag.type === 'Dialog') checkDialog(tag, refuse);
    if (tag.type === 'TimeSeries' || tag.type === 'Channel') checkNumberFormat(tag, refuse);
    checkPlace(tag, refuse);
  }
  for (const tag of config.tags) {
    checkVariables(tag, refuse);
    checkProto(tag, refuse);
  }
  checkConditions1x(config, refuse, report);
  for (const one of [...config.objects, ...config.controls]) checkVariable(one, report);
}

/** Of any tag that shows a text, with a name or without. */
function checkProto(tag: Tag, refuse: Refuse): void {
  for (const key of ['value', 'valueList']) {
    const attribute = attributeOf(tag, key);
    const variables = attribute ? parseDataSource(attribute).variables : [];
    if (!variables.some(({ steps }) => steps.includes(UNREAD_KEY_1X))) continue;
    const { name, value, at } = attribute!;
    const problem = `${attributeIs(tag, name, value)}, and its editor reads no data key ${quote(UNREAD_KEY_1X)}`;
    refuse(`${problem}; rename the key (or column) in the data and here`, at);
  }
}

/** The server takes all behind a dollar sign that comes first for one key, which no data has. */
function checkVariables(tag: Tag, refuse: Refuse): void {
  const value = attributeOf(tag, 'value');
  if (!value || !attributeOf(tag, 'name')?.value || !isTakenForOneKey(value.value)) return;
  const problem = `${attributeIs(tag, value.name, value.value)}, which its server takes for one data key, ${quote(value.value.slice(1))}`;
  refuse(`${problem}; write other text or a space before the first "$"`, value.at);
}

/** A task opens all the same, so that this is a warning. The server takes all that follows the dollar sign for the key, but what is behind a bracket. */
function checkVariable({ tag, source, repeater }: ObjectTag | ControlTag, report: ReportAt): void {
  if (source?.kind !== 'key') return;
  const { name, value, at } = source.attribute;
  const filled = indexFlags(repeater).reduce((text, flag) => text.replaceAll(flag, '0'), value);
  const plain = filled.trimEnd();
  const isRead = isReadIn1x(plain);
  if (isRead && (plain === filled || value.includes('['))) return;
  const why = isRead
    ? 'the server of 1.x takes the space at its end for a part of the data key, and the editor does not'
    : 'of a variable the editor of 1.x reads only the letters A to Z, digits, underscores, dots and brackets, and shows other text in its place';
  report({ code: 'variable-not-read-in-1x', args: { attribute: attributeIs(tag, name, value), why } }, at);
}

function checkAttributes(tag: Tag, refuse: Refuse): void {
  const rule = tagRule(tag.type);
  for (const { attribute, name, allowed } of otherValues(tag, rule?.values1x)) {
    refuse(`${attributeIs(tag, name, attribute.value)}; it must be one of ${allowed}`, attribute.at);
  }
  for (const name of rule?.colors1x ?? []) {
    const color = attributeOf(tag, name);
    if (!color || isCssColor(color.value) || color.value.includes('{{')) continue;
    refuse(`${attributeIs(tag, name, color.value)}, which is not a CSS color`, color.at);
  }
  for (const name of rule?.ranges1x ?? []) {
    const range = attributeOf(tag, name);
    const number = Number.parseFloat(range?.value ?? '0');
    if (!range || (number >= 0 && number <= 1)) continue;
    refuse(`${attributeIs(tag, name, range.value)}; it must be a number from 0 to 1`, range.at);
  }
}

/** What is no colour at all is an error for each Label Studio. */
function checkRegionColor(tag: Tag, refuse: Refuse): void {
  const color = tag.type === 'Label' ? attributeOf(tag, 'background') : undefined;
  if (!color || !isCssColor(color.value) || isRegionColor(color.value) || color.value.includes('{{')) return;
  const problem = `${attributeIs(tag, 'background', color.value)}, a color that its regions cannot have`;
  refuse(`${problem}; write a name such as red, #ff0000 or rgba(255, 0, 0, 0.5)`, color.at);
}

/** The finest grid, in pixels, of which the editor opens a large image within a minute: it draws each square by itself. */
const FINEST_GRID = 4;

/** The server refuses tasks for an Image with two attributes for its data; a grid of no size leaves the page blank, a fine one holds it up. */
function checkImage(tag: Tag, refuse: Refuse): void {
  const list = attributeOf(tag, 'valueList');
  if (list && attributeOf(tag, 'value')) {
    refuse(`<${tag.written}> has both "value" and "valueList"; remove one of them`, list.at);
  }
  const resize = attributeOf(tag, 'resize');
  if (resize) {
    refuse(
      `${attributeIs(tag, 'resize', resize.value)}, and it refuses any value of it; remove it`,
      resize.at,
    );
  }
  const size = attributeOf(tag, 'gridSize');
  if (size && attributeOf(tag, 'grid')?.value === 'true' && !(Number(size.value) >= FINEST_GRID)) {
    const why = Number(size.value) > 0 ? ', which holds its page up' : '';
    refuse(`${attributeIs(tag, 'gridSize', size.value)}${why}; it must be at least ${FINEST_GRID}`, size.at);
  }
}

/** It shows a list of the data, of which the server takes only text for a tag with a name. */
function checkDialog(tag: Tag, refuse: Refuse): void {
  const name = attributeOf(tag, 'name');
  if (!attributeOf(tag, 'value')?.value) {
    refuse(`<${tag.written}> has no "value", the data key of its list of messages`, tag.at);
  } else if (name?.value) {
    refuse(
      `<${tag.written}> has a name, so its server takes only text for it, and its editor only a list; remove "name"`,
      name.at,
    );
  }
}

/** A format of d3-format (formatSpecifier.js); what it does not read leaves the page blank. */
const numberFormat = /^(?:.?[<>=^])?[+\-( ]?[$#]?0?\d*,?(?:\.\d+)?~?[a-z%]?$/i;

/** Numbers on a chart: the values of a channel, and times that are numbers. Times begin with a letter where they are meant as dates. */
function checkNumberFormat(tag: Tag, refuse: Refuse): void {
  const isTime = tag.type === 'TimeSeries';
  const format = attributeOf(tag, isTime ? 'timeDisplayFormat' : 'displayFormat');
  if (!format || numberFormat.test(format.value)) return;
  if (isTime && (attributeOf(tag, 'timeFormat')?.value || /^[a-z]/i.test(format.value))) return;
  const hint = isTime ? '; for times that are dates it needs a "timeFormat" too' : '';
  refuse(
    `${attributeIs(tag, format.name, format.value)}, which is no format of numbers such as ".2f"${hint}`,
    format.at,
  );
}

/** Where a tag stands, and whether something stands in it. A Repeater is a View to the editor; unknown tags are reported anyway. */
function checkPlace(tag: Tag, refuse: Refuse): void {
  const { type, written, parent, children, at } = tag;
  const rule = tagRule(type);
  if (rule?.notEmpty && children.length === 0) refuse(`${showTag(written)} is empty`, at);
  const around = parent && tagRule(parent.type);
  if (!rule || !around) return;
  const { directlyIn, inside } = rule;
  if (directlyIn && !directlyIn.includes(parent.type)) {
    // One that is nowhere inside the tags it needs around it is an error for each Label Studio.
    if (inside && !hasAncestor(tag, (ancestor) => inside.includes(ancestor.type))) return;
    const places = listAlternatives(directlyIn.map(showTag));
    refuse(`${showTag(written)} must stand directly in ${places}, not in ${showTag(parent.written)}`, at);
  } else if (around.holds && !around.holds.includes(type === 'Repeater' ? 'View' : type)) {
    // So is a Label in Choices.
    if (type === 'Label') return;
    const wanted = around.holds.map(showTag).join(', ');
    refuse(`${showTag(written)} cannot stand in ${showTag(parent.written)}, which takes only ${wanted}`, at);
  }
}

function attributeIs({ written }: Tag, name: string, value: string): string {
  return `the attribute ${quote(name)} of <${written}> is ${quote(value)}`;
}
