import { attributeOf } from '../../label-config/attribute.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { createSuggester } from '../../suggest.ts';
import { type ResultCursor, regionPath } from './cursor.ts';
import { listNames } from './list-names.ts';

/** The labels, choices or items that a control tag knows. */
export interface LabelNames {
  /** True when the control knows the label exactly so, or when its labels are not known here. */
  has: (name: string) => boolean;
  /** Reports a label that the control does not know; `rest` is the pointer to it from the region. */
  reportUnknown: (name: string, rest: string, cursor: ResultCursor) => void;
}

/**
 * Gathers the labels that results of a control tag may hold. Labels that come from the task's data or a
 * server are not known.
 */
export function labelNames(control: ControlTag): LabelNames {
  const { labels, tag } = control;
  const anyIsRight = control.dynamicLabels || labels.size === 0;
  const aliases = aliasesByValue(control);
  const names = [...labels.keys()];
  const suggest = createSuggester(names);

  return {
    has: (name) => anyIsRight || labels.has(name),
    reportUnknown: (name, rest, cursor) => {
      const path = regionPath(cursor, rest);
      const alias = aliases.get(name);
      if (alias !== undefined) {
        cursor.report({
          code: 'label-not-alias',
          args: { label: name, alias, control: control.name },
          path,
          tag: tag.ref,
        });
        return;
      }
      const args = { label: name, control: control.name, known: listNames(names), suggestion: suggest(name) };
      cursor.report({ code: 'unknown-label', args, path, tag: tag.ref });
    },
  };
}

/** The labels that are stored by their alias, by the value that is shown: editors find them by both. */
function aliasesByValue({ labels }: ControlTag): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const [stored, tag] of labels) {
    const value = attributeOf(tag, 'value')?.value;
    if (value !== undefined && value !== stored) aliases.set(value, stored);
  }
  return aliases;
}
