import { showTag } from '../../diagnostics/show-tag.ts';
import { attributeOf } from '../attribute.ts';
import { labelTags } from '../labels.ts';
import type { LabelConfig, Tag } from '../model.ts';
import { isSeenByServer } from '../seen-by-server.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

/**
 * Controls with nothing to choose from. The servers refuse it in `Choices` and `Labels`, also where they only do not see the labels;
 * shapes may be drawn without a label.
 */
export function checkMissingLabels({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    const label = tagRule(tag.type)?.labels;
    if (!label) continue;
    const first = firstLabel(tag, label);
    const isJudgedByServer = (tag.type === 'Choices' || tag.type === 'Labels') && isSeenByServer(tag);
    if (isJudgedByServer) {
      if (tag.attributes.has('value')) continue;
      if (!first) report({ code: 'config-no-labels', args: { tag: tag.written, label } }, tag.at);
      else checkSeen(tag, label, first, report);
    } else if (!first && !attributeOf(tag, 'value') && !attributeOf(tag, 'apiUrl')) {
      report({ code: 'config-no-labels-yet', args: { tag: tag.written, label } }, tag.at);
    }
  }
}

function firstLabel(control: Tag, type: string): Tag | undefined {
  for (const tag of labelTags(control)) if (tag.type === type) return tag;
  return undefined;
}

/** A label directly in the tag is enough for the servers, and so is any `View`: both by their exact names. */
function checkSeen(control: Tag, label: string, first: Tag, report: ReportAt): void {
  if (control.children.some(({ written }) => written === label || written === 'View')) return;
  let around = first;
  while (around.parent !== control) around = around.parent!;
  const why =
    around.type === label || around.type === 'View'
      ? `${showTag(around.written)} must be spelled ${showTag(around.type)}`
      : 'they look for it only directly in it, and in <View>';
  report({ code: 'config-labels-not-seen', args: { tag: control.written, label, why } }, around.at);
}
