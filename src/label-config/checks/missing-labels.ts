import { attributeOf } from '../attribute.ts';
import { labelTags } from '../labels.ts';
import type { LabelConfig, Tag } from '../model.ts';
import { isSeenByServer } from '../seen-by-server.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

/** Controls with nothing to choose from. The servers refuse it in `Choices` and `Labels`; shapes may be drawn without a label. */
export function checkMissingLabels({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    const label = tagRule(tag.type)?.labels;
    if (!label || hasLabel(tag, label)) continue;
    const isJudgedByServer = (tag.type === 'Choices' || tag.type === 'Labels') && isSeenByServer(tag);
    if (isJudgedByServer) {
      if (!tag.attributes.has('value'))
        report({ code: 'config-no-labels', args: { tag: tag.written, label } }, tag.at);
    } else if (!attributeOf(tag, 'value') && !attributeOf(tag, 'apiUrl')) {
      report({ code: 'config-no-labels-yet', args: { tag: tag.written, label } }, tag.at);
    }
  }
}

function hasLabel(control: Tag, type: string): boolean {
  for (const tag of labelTags(control)) if (tag.type === type) return true;
  return false;
}
