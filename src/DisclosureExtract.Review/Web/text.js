/** Text of documents as people may see it safely: what does not show, or turns the reading direction, becomes a visible mark. */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

export function shown(text) {
  return String(text ?? '').replace(HIDDEN, c => '⟦' + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0') + '⟧');
}

/** An amount written as decimals write it, with separators; never through a binary number. */
export function amount(value) {
  if (value === null || value === undefined || value === '') return '';
  const [, sign, whole, rest] = /^(-?)(\d+)(\.\d+)?$/.exec(String(value)) ?? [];
  return whole === undefined ? shown(value) : sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ?? '');
}

/** Exact sums and differences of amounts as decimals write them. */
export function decimals(value) {
  const [, sign, whole, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [, '', '0', ''];
  return { units: BigInt(sign + whole + rest), scale: rest.length };
}

export function plus(a, b, sign = 1n) {
  const x = decimals(a), y = decimals(b), scale = Math.max(x.scale, y.scale);
  const sum = x.units * 10n ** BigInt(scale - x.scale) + sign * y.units * 10n ** BigInt(scale - y.scale);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(scale + 1, '0');
  return (sum < 0n ? '-' : '') + digits.slice(0, digits.length - scale) + (scale ? '.' + digits.slice(-scale) : '');
}
