/** Whether a host of a URL is known on one machine or in one network only: names without a dot, `.local`, and addresses of RFC 1918, 3927 and 4193. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase();
  if (/^\d+(?:\.\d+){3}$/.test(name)) return isPrivateAddress(name.split('.').map(Number));
  if (name.startsWith('[')) return /^\[(?:::1?\]|f[cd]|fe[89ab])/.test(name);
  return !name.includes('.') || /\.(?:local|localhost|internal|lan|home|intranet)$/.test(name);
}

function isPrivateAddress([a, b]: number[]): boolean {
  if (a === 172) return b! >= 16 && b! < 32;
  return a === 0 || a === 10 || a === 127 || (a === 192 && b === 168) || (a === 169 && b === 254);
}
