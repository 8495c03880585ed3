import type { Log } from '../../diagnostics/log.ts';
import { showTag } from '../../diagnostics/show-tag.ts';
import { EXIT, UserError } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import { missesDollar } from '../../label-config/checks/data-sources.ts';
import { dataKeysOf } from '../../label-config/data-key.ts';
import type { LabelConfig } from '../../label-config/model.ts';

/**
 * Refuses a label config without any data key whose tag for the data has a word as its value, as `value="text"`: it needs a dollar sign, not another tag.
 * What was warned of before is the same.
 */
export function refuseFixedValue(config: LabelConfig, dataTags: readonly string[], log: Log): void {
  if (dataKeysOf(config).size > 0) return;
  const fixed = config.objects.find((object) => dataTags.includes(object.tag.type) && missesDollar(object));
  if (!fixed?.source) return;
  const { name, value, at } = fixed.source.attribute;
  log.drop('config-missing-dollar');
  throw new UserError(
    EXIT.refused,
    `${config.file}:${at.line}:${at.column}: The value of ${showTag(fixed.tag.written)} is the fixed text ${quote(value)}, the same for every task.`,
    `Put a dollar sign before it: ${name}="$${value}"`,
  );
}
