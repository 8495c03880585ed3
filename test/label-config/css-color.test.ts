import { describe, expect, it } from 'vitest';
import { isCssColor, isRegionColor } from '../../src/label-config/css-color.ts';

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

describe('isRegionColor', () => {
  it.each([
    'RED',
    'rebeccapurple',
    '#f008',
    '#ff000080',
    'rgb(1,2,3)',
    'rgb(10%,20%,30%)',
    'rgba(255, 0, 0, 0.7)',
    'rgba(0, 0, 0, .5)',
    'hsl(120, 75%, 25%)',
  ])('takes %s', (color) => expect(isRegionColor(color)).toBe(true));

  it.each([
    'transparent',
    'inherit',
    'currentColor',
    'var(--x)',
    ' red ',
    'oklch(60% 0.15 50)',
    'hsl(10 20% 30%)',
  ])('refuses %j', (color) => expect(isRegionColor(color)).toBe(false));
});
