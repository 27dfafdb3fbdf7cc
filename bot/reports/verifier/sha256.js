// SHA-256 (FIPS 180-4).

/** Return the whole part of root * 2^bits, for a number's square or cube root's fraction. */
function rootBits(number, degree, bits) {
  const wanted = BigInt(number) << BigInt(bits * degree);
  let low = 0n;
  let high = 1n << BigInt(bits + 8);
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(degree) <= wanted) low = middle;
    else high = middle;
  }
  return BigInt.asUintN(bits, low);
}

/** Return the first prime numbers. */
function primes(count) {
  const found = [];
  for (let each = 2; found.length < count; each++) {
    if (found.every((prime) => each % prime)) found.push(each);
  }
  return found;
}

const ROUNDS_256 = Uint32Array.from(primes(64), (prime) => Number(rootBits(prime, 3, 32)));
const START_256 = Uint32Array.from(primes(8), (prime) => Number(rootBits(prime, 2, 32)));
const WORDS_256 = new Int32Array(64);

/** Return what is left of bytes after whole blocks, filled up as SHA-2 fills it. */
function padded(bytes, block, lengthBytes) {
  const rest = bytes.subarray(bytes.length - (bytes.length % block));
  const size = rest.length + 1 + lengthBytes > block ? 2 * block : block;
  const filled = new Uint8Array(size);
  filled.set(rest);
  filled[rest.length] = 0x80;
  const bits = bytes.length * 8;
  const view = new DataView(filled.buffer);
  view.setUint32(size - 4, bits >>> 0);
  view.setUint32(size - 8, Math.floor(bits / 2 ** 32));
  return filled;
}

/** Work one block of 64 bytes into the state. */
function workBlock256(state, block, at) {
  const w = WORDS_256;
  for (let i = 0; i < 16; i++, at += 4) {
    w[i] = (block[at] << 24) | (block[at + 1] << 16) | (block[at + 2] << 8) | block[at + 3];
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS_256[i] + w[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** Return the 32 bytes of SHA-256. */
function sha256(bytes) {
  const state = START_256.slice();
  const tail = padded(bytes, 64, 8);
  for (let at = 0; at + 64 <= bytes.length; at += 64) workBlock256(state, bytes, at);
  for (let at = 0; at < tail.length; at += 64) workBlock256(state, tail, at);
  const digest = new Uint8Array(32);
  const view = new DataView(digest.buffer);
  state.forEach((word, at) => view.setUint32(at * 4, word));
  return digest;
}

/** Return SHA-256 in hexadecimal digits. */
function sha256Hex(bytes) {
  return toHex(sha256(bytes));
}
