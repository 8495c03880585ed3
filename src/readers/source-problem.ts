import type { Finding, Place } from '../diagnostics/diagnostic.ts';

/** What stops the reading of a file: a finding and its place. What was cut before it has been handed over already. */
export class SourceProblem extends Error {
  readonly finding: Finding;
  readonly place: Omit<Place, 'file'>;

  constructor(finding: Finding, place: Omit<Place, 'file'>) {
    super(finding.code);
    this.finding = finding;
    this.place = place;
  }
}
