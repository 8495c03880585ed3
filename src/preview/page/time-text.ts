/** 0:07.5, 1:02:03; rounded to so many decimals, without zeros at the end. */
export function timeText(seconds: number, decimals = 1): string {
  const scale = 10 ** decimals;
  const units = Math.round(seconds * scale);
  const whole = Math.floor(units / scale);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const part = String(units % scale)
    .padStart(decimals, '0')
    .replace(/0+$/, '');
  const end = `${String(rest).padStart(2, '0')}${part === '' ? '' : `.${part}`}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${end}` : `${minutes}:${end}`;
}
