import { EXIT, UserError } from '../errors.ts';

/** One way to use options wrongly: they contradict each other, or would do nothing. */
export interface UsageRule<Given> {
  when(given: Given): boolean;
  message: string | ((given: Given) => string);
  help: string | ((given: Given) => string);
}

/** Throws a UserError for the first rule that applies. */
export function refuseWrongUsage<Given>(rules: readonly UsageRule<Given>[], given: Given): void {
  const rule = rules.find(({ when }) => when(given));
  if (!rule) return;
  const textOf = (text: string | ((given: Given) => string)) =>
    typeof text === 'string' ? text : text(given);
  throw new UserError(EXIT.usage, textOf(rule.message), textOf(rule.help));
}
