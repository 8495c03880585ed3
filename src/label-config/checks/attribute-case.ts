import { attributeOf } from '../attribute.ts';
import type { Attribute, LabelConfig, Tag } from '../model.ts';
import { isLabelSeenByServer, isSeenByServer } from '../seen-by-server.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

const checkedNames = ['name', 'toName', 'value', 'valueList'];

/**
 * `toname` for `toName` and the like. The editor does not mind, but the servers do not see such an attribute: they refuse the label
 * config where they need it, and elsewhere take the tag for one without it.
 */
export function checkAttributeCase({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    const kind = tagRule(tag.type)?.kind;
    if (kind === undefined || kind === 'other') continue;
    for (const name of checkedNames) {
      const attribute = attributeOf(tag, name);
      if (!attribute || attribute.name === name) continue;
      const code = isNeededByServer(tag, name) ? 'config-attribute-case' : 'config-attribute-case-harmless';
      report({ code, args: argumentsOf(tag, attribute, name) }, attribute.at);
    }
  }
}

/** The servers need whatever the tag table says that anybody needs, and `value` in labels. */
function isNeededByServer(tag: Tag, name: string): boolean {
  if (tag.type === 'Label') return name === 'value' && isLabelSeenByServer(tag, 'Labels');
  if (tag.type === 'Choice') return name === 'value' && isLabelSeenByServer(tag, 'Choices');
  const needs = tagRule(tag.type)?.needs ?? {};
  const isKnownToServer = Object.values(needs).includes('server');
  const needed = name === 'valueList' && !tag.attributes.has('value') ? 'value' : name;
  return isKnownToServer && needs[needed] !== undefined && isSeenByServer(tag);
}

function argumentsOf(tag: Tag, attribute: Attribute, expected: string) {
  return { tag: tag.written, attribute: attribute.name, expected };
}
