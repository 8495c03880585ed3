import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileTaskChecks } from '../../src/checks/check-task.ts';
import type { Json } from '../../src/json/json.ts';
import type { Tag } from '../../src/label-config/model.ts';
import { readLabelConfig } from '../../src/label-config/read.ts';
import { readTemplate, templateNames } from '../../src/label-config/templates.ts';
import { packageRoot } from '../../src/package-files.ts';

interface Template {
  /** In document order: the first variable names the key of imported text. */
  objects: { type: string; name: string; value: string }[];
  controls: { type: string; name: string; toName: string }[];
}

const expected = JSON.parse(
  readFileSync(join(packageRoot, 'fixtures/templates/expected.json'), 'utf8'),
) as Record<string, Template>;

describe('template names', () => {
  it('are the files in templates/, sorted', () => {
    const files = readdirSync(join(packageRoot, 'src/label-config/templates'));
    expect(templateNames).toEqual(files.map((file) => file.replace(/\.xml$/, '')).sort());
  });

  it('are those of the reference', () => {
    expect(templateNames).toEqual(Object.keys(expected).sort());
  });

  it('are the only ones that can be read', () => {
    expect(() => readTemplate('../model')).toThrow('There is no template "../model".');
  });
});

describe.each(templateNames)('template %s', (name) => {
  const findings: unknown[] = [];
  const config = readLabelConfig(readTemplate(name), `${name}.xml`, (finding, at) =>
    findings.push({ finding, at }),
  );

  it('is a label config without findings', () => {
    expect(findings).toEqual([]);
    expect(config).toBeDefined();
  });

  it('has the object tags and controls of the reference', () => {
    expect(objectsOf(config!.tags)).toEqual(expected[name]!.objects);
    expect(controlsOf(config!.tags)).toEqual(byName(expected[name]!.controls));
  });

  it('shows an example of its data, with every data key and no other, which its own check takes', () => {
    const example: Json = JSON.parse(/ Data: (\{.*\})/s.exec(config!.text)![1]!);
    const dataKeys = expected[name]!.objects.filter(({ value }) => value.startsWith('$'));
    expect(Object.keys(example as object)).toEqual(dataKeys.map(({ value }) => value.slice(1)));
    compileTaskChecks(config!)({ data: example }, (finding) => findings.push(finding));
    expect(findings).toEqual([]);
  });

  it('opens in Label Studio 0.9, which loads ASCII everywhere and expands "/>" also in comments', () => {
    expect(config!.text).toMatch(/^[\n\x20-\x7e]*>\n$/);
    expect(config!.text.split('-->')[0]).not.toContain('/>');
  });

  it('gives no hotkey twice, nor one that the editor needs', () => {
    const hotkeys = config!.tags.map((tag) => tag.attributes.get('hotkey')?.value).filter(Boolean);
    expect(new Set(hotkeys).size).toBe(hotkeys.length);
    expect(hotkeys.filter((key) => ['r', 'u', 'h'].includes(key!))).toEqual([]);
  });

  it('opens a question only after an answer that can be given', () => {
    for (const { attributes } of config!.tags) {
      const asked = attributes.get('whenTagName')?.value;
      if (asked === undefined) continue;
      const control = config!.controls.find((candidate) => candidate.name === asked);
      const answer = attributes.get('whenChoiceValue')?.value;
      expect([...control!.labels.keys(), undefined]).toContain(answer);
    }
  });
});

function objectsOf(tags: Tag[]): Template['objects'] {
  return tags
    .filter(({ attributes }) => attributes.has('name') && !attributes.has('toName'))
    .map(({ type, attributes }) => ({
      type,
      name: attributes.get('name')!.value,
      value: attributes.get('value')!.value,
    }));
}

function controlsOf(tags: Tag[]): Template['controls'] {
  const controls = tags
    .filter(({ attributes }) => attributes.has('toName'))
    .map(({ type, attributes }) => ({
      type,
      name: attributes.get('name')!.value,
      toName: attributes.get('toName')!.value,
    }));
  return byName(controls);
}

function byName<T extends { name: string }>(items: T[]): T[] {
  return items.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
