import { describe, expect, it } from 'vitest';
import { withoutDeclaration } from '../../src/xml/declaration.ts';
import { findingsOf, readConfig } from './read-config.ts';

describe('encodings', () => {
  it.each(['UTF-8', 'utf-8', 'utf8'])('warns about the declaration of %s', (encoding) => {
    const { config, found } = readConfig(`<?xml version="1.0" encoding="${encoding}"?><View/>`);
    expect(config).toBeDefined();
    expect(found).toMatchObject([{ code: 'config-encoding-declaration', severity: 'warning', at: '1:1' }]);
  });

  it.each(['ISO-8859-1', 'windows-1252', 'UTF-16'])('refuses the declaration of %s', (encoding) => {
    expect(findingsOf(`<?xml version="1.0" encoding="${encoding}"?><View/>`)).toEqual([
      'config-not-utf8 1:1',
    ]);
  });

  it('refuses bytes that are no UTF-8 and names their place', () => {
    const bytes = Buffer.concat([
      Buffer.from('<View>\n  <!-- é'),
      Buffer.from([0xe9]),
      Buffer.from(' --></View>'),
    ]);
    expect(findingsOf(bytes)).toEqual(['config-not-utf8 2:9']);
  });

  it.each([
    ['little', Buffer.from('\ufeff<View/>', 'utf16le')],
    ['big', Buffer.from('\ufeff<View/>', 'utf16le').swap16()],
    ['unmarked', Buffer.from('<View/>', 'utf16le')],
  ])('refuses UTF-16 (%s)', (_, bytes) => {
    const [found] = readConfig(bytes).found;
    expect(found).toMatchObject({ code: 'config-not-utf8', at: '1:1' });
    expect(found!.message).toContain('UTF-16');
  });
});

describe('withoutDeclaration', () => {
  it.each([
    ['<?xml version="1.0" encoding="UTF-8"?>\r\n<View/>', '<View/>'],
    ['<?xml version="1.0"?><View/>', '<View/>'],
    ['<View/>', '<View/>'],
    ['<!-- <?xml version="1.0"?> --><View/>', '<!-- <?xml version="1.0"?> --><View/>'],
  ])('%j', (text, expected) => {
    expect(withoutDeclaration(text)).toBe(expected);
  });
});
