import { describe, expect, it } from 'vitest';
import { findingsOf, readConfig } from '../label-config/read-config.ts';

describe('refuses what is no XML', () => {
  it.each([
    ['<!-- only -->', '1:1', 'it contains no tags'],
    ['\n<?xml version="1.0"?><View/>', '2:1', 'very start'],
    ['<?xml encoding="UTF-8"?><View/>', '1:1', 'XML declaration'],
    ['<View><?xml version="1.0"?></View>', '1:7', 'very start'],
    ['<View><? x?></View>', '1:7', 'followed by a name'],
    ['<View><?x</View>', '1:7', 'no "?>"'],
    ['<View/>tail', '1:8', 'after the root tag: "tail"'],
    ['<View/><![CDATA[x]]>', '1:8', 'after the root tag'],
    ['<View/>&#65;', '1:8', 'after the root tag'],
    ['<View/><View/>', '1:8', '<View> is a second root'],
    ['<View>a & b</View>', '1:9', '"&amp;"'],
    ['<View>&nbsp;</View>', '1:7', '&#160;'],
    ['<View>&copy;</View>', '1:7', 'XML has no entity "&copy;"'],
    ['<View>&#0;</View>', '1:7', 'is not a character that XML allows'],
    ['<View>&#xD800;</View>', '1:7', 'is not a character that XML allows'],
    ['<View>&#1114112;</View>', '1:7', 'is not a character that XML allows'],
    ['<View>&#x;</View>', '1:7', '"&amp;"'],
    ['<View>a ]]> b</View>', '1:9', ']]&gt;'],
    ['<View>\u0007</View>', '1:7', 'U+0007'],
    ['<View>\uffff</View>', '1:7', 'U+FFFF'],
    ['<View><!-- a', '1:7', 'no "-->"'],
    ['<View><!ELEMENT a></View>', '1:7', '"<!"'],
    ['<View>< Text/></View>', '1:7', 'tag name'],
    ['<View></ View>', '1:7', 'tag name'],
    ['<View></View x="1">', '1:7', 'no ">"'],
    ['</View>', '1:1', 'has no opening tag'],
    ['<View', '1:1', 'no ">"'],
    ['<View><Text name="a"value="b"/></View>', '1:21', 'a space is missing'],
    ['<View><Text zoom/></View>', '1:13', 'has no value'],
    ['<View><Text zoom=true/></View>', '1:18', 'not in quotes'],
    ['<View><Text name="a/></View>', '1:18', 'no closing quote'],
    ['<View><Text "a"/></View>', '1:13', 'unexpected'],
    ['<View><Text name="a" name="a"/></View>', '1:22', 'twice'],
    ['<View x:a="1"/>', '1:7', 'prefix "x"'],
    ['<View xmlns:y="u"><x:a/></View>', '1:19', 'prefix "x"'],
    ['<View><a xmlns:x="u"/><x:b/></View>', '1:23', 'prefix "x"'],
  ])('%j', (source, place, words) => {
    const { config, found } = readConfig(source);
    expect(config).toBe(undefined);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code: 'config-not-well-formed', at: place });
    expect(found[0]!.message).toContain(words);
  });
});

it.each([
  ['', 'it is empty.'],
  ['\ufeff  \n', 'it is empty.'],
  ['\n Hello <b>world</b> \nBye', 'it starts with "Hello <b>world</b>", not with a tag.'],
  ['[7, "<View/>"]', 'it starts with "[7, \\"<View/>\\"]", not with a tag.'],
])('says that %j is no label config', (source, words) => {
  const { config, found } = readConfig(source);
  expect(config).toBe(undefined);
  expect(found).toMatchObject([{ code: 'config-not-xml', at: '1:1' }]);
  expect(found[0]!.message).toContain(words);
});

it('names the tag that is missing at the end', () => {
  expect(readConfig('<View><Text name="a" value="$a"/>').found[0]!.message).toContain(
    '<View> is not closed: </View> is missing.',
  );
});

describe('accepts all of XML that Label Studio accepts', () => {
  it.each([
    ['byte order mark', '\ufeff<View/>'],
    ['declaration', '<?xml version="1.0"?>\n<View/>'],
    ['declaration after a byte order mark', '\ufeff<?xml version="1.0"?><View/>'],
    ['standalone', "<?xml version='1.0' standalone='yes' ?><View/>"],
    ['line ends', '<View\r\n  style="a"\r\n>\r\n</View>\r\n'],
    ['comments outside', '<!-- a --><View/><!-- b -->'],
    ['spaces around =', '<View style = "a"  />'],
    ['> in a value', '<View style="a > b"/>'],
    ['> in text', '<View>a > b</View>'],
    ['quotes in text', `<View>it's "so"</View>`],
    ['a space in a closing tag', '<View></View >'],
    ['CDATA', '<View><Style><![CDATA[ a > b { } & ]]></Style></View>'],
    ['processing instructions', "<?style it's?><View><?a?></View><?b c?>"],
    ['namespaces', '<View xmlns="u" xmlns:x="v" x:a="1" xml:lang="en"/>'],
    ['other scripts', '<View título="1">Ünïcödé 𝒳</View>'],
  ])('%s', (_, source) => {
    expect(findingsOf(source)).toEqual([]);
  });
});

it('keeps the text of a label config without its byte order mark', () => {
  expect(readConfig('\ufeff<View/>').config!.text).toBe('<View/>');
});

it('names the place in files with CRLF and lone CR', () => {
  expect(findingsOf('<View>\r\n\r\n  <Tekst/>\r<Tekst/></View>')).toEqual([
    'config-unknown-tag 3:3',
    'config-unknown-tag 4:1',
  ]);
});

it('names the line of the tag that is closed wrongly', () => {
  const [problem] = readConfig('<View>\n <Choices>\n</View>').found;
  expect(problem!.message).toContain('</View> cannot close <Choices> of line 2, column 2');
});
