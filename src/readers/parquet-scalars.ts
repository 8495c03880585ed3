import type { SchemaElement } from 'hyparquet';

/** How the text of a value of a column in JSON is made from what the file has. */
export type PrintScalar = (raw: number | bigint | Uint8Array) => string;

/**
 * For a column of decimals or of times of day, which the library makes numbers of: how its values are written with all digits, and
 * as `10:00:00.5`. Takes the type from the column, so that values come as they are stored. Undefined for any other column.
 */
export function takeScalar(element: SchemaElement): PrintScalar | undefined {
  const { converted_type: converted, logical_type: logical, scale = 0 } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    delete element.converted_type;
    delete element.logical_type;
    return (raw) => printDecimal(raw instanceof Uint8Array ? fromBytes(raw) : BigInt(raw), scale);
  }
  const digits =
    logical?.type === 'TIME'
      ? digitsOf[logical.unit]
      : converted && digitsOf[converted.slice('TIME_'.length)];
  if (digits === undefined || (logical?.type !== 'TIME' && !converted?.startsWith('TIME_'))) return undefined;
  return (raw) => `"${printTime(BigInt(raw as number | bigint), digits)}"`;
}

/** Decimal places of the units of times. */
const digitsOf: Record<string, number | undefined> = { MILLIS: 3, MICROS: 6, NANOS: 9 };

/** An integer with a sign, the most significant byte first. */
function fromBytes(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n;
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${hex}`));
}

function printDecimal(units: bigint, scale: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - scale);
  return `${sign}${whole}${scale > 0 && fraction ? `.${fraction}` : ''}`;
}

function printTime(units: bigint, digits: number): string {
  const second = 10n ** BigInt(digits);
  const seconds = Number(units / second);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const fraction = String(units % second)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}${fraction && `.${fraction}`}`;
}
