import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileTaskChecks } from '../../src/checks/check-task.ts';
import type { Finding } from '../../src/diagnostics/diagnostic.ts';
import { messageOf } from '../../src/diagnostics/message-of.ts';
import { messages } from '../../src/diagnostics/messages.ts';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { readLabelConfig } from '../../src/label-config/read.ts';
import {
  addRegions,
  type Broken,
  breakPart,
  entryBreaks,
  gone,
  partAt,
  regionBreaks,
  scoreBreaks,
  scoreOddities,
  taskBreaks,
} from '../generate/break-sample.ts';
import { kinds, objectKinds } from '../generate/kinds.ts';
import { anySamples, type Sample, samples } from '../generate/samples.ts';
import { runCount } from '../support/run-count.ts';

/** The errors in a task under a label config in which nothing is wrong, as lines that begin with their place. */
function errorsIn(config: string, task: Json): string[] {
  const errors: string[] = [];
  const report = (finding: Finding) => {
    if (messages[finding.code].severity === 'error') errors.push(`${finding.path} ${messageOf(finding)}`);
  };
  const model = readLabelConfig(Buffer.from(config), 'config.xml', report);
  if (!model || errors.length > 0) throw new Error(`the label config is refused: ${errors}`);
  compileTaskChecks(model)(task, report);
  return errors;
}

/** Whether there is an error at the place that was broken. */
function expectErrorAt({ config }: Sample, { task, at }: Broken): string[] {
  const errors = errorsIn(config, task);
  expect(errors.filter((error) => error.startsWith(`${at} `))).not.toEqual([]);
  return errors;
}

/** The same, and whether there is none elsewhere. */
function expectErrorOnlyAt(sample: Sample, broken: Broken): void {
  const errors = expectErrorAt(sample, broken);
  expect(errors.filter((error) => !error.startsWith(broken.at))).toEqual([]);
}

function check(
  arbitrary: Arbitrary<Sample>,
  numRuns: number,
  expectation: (sample: Sample) => unknown,
): void {
  fc.assert(
    fc.property(arbitrary, (sample) => void expectation(sample)),
    { numRuns: runCount(numRuns) },
  );
}

describe.each(kinds)('$name', (kind) => {
  test('a valid task has no error', () => {
    check(samples(kind), 8, ({ config, task }) => expect(errorsIn(config, task)).toEqual([]));
  });

  test.each(kind.oddities ?? [])('a value with $name has no error', (how) => {
    check(samples(kind), 2, (sample) => {
      const { task } = breakPart(sample, `${sample.region}/value`, how);
      expect(errorsIn(sample.config, task)).toEqual([]);
    });
  });

  test.each(kind.breaks)('value with $name', (how) => {
    check(samples(kind), 2, (sample) =>
      expectErrorOnlyAt(sample, breakPart(sample, `${sample.region}/value`, how)),
    );
  });
});

describe.each(objectKinds)('data of $tag', (object) => {
  const shown = samples(kinds.find((kind) => kind.object === object)!);

  test('without it', () => {
    check(shown, 4, (sample) => expectErrorAt(sample, breakPart(sample, sample.shown, gone)));
  });

  test.each(object.breaks)('broken: $name', (how) => {
    check(shown, 3, (sample) => expectErrorAt(sample, breakPart(sample, sample.shown, how)));
  });
});

describe('whatever the control tag', () => {
  test.each(regionBreaks)('region with $name', (how) => {
    check(anySamples, 10, (sample) => expectErrorOnlyAt(sample, breakPart(sample, sample.region, how)));
  });

  test.each(entryBreaks)('entry with $name', (how) => {
    check(anySamples, 5, (sample) => expectErrorAt(sample, breakPart(sample, sample.entry, how)));
  });

  test.each(taskBreaks)('task with $name', (how) => {
    check(anySamples, 3, (sample) => expectErrorOnlyAt(sample, breakPart(sample, '', how)));
  });

  test.each(scoreBreaks)('prediction with $name', (how) => {
    const predictions = anySamples.filter(({ entry }) => entry.startsWith('/predictions'));
    check(predictions, 5, (sample) => expectErrorOnlyAt(sample, breakPart(sample, sample.entry, how)));
  });

  test.each(scoreOddities)('a prediction with $name has no error', (how) => {
    check(anySamples, 5, (sample) => {
      expect(errorsIn(sample.config, breakPart(sample, sample.entry, how).task)).toEqual([]);
    });
  });

  test('a region twice', () => {
    check(anySamples, 20, (sample) => {
      const region = partAt(sample.task, sample.region) as JsonObject;
      expectErrorOnlyAt(sample, addRegions(sample, [region], '/id'));
    });
  });
});

describe('relations', () => {
  const relate = (sample: Sample, changes: JsonObject): JsonObject[] => {
    const { id } = partAt(sample.task, sample.region) as JsonObject;
    return [{ type: 'relation', from_id: id!, to_id: id!, direction: 'right', ...changes }];
  };

  test('between regions that are there', () => {
    check(anySamples, 20, (sample) => {
      const { task } = addRegions(sample, relate(sample, {}), '');
      expect(errorsIn(sample.config, task)).toEqual([]);
    });
  });

  test.each([
    ['from_id', 'nobody'],
    ['to_id', 'nobody'],
    ['to_id', null],
    ['direction', 'up'],
  ])('with the %s %j', (key, value) => {
    check(anySamples, 5, (sample) => {
      expectErrorOnlyAt(sample, addRegions(sample, relate(sample, { [key]: value }), `/${key}`));
    });
  });
});
