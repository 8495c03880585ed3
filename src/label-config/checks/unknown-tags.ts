import { createSuggester } from '../../suggest.ts';
import type { LabelConfig } from '../model.ts';
import { knownTags, tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

/** The editor refuses a whole label config for one tag that it does not know. */
export function checkUnknownTags({ tags }: LabelConfig, report: ReportAt): void {
  const suggest = createSuggester(knownTags);
  for (const tag of tags) {
    if (tagRule(tag.type)) continue;
    const args = { tag: tag.written, suggestion: suggest(tag.written) };
    report({ code: 'config-unknown-tag', args }, tag.at);
  }
}
