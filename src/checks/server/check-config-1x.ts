import { attributeOf } from '../../label-config/attribute.ts';
import type { ReportAt } from '../../label-config/checks/report-at.ts';
import type { LabelConfig, Tag } from '../../label-config/model.ts';
import { isSeenByServer } from '../../label-config/seen-by-server.ts';
import { tagRule } from '../../label-config/tags.ts';

/** Reports what Label Studio 1.x does not do with a label config that is right otherwise. */
export function checkConfig1x(config: LabelConfig, report: ReportAt): void {
  const lacking = new Set<string>();
  for (const { type, written, at } of config.tags) {
    if (tagRule(type)?.edition !== 'other' || lacking.has(type)) continue;
    lacking.add(type);
    report({ code: 'tag-of-other-edition', args: { tag: written } }, at);
  }
  for (const tag of config.tags) checkSiblings(tag, report);
}

/** The server reads one Choice as an object and several as a list, and mixes them up in siblings of which another has none: all of those that it sees. */
function checkSiblings({ children }: Tag, report: ReportAt): void {
  const sets = children.filter((tag) => tag.written === 'Choices' && isSeenByServer(tag));
  const single = sets.find((tag) => choicesIn(tag) === 1);
  const empty = sets.find((tag) => choicesIn(tag) === 0);
  if (!single || !empty) return;
  const [one, none] = [single, empty].map((tag) => JSON.stringify(attributeOf(tag, 'name')?.value ?? ''));
  const problem = `of two <Choices> beside each other ${one} has one <Choice> and ${none} has none; put a <View> around one of them`;
  report({ code: 'config-refused-by-server', args: { problem } }, single.at);
}

function choicesIn({ children }: Tag): number {
  return children.filter(({ written }) => written === 'Choice').length;
}
