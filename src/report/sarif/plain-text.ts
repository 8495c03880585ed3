/**
 * A sentence as a SARIF message: braces doubled, since single ones hold the place of an argument (SARIF 2.1.0, 3.11.5), and nothing in it
 * reads as a link, which data of the user could otherwise make (3.11.6).
 */
export function plainText(text: string): { text: string } {
  return { text: text.replace(/[{}]/g, '$&$&').replaceAll('](', '\\](') };
}
