import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { dataMessages } from '../../../src/diagnostics/messages/data.ts';
import { collectDemands } from '../../../src/label-config/demands.ts';
import { toSchema } from '../../../src/label-config/to-schema.ts';
import { packageRoot, readSchema } from '../../../src/package-files.ts';
import { readConfig } from './check-tasks.ts';

const names = readdirSync(join(packageRoot, 'schemas/data')).map(
  (file) => `data/${file.replace('.schema.json', '')}`,
);

describe.each(['task', ...names])('the schema %s', (name) => {
  const schema = readSchema(name);

  it('is a JSON Schema that says what it is about', () => {
    expect(new Ajv({ strict: false }).validateSchema(schema)).toBe(true);
    expect(schema).toMatchObject({ title: expect.any(String), description: expect.any(String) });
  });
});

describe('the schema of a label config', () => {
  const config = readConfig(
    '<Text name="t" value="$doc.text"/><Image name="i" value="$pages[0]"/><Text name="u" value="$a and $b"/>',
  );
  const schema = toSchema(config);

  it('is a JSON Schema with a part for each demand', () => {
    expect(new Ajv({ strict: false }).validateSchema(schema)).toBe(true);
    expect(schema.allOf).toHaveLength(collectDemands(config).length);
  });

  it('can be used by any validator', () => {
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate({ doc: { text: 'x' }, pages: ['/a.jpg'], a: 1 })).toBe(true);
    expect(validate({ doc: { text: null }, pages: ['/a.jpg'], a: 1 })).toBe(false);
    expect(validate({ doc: { text: 'x' }, pages: [], a: 1 })).toBe(false);
    expect(validate({ doc: { text: 'x' }, pages: ['/a.jpg'] })).toBe(false);
  });

  it('may ask for nothing', () => {
    expect(new Ajv({ strict: false }).validateSchema(toSchema(readConfig('<Header value="x"/>')))).toBe(true);
  });
});

it('each code has its heading in the documentation', () => {
  const page = readFileSync(join(packageRoot, 'docs/diagnostics/data.md'), 'utf8');
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(Object.keys(dataMessages));
});
