import { describe, expect, it } from 'vitest';
import { isCssColor } from '../../src/label-config/css-color.ts';

describe('isCssColor', () => {
  it.each([
    'red',
    'DarkOrange',
    'rebeccapurple',
    'transparent',
    'currentColor',
    '#f00',
    '#F00A',
    '#ff0000',
    '#ff000080',
    'rgb(255,0,0)',
    'rgba(255, 0, 0, 0.7)',
    'rgb(255 0 0 / 50%)',
    'hsl(120deg 75% 25%)',
    'rgb(calc(1 + 2), 0, 0)',
    'rgb(from red r g b)',
    'oklch(60% 0.15 50)',
    ' red ',
    'var(--color)',
    'ButtonFace',
  ])('takes %s', (color) => expect(isCssColor(color)).toBe(true));

  it.each([
    '',
    'rot',
    'ff0000',
    '#ff',
    '#fffff',
    '#ggg',
    'red;',
    'red blue',
    '#ff0000 !important',
    'rgb',
    'rgb()x',
    'rgb(1, 2)',
    'rgb(a, b, c)',
    'hsl(1 2 3) 4',
    'true',
    '12',
  ])('refuses %j', (color) => expect(isCssColor(color)).toBe(false));
});
