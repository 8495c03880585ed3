import { attributeOf } from '../attribute.ts';
import type { LabelConfig } from '../model.ts';
import { isSeenByServer } from '../seen-by-server.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

/**
 * Control tags without `toName` where that is not an error. The editor takes them for controls of the only object tag, but the server of
 * 1.x refuses such a `TextArea`.
 */
export function checkMissingTargets({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    const rule = tagRule(tag.type);
    if (rule?.kind !== 'control' || attributeOf(tag, 'toName')) continue;
    if (rule.needs?.toName && isSeenByServer(tag)) continue;
    report({ code: 'config-no-target', args: { tag: tag.written } }, tag.at);
  }
}
