// SHA-512 (FIPS 180-4), on whole numbers of 64 bits: only signatures need it, so it may be slow.

const ROUNDS_512 = primes(80).map((prime) => rootBits(prime, 3, 64));
const START_512 = primes(8).map((prime) => rootBits(prime, 2, 64));
const MASK_64 = (1n << 64n) - 1n;

/** Return a word of 64 bits turned to the right. */
function turned(word, by) {
  return ((word >> by) | (word << (64n - by))) & MASK_64;
}

/** Return the 80 words of a block of 128 bytes. */
function words512(view, at) {
  const w = [];
  for (let i = 0; i < 16; i++, at += 8) {
    w.push((BigInt(view.getUint32(at)) << 32n) | BigInt(view.getUint32(at + 4)));
  }
  for (let i = 16; i < 80; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    const s0 = turned(x, 1n) ^ turned(x, 8n) ^ (x >> 7n);
    const s1 = turned(y, 19n) ^ turned(y, 61n) ^ (y >> 6n);
    w.push((w[i - 16] + s0 + w[i - 7] + s1) & MASK_64);
  }
  return w;
}

/** Return the state after one block. */
function workBlock512(state, w) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 80; i++) {
    const s1 = turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n);
    const t1 = h + s1 + ((e & f) ^ (~e & MASK_64 & g)) + ROUNDS_512[i] + w[i];
    const s0 = turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n);
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + t1) & MASK_64;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) & MASK_64;
  }
  return [a, b, c, d, e, f, g, h].map((word, at) => (word + state[at]) & MASK_64);
}

/** Return the 64 bytes of SHA-512. */
function sha512(bytes) {
  const filled = padded(bytes, 128, 16);
  const view = new DataView(filled.buffer);
  let state = START_512;
  for (let at = 0; at < filled.length; at += 128) state = workBlock512(state, words512(view, at));
  const digest = new Uint8Array(64);
  const out = new DataView(digest.buffer);
  state.forEach((word, at) => {
    out.setUint32(at * 8, Number(word >> 32n));
    out.setUint32(at * 8 + 4, Number(word & 0xffffffffn));
  });
  return digest;
}
