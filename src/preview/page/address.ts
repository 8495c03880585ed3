import { type Filter, noFilter } from './filter.ts';

/** The filters as the end of the page's address, so that a view can be bookmarked and sent. */
export function toAddress({ text, label, finding, least, most }: Filter): string {
  const parts = new URLSearchParams();
  if (text !== '') parts.set('text', text);
  if (label !== '') parts.set('label', label);
  if (finding !== '') parts.set('finding', finding);
  if (least !== undefined) parts.set('least', String(least));
  if (most !== undefined) parts.set('most', String(most));
  return String(parts);
}

export function fromAddress(address: string): Filter {
  const parts = new URLSearchParams(address.replace(/^#/, ''));
  const numberOf = (name: string) => {
    const value = parts.get(name);
    const number = Number(value);
    return value === null || value === '' || !Number.isFinite(number) ? undefined : number;
  };
  return {
    text: parts.get('text') ?? noFilter.text,
    label: parts.get('label') ?? noFilter.label,
    finding: parts.get('finding') ?? noFilter.finding,
    least: numberOf('least'),
    most: numberOf('most'),
  };
}
