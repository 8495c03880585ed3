/** An XML element. What XML would change in an attribute (line breaks, the markup itself) is written as references. */
export function element(tag: string, attributes: Record<string, string | undefined>, inside = ''): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${value!.replace(/[&<>"\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`)}"`);
  return `<${tag}${list.join('')}>${inside}</${tag}>`;
}
