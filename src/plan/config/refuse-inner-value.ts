import { nameRequirement } from '../../checks/data/requirement.ts';
import { EXIT, UserError } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import { collectDemands } from '../../label-config/demands.ts';
import type { LabelConfig } from '../../label-config/model.ts';

/**
 * Refuses a label config that asks for a value inside the data key, as `$a.b` does, when each task gets one text or link. It is not put
 * there, because no place would do for both servers: 1.x looks for `b` within `a`, and the import of 0.9.1 for a key named `a.b`.
 */
export function refuseInnerValue(config: LabelConfig, key: string, format: string): void {
  const inner = collectDemands(config).find(
    ({ steps, required }) => required && steps.length > 1 && steps[0] === key,
  );
  if (!inner) return;
  const { tag, attribute, variable } = inner;
  const place = `${config.file}:${attribute.at.line}:${attribute.at.column}`;
  throw new UserError(
    EXIT.refused,
    `${nameRequirement(tag, attribute)} at ${place} needs ${quote(variable)}, a value inside the data key ${quote(key)}, but ${format} fills that data key with one text or link.`,
    `Use ${attribute.name}="$${key}" in the label config, or use --input-format json with tasks that have the value there.`,
  );
}
