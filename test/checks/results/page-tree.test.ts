import { expect, test } from 'vitest';
import { longestText } from '../../../src/checks/results/longest-text.ts';
import { followPath, readPageTree } from '../../../src/checks/results/page-tree.ts';

const textAt = (page: string, way: string) => {
  const tree = readPageTree(page);
  return tree ? (followPath(tree, way) ?? 'not sure') : 'not read';
};

// As parse5 8.0.0 reads them.
test.each([
  ['<p>a</p>b', '/text()[1]', 'b'],
  ['<p>a<br>b<img src="x">c</p>', '/p[1]/text()[3]', 'c'],
  ['<pre>\n\na</pre>', '/pre[1]/text()[1]', '\na'],
  ['<p>a\r\nb</p>', '/p[1]/text()[1]', 'a\nb'],
  ['<p>&lt;&#65;&nbsp;&amp;amp;</p>', '/p[1]/text()[1]', '<A\u00a0&amp;'],
  [
    '<table> <caption>c</caption> <tr><td>a</td></tr> <tr><td>b</td></tr> </table>',
    '/table[1]/tbody[1]/tr[2]/td[1]/text()[1]',
    'b',
  ],
  [
    '<table><tr><td>a</td></tr><tbody><tr><td>b</td></tr></tbody></table>',
    '/table[1]/tbody[2]/tr[1]/td[1]/text()[1]',
    'b',
  ],
  ['<ul> <li>a<ul><li>b</li></ul></li></ul>', '/ul[1]/li[1]/ul[1]/li[1]/text()[1]', 'b'],
])('%j: %s is %j', (page, way, text) => {
  expect(textAt(page, way)).toMatchObject({ text: { text } });
});

test.each([
  '<p>a<div>b</div></p>',
  '<a>a<a>b</a></a>',
  '<h1>a<h2>b</h2></h1>',
  '<p>a',
  '<b>a<i>b</b></i>',
  '<table>a</table>',
  '<table><td>a</td></table>',
  '<td>a</td>',
  '<li>a</li>',
  '<p>a<!-- b --></p>',
  '<p title="a>b">c</p>',
  '<script>a</script>',
  '<p>a\0</p>',
  'a < b',
])('%j is not read', (page) => {
  expect(readPageTree(page)).toBeUndefined();
});

test('a page that is as deep as it is long takes no long time', () => {
  const deep = `${'<span>'.repeat(100_000)}${'<a>x</a><div></div>'.repeat(100_000)}${'</span>'.repeat(100_000)}`;
  expect(longestText(deep)).toBe(1);
  expect(readPageTree(deep)?.texts).toHaveLength(100_000);
});
