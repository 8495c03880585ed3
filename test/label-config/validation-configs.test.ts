import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from './read-config.ts';

const folder = new URL('../../fixtures/validation/configs/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('expect.json', folder), 'utf8'));

function filesOf(kind: string): string[] {
  return readdirSync(new URL(`${kind}/`, folder)).filter((name) => name.endsWith('.xml'));
}

function errorsIn(kind: string, name: string): string[] {
  const { found } = readConfig(readFileSync(new URL(`${kind}/${name}`, folder)));
  return found.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

describe('valid label configs have no error', () => {
  it.each(filesOf('valid'))('%s', (name) => {
    expect(manifest.valid[name].valid).toBe(true);
    expect(errorsIn('valid', name)).toEqual([]);
  });
});

describe('invalid label configs have an error', () => {
  it.each(filesOf('invalid'))('%s', (name) => {
    const { valid, mustNotContain = [] } = manifest.invalid[name];
    expect(valid).toBe(false);
    const errors = errorsIn('invalid', name);
    expect(errors).not.toEqual([]);
    for (const secret of mustNotContain) expect(errors.join('\n')).not.toContain(secret);
  });
});

describe('label configs on which Label Studio disagrees get an answer', () => {
  it.each(filesOf('either'))('%s', (name) => {
    expect(manifest.either[name].valid).toBe(null);
    expect(() => errorsIn('either', name)).not.toThrow();
  });
});

describe('errors name the place', () => {
  it.each([
    ['attr-choice-many.xml', 'config-value-not-allowed 3:52'],
    ['attr-video-speed-over.xml', 'config-video-speed 2:38'],
    ['bytes-binary.xml', 'config-not-utf8 1:1'],
    ['bytes-nul.xml', 'config-not-well-formed 5:23'],
    ['case-value-upper.xml', 'config-attribute-case 2:24'],
    ['dtd-billion-laughs.xml', 'config-doctype 2:1'],
    ['missing-image-without-value.xml', 'config-missing-attribute 3:1'],
    ['missing-number-toname.xml', 'config-missing-attribute 1:67'],
    ['name-duplicate-nested.xml', 'config-duplicate-name 3:15'],
    ['pair-rectangle-on-text.xml', 'config-unsupported-target 3:29'],
    ['parent-choice-in-labels.xml', 'config-wrong-parent 3:49'],
    ['real-doc-vectorlabels-3.xml', 'config-not-well-formed 6:14'],
    ['tag-dropdown.xml', 'config-unknown-tag 8:3'],
    ['toname-space-after-comma.xml', 'config-unknown-target 4:29'],
    ['xml-bare-ampersand.xml', 'config-not-well-formed 4:25'],
    ['xml-double-hyphen-comment.xml', 'config-not-well-formed 3:12'],
    ['xml-duplicate-attribute.xml', 'config-not-well-formed 2:36'],
    ['xml-mismatched.xml', 'config-not-well-formed 7:3'],
    ['xml-open-cdata.xml', 'config-not-well-formed 3:10'],
    ['xml-two-roots.xml', 'config-not-well-formed 4:1'],
  ])('%s', (name, expected) => {
    const { found } = readConfig(readFileSync(new URL(`invalid/${name}`, folder)));
    expect(found.map(({ code, at }) => `${code} ${at}`)).toContain(expected);
  });
});
