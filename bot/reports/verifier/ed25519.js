// Ed25519 signatures are checked, never made (RFC 8032, section 5.1).

const FIELD = 2n ** 255n - 19n;
const GROUP = 2n ** 252n + 27742317777372353535851937790883648493n;

/** Return a number's remainder from 0 up. */
function modulo(number, by) {
  const rest = number % by;
  return rest < 0n ? rest + by : rest;
}

/** Return a power in the field. */
function power(base, exponent) {
  let found = 1n;
  for (let square = modulo(base, FIELD); exponent; exponent >>= 1n) {
    if (exponent & 1n) found = (found * square) % FIELD;
    square = (square * square) % FIELD;
  }
  return found;
}

const CURVE = modulo(-121665n * power(121666n, FIELD - 2n), FIELD);
const CURVE_TWICE = (2n * CURVE) % FIELD;
const ROOT_OF_MINUS_1 = power(2n, (FIELD - 1n) / 4n);
const NEUTRAL = [0n, 1n, 1n, 0n];

/** Return the number that little-endian bytes are. */
function littleEndian(bytes) {
  let digits = '';
  for (let at = bytes.length - 1; at >= 0; at--) digits += HEX[bytes[at]];
  return BigInt('0x' + digits);
}

/** Return the point that 32 bytes are, or null (section 5.1.3). */
function point(bytes) {
  const number = littleEndian(bytes);
  const odd = number >> 255n;
  const y = number & ((1n << 255n) - 1n);
  if (y >= FIELD) return null;
  const u = modulo(y * y - 1n, FIELD);
  const v = modulo(CURVE * y * y + 1n, FIELD);
  const v3 = (v * v * v) % FIELD;
  let x = (u * v3 * power(u * v3 * v3 * v, (FIELD - 5n) / 8n)) % FIELD;
  const square = (v * x * x) % FIELD;
  if (square !== u) {
    if (square !== modulo(-u, FIELD)) return null;
    x = (x * ROOT_OF_MINUS_1) % FIELD;
  }
  if (x === 0n && odd) return null;
  if ((x & 1n) !== odd) x = FIELD - x;
  return [x, y, 1n, (x * y) % FIELD];
}

/** Return the sum of two points (section 5.1.4). */
function added(one, other) {
  const a = ((one[1] - one[0]) * (other[1] - other[0])) % FIELD;
  const b = ((one[1] + one[0]) * (other[1] + other[0])) % FIELD;
  const c = (((one[3] * CURVE_TWICE) % FIELD) * other[3]) % FIELD;
  const d = (2n * one[2] * other[2]) % FIELD;
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [(e * f) % FIELD, (g * h) % FIELD, (f * g) % FIELD, (e * h) % FIELD];
}

/** Return twice a point (section 5.1.4). */
function doubled(one) {
  const a = (one[0] * one[0]) % FIELD;
  const b = (one[1] * one[1]) % FIELD;
  const c = (2n * one[2] * one[2]) % FIELD;
  const h = a + b;
  const sum = one[0] + one[1];
  const e = h - ((sum * sum) % FIELD);
  const g = a - b;
  const f = c + g;
  return [(e * f) % FIELD, (g * h) % FIELD, (f * g) % FIELD, (e * h) % FIELD];
}

/** Return a point times 0 to 15. */
function multiples(of) {
  const found = [NEUTRAL];
  for (let at = 1; at < 16; at++) found.push(added(found[at - 1], of));
  return found;
}

const BASE = multiples(point(fromHex('58' + '66'.repeat(31))));

/** Return factor * base point + times * another, four bits at a time. */
function combined(factor, times, others) {
  let sum = NEUTRAL;
  for (let shift = 252n; shift >= 0n; shift -= 4n) {
    if (sum !== NEUTRAL) sum = doubled(doubled(doubled(doubled(sum))));
    const here = (factor >> shift) & 15n;
    const there = (times >> shift) & 15n;
    if (here) sum = added(sum, BASE[Number(here)]);
    if (there) sum = added(sum, others[Number(there)]);
  }
  return sum;
}

/** Return the 32 bytes of a point (section 5.1.2). */
function pointBytes(of) {
  const inverse = power(of[2], FIELD - 2n);
  const x = modulo(of[0] * inverse, FIELD);
  const y = modulo(of[1] * inverse, FIELD);
  const bytes = new Uint8Array(32);
  let number = y | ((x & 1n) << 255n);
  for (let at = 0; at < 32; at++, number >>= 8n) bytes[at] = Number(number & 255n);
  return bytes;
}

/**
 * Return what tells whether bytes were signed by a key; made once a key, as its multiples are
 * kept. A key or signature that is none signs nothing (section 5.1.7).
 */
function signedBy(key) {
  const keyBytes = isHex(key, 32) ? fromHex(key) : null;
  const held = keyBytes && point(keyBytes);
  if (!held) return () => false;
  const minus = multiples([modulo(-held[0], FIELD), held[1], 1n, modulo(-held[3], FIELD)]);
  return function (bytes, signature) {
    if (!isHex(signature, 64)) return false;
    const start = fromHex(signature.slice(0, 64));
    const factor = littleEndian(fromHex(signature.slice(64)));
    if (factor >= GROUP) return false;
    const times = littleEndian(sha512(joined([start, keyBytes, bytes]))) % GROUP;
    return sameBytes(pointBytes(combined(factor, times, minus)), start);
  };
}
