import { showTag } from '../../diagnostics/show-tag.ts';
import { listAlternatives } from '../../list-alternatives.ts';
import type { LabelConfig, Tag } from '../model.ts';
import { tagRule } from '../tags.ts';
import type { ReportAt } from './report-at.ts';

/** Tags that mean nothing where they stand: a `Choice` outside `Choices`, a `Label` inside it. */
export function checkParents({ tags }: LabelConfig, report: ReportAt): void {
  for (const tag of tags) {
    if (hasAncestor(tag, ({ type }) => tagRule(type) === undefined)) continue;
    const inside = tagRule(tag.type)?.inside;
    if (inside && !hasAncestor(tag, ({ type }) => inside.includes(type))) {
      const args = { tag: tag.written, wanted: listAlternatives(inside.map(showTag)) };
      report({ code: 'config-wrong-parent', args }, tag.at);
    }
    if (tag.type === 'Label') checkLabelParent(tag, report);
  }
}

function checkLabelParent(tag: Tag, report: ReportAt): void {
  const control = controlAround(tag);
  if (control?.type === 'Choices') {
    report({ code: 'config-label-in-choices', args: { choices: control.written } }, tag.at);
  }
  if (!control) report({ code: 'config-label-outside', args: { label: tag.written } }, tag.at);
}

function controlAround(tag: Tag): Tag | undefined {
  let around = tag.parent;
  while (around && tagRule(around.type)?.kind !== 'control') around = around.parent;
  return around;
}

/** Whether a tag that is wanted stands around another, at any distance. */
export function hasAncestor(tag: Tag, isWanted: (ancestor: Tag) => boolean): boolean {
  for (let around = tag.parent; around; around = around.parent) if (isWanted(around)) return true;
  return false;
}
