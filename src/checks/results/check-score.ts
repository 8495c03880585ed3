import predictionSchema from '../../../schemas/prediction.schema.json' with { type: 'json' };
import { describe, type Json } from '../../json/json.ts';
import { entryPath, type Spot } from './spot.ts';

/** The texts that the schema lets pass. */
const numberInText = new RegExp(predictionSchema.properties.score.pattern);

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
  } else if (typeof score === 'boolean' || (typeof score === 'string' && numberInText.test(score))) {
    spot.report({
      code: 'score-not-number',
      args: { found: describe(score) },
      path: entryPath(spot, '/score'),
    });
  }
}
