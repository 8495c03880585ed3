import { expect, it } from 'vitest';
import type { Answer } from '../../src/server/answer.ts';
import { askPatiently } from '../../src/server/ask-patiently.ts';
import type { Client } from '../../src/server/client.ts';
import { NetworkProblem } from '../../src/server/network-problem.ts';

const answer: Answer = { status: 201, text: '{}', json: {}, location: undefined };
const given = { marker: 'm', before: 3 };

/** A client that gets no answer for tasks until it is given up, or `look` says so, which tells how many tasks have arrived. */
function clientThat(look: (answerNow: () => void) => number): Client {
  let answerNow = () => {};
  return {
    patience: 1,
    ask: (_method, _path, { giveUp } = {}) =>
      new Promise((resolve, reject) => {
        answerNow = () => resolve(answer);
        giveUp!.addEventListener('abort', () => reject(new NetworkProblem({ code: 'ABORTED' })));
      }),
    get: async () => ({ total: look(() => answerNow()), total_predictions: 0 }),
  } as Partial<Client> as Client;
}

it('waits on while the server answers and the tasks have not arrived', async () => {
  let looks = 0;
  const client = clientThat((answerNow) => {
    if (++looks === 3) answerNow();
    return 3;
  });
  expect(await askPatiently(client, 1, Buffer.from('[]'), given)).toBe(answer);
  expect(looks).toBe(3);
});

it.each([
  ['the tasks are there', () => 5],
  [
    'the server is not',
    () => {
      throw new Error('nobody');
    },
  ],
])('gives up when %s', async (_name, look) => {
  await expect(askPatiently(clientThat(look), 1, Buffer.from('[]'), given)).rejects.toThrow(NetworkProblem);
});
