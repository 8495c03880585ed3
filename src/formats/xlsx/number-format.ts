/** What a number stands for by the format of its cell. `zeros` is the least number of digits of a code such as 00123. */
export type CellLook =
  | { kind: 'number' }
  | { kind: 'digits'; zeros: number }
  | { kind: 'time'; hasDate: boolean; hasTime: boolean }
  | { kind: 'elapsed' };

const plain: CellLook = { kind: 'number' };

/** The formats that have numbers instead of codes (ECMA-376, part 1, 18.8.30); those from 27 on are dates of East Asia. */
function builtIn(id: number): CellLook {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return { kind: 'time', hasDate: true, hasTime: false };
  if (id === 22) return { kind: 'time', hasDate: true, hasTime: true };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47)
    return { kind: 'time', hasDate: false, hasTime: true };
  return id === 46 ? { kind: 'elapsed' } : plain;
}

/** What a format makes of numbers; its code wins over what its number means. */
export function lookOfFormat(id: string, code: string | undefined): CellLook {
  if (code === undefined) return builtIn(Number(id));
  // The first section is that for positive numbers; in it, quoted and escaped characters and those of widths are not letters of the format.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '');
  const [section = ''] = bare.split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return { kind: 'elapsed' };
  const letters = section
    .replace(/\[[^[\]]*\]/g, '')
    .replace(/general/i, '')
    .replace(/e[+-]/gi, '');
  if (/^0{2,}$/.test(letters)) return { kind: 'digits', zeros: letters.length };
  const isOf12Hours = /am\/pm|a\/p/i.test(letters);
  const rest = letters.replace(/am\/pm|a\/p/gi, '');
  const hasTime = isOf12Hours || /[hs]/i.test(rest);
  const hasDate = /[ydeg]/i.test(rest) || (/m/i.test(rest) && !hasTime);
  return hasDate || hasTime ? { kind: 'time', hasDate, hasTime } : plain;
}
