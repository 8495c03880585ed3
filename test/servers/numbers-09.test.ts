import { expect, test } from 'vitest';
import { choicesConfig } from './choices.ts';
import { initJson } from './init-project.ts';
import { numbersIn } from './run/parse-exact.ts';
import { startServer09 } from './run/start-server-09.ts';
import { allTasks09, listTasks09 } from './run/tasks-09.ts';

test('Label Studio 0.9.1 reads the digits that went in, up to 64 bits', async () => {
  const numbers = [
    '0',
    '-7',
    '9007199254740993',
    '-9223372036854775808',
    '18446744073709551615',
    '0.1',
    '2.5',
  ];
  const project = initJson(choicesConfig, `[{"data":{"text":"n","numbers":[${numbers}]}}]`);
  const server = await startServer09(project);
  const text = await (await server.fetch(allTasks09)).text();
  const list = /"numbers":(\[[^\]]*\])/.exec(text)?.[1] ?? '';
  expect(numbersIn(list)).toEqual(numbers);
  await server.stop();
});

test('Label Studio 0.9.1 reads NUL, lone quotes of every kind and keys like __proto__', async () => {
  const data = '{"text":"a\\u0000b","__proto__":{"x":1},"":"empty","7":"seven","q":"\\"\'`<&>\\/"}';
  const server = await startServer09(initJson(choicesConfig, `{"data":${data}}`));
  const [task] = await listTasks09(server);
  expect(JSON.stringify(Object.entries(task?.data ?? {}).sort())).toBe(
    JSON.stringify(Object.entries(JSON.parse(data)).sort()),
  );
  await server.stop();
});
