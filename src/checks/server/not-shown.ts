import type { Finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';

/** What is found in tasks that are for Label Studio 1.x: what it takes and does not show is an error. */
export function findingFor1x(finding: Finding): Finding {
  const problem = notShown(finding);
  if (problem === undefined) return finding;
  const plain = finding.code === 'series-time-with-dot' ? finding.args.plain : undefined;
  const args = { problem, ...(plain !== undefined && { plain }) };
  return { ...finding, code: 'not-shown-by-server', args };
}

/** Why Label Studio 1.x does not show what a finding is about. */
function notShown(finding: Finding): string | undefined {
  switch (finding.code) {
    case 'not-shown-in-1x':
      return finding.args.problem;
    case 'series-time-with-dot':
      return `the time ${finding.args.found} cannot be read, as what follows the first dot is taken for a fraction of a second, of three digits without a letter behind them`;
    case 'phrase-index-number':
      return `"${finding.args.key}" is the number ${finding.args.index} instead of a string`;
    case 'label-not-alias':
      // Labels and items of a Taxonomy are found by their values too.
      if (finding.tag?.type !== 'Choices') return undefined;
      return `${quote(finding.args.control)} finds the choice ${quote(finding.args.label)} only by its alias ${quote(finding.args.alias)}`;
    default:
      return undefined;
  }
}
