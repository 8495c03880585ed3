import type { Finding, Spot } from '../diagnostics/diagnostic.ts';

/** What stops the reading of a file: a finding and its place. What was cut before it has been handed over already. */
export class SourceProblem extends Error {
  readonly finding: Finding;
  readonly spot: Omit<Spot, 'file'>;

  constructor(finding: Finding, spot: Omit<Spot, 'file'>) {
    super(finding.code);
    this.finding = finding;
    this.spot = spot;
  }
}
