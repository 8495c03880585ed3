import { colorOf } from './color.ts';

/** An object tag and a control tag of a label config that is to be written. */
export interface ObjectPlan {
  tag: string;
  name: string;
  key: string;
}

export interface ControlPlan {
  tag: string;
  name: string;
  to: string;
  /** Labels or choices; undefined for tags that have none. */
  labels: readonly string[] | undefined;
  /** More than one choice at a time. */
  several?: boolean;
}

/** Prints a label config with all names escaped; a heading tells objects apart where there are several. */
export function printConfigXml(objects: readonly ObjectPlan[], controls: readonly ControlPlan[]): string {
  const lines = ['<View>'];
  for (const { tag, name, key } of objects) {
    if (objects.length > 1) lines.push(`  <Header${attributes({ value: key })}/>`);
    lines.push(`  <${tag}${attributes({ name, value: `$${key}` })}/>`);
  }
  for (const { tag, name, to, labels, several } of controls) {
    const choice = tag === 'Choices' ? { choice: several ? 'multiple' : 'single' } : {};
    const head = `  <${tag}${attributes({ name, toName: to, ...choice })}`;
    if (labels === undefined) lines.push(`${head}/>`);
    else {
      const item = tag === 'Choices' || tag === 'Taxonomy' ? 'Choice' : 'Label';
      const color = (label: string) => (item === 'Label' ? { background: colorOf(label) } : {});
      const items = labels.map((label) => `    <${item}${attributes({ value: label, ...color(label) })}/>`);
      lines.push(`${head}>`, ...items, `  </${tag}>`);
    }
  }
  return `${[...lines, '</View>'].join('\n')}\n`;
}

function attributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Line breaks and tabs as references, since parsers make spaces of them otherwise. */
function escapeAttribute(value: string): string {
  return value.replace(
    /[&<>"\t\n\r]/g,
    (character) => entities[character] ?? `&#${character.charCodeAt(0)};`,
  );
}
