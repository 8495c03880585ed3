import type { ReportAt } from '../../label-config/checks/report-at.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { isNewerTag } from '../../label-config/tags-of-09.ts';

/** Reports what Label Studio 0.9 does not do with a label config that is right otherwise. */
export function checkConfig09(config: LabelConfig, report: ReportAt): void {
  const lacking = new Set<string>();
  for (const { type, written, at } of config.tags) {
    if (!isNewerTag(type) || lacking.has(type)) continue;
    lacking.add(type);
    report({ code: 'tag-not-in-09', args: { tag: written } }, at);
  }
}
