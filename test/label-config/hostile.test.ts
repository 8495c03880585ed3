import { describe, expect, it } from 'vitest';
import { findingsOf, readConfig } from './read-config.ts';

const million = 1_000_000;

function laughs(levels: number): string {
  const entities = ['<!ENTITY a0 "ha">'];
  for (let i = 1; i <= levels; i++) entities.push(`<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`);
  return `<!DOCTYPE View [${entities.join('')}]><View><Header value="&a${levels};"/></View>`;
}

describe('DTDs and inclusions are refused unread', () => {
  it.each([
    ['billion laughs', laughs(9), 'config-doctype 1:1'],
    [
      'quadratic growth',
      `<!DOCTYPE View [<!ENTITY a "${'a'.repeat(50_000)}">]><View>${'&a;'.repeat(50_000)}</View>`,
      'config-doctype 1:1',
    ],
    [
      'a file',
      '<!DOCTYPE View [<!ENTITY x SYSTEM "file:///etc/passwd">]><View>&x;</View>',
      'config-doctype 1:1',
    ],
    [
      'a parameter entity',
      '<!DOCTYPE View [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]><View/>',
      'config-doctype 1:1',
    ],
    ['an external DTD', '<!-- c -->\n<!DOCTYPE View SYSTEM "a.dtd"><View/>', 'config-doctype 2:1'],
    [
      'recursion',
      '<!DOCTYPE View [<!ENTITY a "&b;"><!ENTITY b "&a;">]><View>&a;</View>',
      'config-doctype 1:1',
    ],
    ['small letters', '<!doctype html><View/>', 'config-doctype 1:1'],
    [
      'XInclude',
      '<View xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></View>',
      'config-xinclude 1:7',
    ],
  ])('%s', (_, source, expected) => {
    expect(findingsOf(source)).toEqual([expected]);
  });
});

describe('sizes', () => {
  it('reads 256 levels and refuses 257', () => {
    const nested = (levels: number) => '<View>'.repeat(levels) + '</View>'.repeat(levels);
    expect(findingsOf(nested(256))).toEqual([]);
    expect(findingsOf(nested(257))).toEqual(['config-too-deep 1:1537']);
    expect(findingsOf(nested(100_000))).toEqual(['config-too-deep 1:1537']);
  });

  it('refuses more bytes than any label config has', () => {
    expect(findingsOf(new Uint8Array(16 * 1024 * 1024 + 1).fill(0x20))).toEqual(['config-too-large 1:1']);
  });

  it('refuses more tags than any label config has', () => {
    expect(findingsOf(`<View>${'<a/>'.repeat(200_000)}</View>`)).toEqual(['config-too-large 1:800003']);
  });
});

describe('takes time in proportion to the length', () => {
  const list = (count: number, item: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => item(i)).join('');
  it.each([
    ['an attribute of 10 MB', `<View style="${'a'.repeat(10 * million)}"/>`],
    ['references', `<View style="${'&amp;'.repeat(200_000)}"/>`],
    ['open brackets', '<'.repeat(million)],
    ['open comments', '<!--'.repeat(250_000)],
    ['open CDATA sections', `<View>${'<![CDATA['.repeat(100_000)}`],
    ['processing instructions', `<View>${"<?a it's?>".repeat(100_000)}</View>`],
    ['spaces in a tag', `<View${' '.repeat(million)}/>`],
    ['spaces in a declaration', `<?xml version="1.0"${' '.repeat(million)}x?><View/>`],
    ['attributes', `<View ${list(100_000, (i) => `a${i}="1" `)}/>`],
    ['unknown tags', `<View>${list(60_000, (i) => `<Labe${i}/>`)}</View>`],
    ['unknown targets', `<View>${list(20_000, (i) => `<Rating name="r${i}" toName="s${i}"/>`)}</View>`],
    ['a variable with many steps', `<View><Text name="t" value="$${'a.'.repeat(500_000)}"/></View>`],
    ['brackets in a variable', `<View><Text name="t" value="x $${'[{{'.repeat(300_000)}"/></View>`],
    // Quadratic time would take minutes for each, beyond any test's time.
  ])('%s', (_, source) => {
    expect(() => readConfig(source)).not.toThrow();
  });
});

it("keeps apart tags and attributes that are called like JavaScript's own", () => {
  const source =
    '<View __proto__="a" constructor="b"><__proto__/><constructor/><toString x="1">t</toString></View>';
  const { config, found } = readConfig(source);
  expect(found.map(({ code }) => code)).toEqual(Array(3).fill('config-unknown-tag'));
  expect(config!.tags.map(({ type }) => type)).toEqual(['View', '__proto__', 'constructor', 'toString']);
  expect(config!.root.attributes.get('__proto__')!.value).toBe('a');
  expect(({} as Record<string, unknown>).a).toBe(undefined);
});
