import type { Answer } from './answer.ts';

const port = 'It must be a whole number from 1 to 65535.';
const noScores: Answer = {
  instead: 'Taken, as the guide says, but refused when no task has a score to go by.',
  exitCode: 1,
  says: ['needs predictions with scores, but no task has one'],
};

/** Quirks about options and the custom config. */
export const optionAnswers: Record<string, Answer> = {
  'custom-config-big-integer': {
    instead: 'A custom config keeps every digit.',
    exitCode: 0,
    config: { title: 't', n: 18446744073709551616n },
  },
  'custom-config-not-merged': {
    instead: 'Keys that a custom config lacks come from the defaults.',
    exitCode: 0,
    config: { title: 'only a title', description: 'default', templates_dir: 'examples', port: 8080 },
  },
  'custom-config-sampling-lost': {
    instead: 'The sampling of a custom config stands unless --sampling is given.',
    exitCode: 0,
    config: { sampling: 'uniform', port: 1234 },
  },
  'initial-project-description': {
    instead: 'It becomes the description in config.json.',
    exitCode: 0,
    config: { description: 'My project' },
  },
  'input-format-without-input': {
    instead: 'Refused: it would do nothing.',
    exitCode: 2,
    says: ['--input-format needs --input-path'],
  },
  'key-without-cert': {
    instead: 'Refused: HTTPS needs both.',
    exitCode: 2,
    says: ['--key needs --cert'],
  },
  'ml-backend-equals-in-url': {
    instead: 'A name is only what stands before "=http" and has no slash: this is one URL.',
    exitCode: 0,
    config: { ml_backends: [{ url: 'https://ml.example.com/go?next=http://b.example.com' }] },
  },
  'option-prefixes': {
    instead: 'An option that is cut short is refused, and the whole one is named.',
    exitCode: 2,
    says: ["'--sampl'", 'Did you mean --sampling?'],
  },
  'port-odd-spelling': { instead: 'Refused.', exitCode: 2, says: ["'8_0_8_1' for --port", port] },
  'port-out-of-range': { instead: 'Refused.', exitCode: 2, says: ["'99999' for --port", port] },
  'port-zero': { instead: 'Refused.', exitCode: 2, says: ["'0' for --port", port] },
  'project-name-empty': { instead: 'Refused.', exitCode: 2, says: ['The project name is empty'] },
  'sampling-prediction-score-max': noScores,
  'sampling-prediction-score-min': noScores,
  'source-and-input-path': {
    instead: 'Refused: one of the two would do nothing.',
    exitCode: 2,
    says: ['--source and --input-path cannot be combined'],
  },
  'source-without-path': {
    instead: 'Refused: there would be nothing to read from.',
    exitCode: 2,
    says: ['--source s3 needs --source-path'],
  },
};
