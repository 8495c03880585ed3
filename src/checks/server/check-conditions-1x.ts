import { showTag } from '../../diagnostics/show-tag.ts';
import { quote } from '../../json/json.ts';
import { attributeOf } from '../../label-config/attribute.ts';
import type { ReportAt } from '../../label-config/checks/report-at.ts';
import type { LabelConfig, Tag } from '../../label-config/model.ts';
import type { Position } from '../../xml/positions.ts';

type Refuse = (problem: string, at: Position) => void;

/** Tags that the editor shows only when a condition is met. */
const conditional = new Set(['View', 'Choices', 'Taxonomy', 'TextArea']);
/** Tags in which something is chosen. */
const withChoices = new Set(['Choices', 'Taxonomy']);

/**
 * Reports conditions on a tag that is not there (`whenTagName`): what depends on it is never shown, and with a `whenChoiceValue` the page of
 * the editor of Label Studio 1.x is blank.
 */
export function checkConditions1x({ tags }: LabelConfig, refuse: Refuse, report: ReportAt): void {
  // Which names there are in the end depends on the data.
  if (tags.some(({ type }) => type === 'Repeater')) return;
  const named = new Map<string, Tag>();
  for (const tag of tags) {
    const name = attributeOf(tag, 'name')?.value;
    if (name) named.set(name, tag);
  }
  for (const tag of tags) if (conditional.has(tag.type)) checkCondition(tag, named, refuse, report);
}

function checkCondition(tag: Tag, named: ReadonlyMap<string, Tag>, refuse: Refuse, report: ReportAt): void {
  const when = attributeOf(tag, 'visibleWhen')?.value ?? '';
  const name = attributeOf(tag, 'whenTagName');
  if (!name?.value || !/^(?:choice-(?:un)?selected|region-selected)$/.test(when)) return;
  const wanted = named.get(name.value);
  const isAboutChoices = when !== 'region-selected';
  if (wanted && (!isAboutChoices || withChoices.has(wanted.type))) return;
  const is = wanted ? `a ${showTag(wanted.written)}, which has no choices` : 'no tag of this label config';
  const problem = `the attribute "whenTagName" of ${showTag(tag.written)} names ${quote(name.value)}, ${is}`;
  if (isAboutChoices && attributeOf(tag, 'whenChoiceValue')?.value) {
    refuse(problem, name.at);
  } else if (when !== 'choice-unselected') {
    report({ code: 'tag-never-shown', args: { problem } }, name.at);
  }
}
