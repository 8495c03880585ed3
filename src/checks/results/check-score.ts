import { describe, type Json } from '../../json/json.ts';
import { entryPath, type Spot } from './spot.ts';

/**
 * Warns of a prediction's score that only some Label Studio takes: 0.9.1 sorts by any number, 1.23 refuses
 * what is outside 0 to 1, and some parts read numbers in texts. What no Label Studio takes, the schema of a
 * prediction has refused.
 */
export function checkScore(score: Json | undefined, spot: Spot): void {
  if (score === undefined || score === null) return;
  if (typeof score === 'number') {
    if (score < 0 || score > 1) {
      spot.report({ code: 'score-out-of-range', args: { score }, path: entryPath(spot, '/score') });
    }
  } else if (typeof score === 'boolean' || (typeof score === 'string' && Number.isFinite(toNumber(score)))) {
    spot.report({
      code: 'score-not-number',
      args: { found: describe(score) },
      path: entryPath(spot, '/score'),
    });
  }
}

function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
