import { showTag } from '../../diagnostics/show-tag.ts';
import { listAlternatives } from '../../list-alternatives.ts';
import { createSuggester } from '../../suggest.ts';
import { attributeOf } from '../attribute.ts';
import type { Attribute, LabelConfig, Tag } from '../model.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

/** Every name in a `toName` must be the name of a tag, exactly, and of a tag that the control can work on. */
export function checkTargets(config: LabelConfig, report: ReportAt): void {
  const named = tagsByName(config.tags);
  const suggest = targetSuggester(config);
  for (const tag of config.tags) {
    const toName = attributeOf(tag, 'toName');
    if (!toName) continue;
    for (const name of toName.value.split(',')) {
      const target = named.get(name);
      if (target) checkTargetKind(tag, toName, target, report);
      else {
        const args = { tag: tag.written, target: name, suggestion: suggest(name) };
        report({ code: 'config-unknown-target', args }, toName.at);
      }
    }
  }
}

function tagsByName(tags: readonly Tag[]): Map<string, Tag> {
  const named = new Map<string, Tag>();
  for (const tag of tags) {
    const name = attributeOf(tag, 'name')?.value;
    if (name && !named.has(name)) named.set(name, tag);
  }
  return named;
}

function checkTargetKind(tag: Tag, toName: Attribute, target: Tag, report: ReportAt): void {
  const rule = tagRule(tag.type);
  const targetRule = tagRule(target.type);
  if (!rule || !targetRule || rule.labelsItself) return;
  const args = { tag: tag.written, name: attributeOf(target, 'name')!.value, found: target.written };
  if (rule.targets && !rule.targets.includes(target.type)) {
    const wanted = listAlternatives(rule.targets.map(showTag));
    report({ code: 'config-unsupported-target', args: { ...args, wanted } }, toName.at);
  } else if (rule.kind === 'control' && targetRule.kind !== 'object') {
    report({ code: 'config-target-is-no-object', args }, toName.at);
  }
}

/** Suggests the object whose data key was written instead of its name, else the name without stray spaces, else the nearest name. */
function targetSuggester({ objects }: LabelConfig): (name: string) => string {
  const names = new Set<string>();
  const namesByKey = new Map<string, string>();
  for (const { name, source } of objects) {
    names.add(name);
    const key = source?.variables[0]?.text;
    if (key !== undefined && !namesByKey.has(key)) namesByKey.set(key, name);
  }
  const suggest = createSuggester(names);
  return (name) => {
    const byKey = name.startsWith('$') ? namesByKey.get(name.slice(1)) : undefined;
    if (byKey !== undefined) return byKey;
    const trimmed = name.trim();
    return names.has(trimmed) ? trimmed : suggest(name);
  };
}
