// SHA-512 (FIPS 180-4). A word of 64 bits is two numbers of 32, the high and the low half.

const ROUNDS_512 = halves(primes(80).map((prime) => rootBits(prime, 3, 64)));
const START_512 = halves(primes(8).map((prime) => rootBits(prime, 2, 64)));
const WORDS_512 = {high: new Int32Array(80), low: new Int32Array(80)};

/** Return words of 64 bits as two lists of halves. */
function halves(words) {
  return {
    high: Int32Array.from(words, (word) => Number(BigInt.asIntN(32, word >> 32n))),
    low: Int32Array.from(words, (word) => Number(BigInt.asIntN(32, word))),
  };
}

/** Spread a block of 128 bytes over the 80 words. */
function spread512(view, at) {
  const {high, low} = WORDS_512;
  for (let i = 0; i < 16; i++, at += 8) {
    high[i] = view.getInt32(at);
    low[i] = view.getInt32(at + 4);
  }
  for (let i = 16; i < 80; i++) {
    const [xh, xl, yh, yl] = [high[i - 15], low[i - 15], high[i - 2], low[i - 2]];
    const ah = ((xh >>> 1) | (xl << 31)) ^ ((xh >>> 8) | (xl << 24)) ^ (xh >>> 7);
    const al = ((xl >>> 1) | (xh << 31)) ^ ((xl >>> 8) | (xh << 24)) ^ ((xl >>> 7) | (xh << 25));
    const bh = ((yh >>> 19) | (yl << 13)) ^ ((yl >>> 29) | (yh << 3)) ^ (yh >>> 6);
    const bl = ((yl >>> 19) | (yh << 13)) ^ ((yh >>> 29) | (yl << 3)) ^ ((yl >>> 6) | (yh << 26));
    // Four numbers below 2^32 add up exactly; what is above 32 bits is carried.
    const sum = (low[i - 16] >>> 0) + (al >>> 0) + (low[i - 7] >>> 0) + (bl >>> 0);
    low[i] = sum | 0;
    high[i] = (high[i - 16] + ah + high[i - 7] + bh + Math.floor(sum / 4294967296)) | 0;
  }
}

/** Work the 80 words into the state. */
function workBlock512(state) {
  const {high, low} = WORDS_512;
  const {high: kh, low: kl} = ROUNDS_512;
  let [ah, bh, ch, dh, eh, fh, gh, hh] = state.high;
  let [al, bl, cl, dl, el, fl, gl, hl] = state.low;
  for (let i = 0; i < 80; i++) {
    const s1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23));
    const s1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23));
    const chosenH = (eh & fh) ^ (~eh & gh);
    const chosenL = (el & fl) ^ (~el & gl);
    const t1 = (hl >>> 0) + (s1l >>> 0) + (chosenL >>> 0) + (kl[i] >>> 0) + (low[i] >>> 0);
    const t1h = (hh + s1h + chosenH + kh[i] + high[i] + Math.floor(t1 / 4294967296)) | 0;
    const t1l = t1 | 0;
    const s0h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25));
    const s0l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25));
    const most = (s0l >>> 0) + (((al & bl) ^ (al & cl) ^ (bl & cl)) >>> 0);
    const t2h = (s0h + ((ah & bh) ^ (ah & ch) ^ (bh & ch)) + Math.floor(most / 4294967296)) | 0;
    const t2l = most | 0;
    hh = gh;
    hl = gl;
    gh = fh;
    gl = fl;
    fh = eh;
    fl = el;
    const e = (dl >>> 0) + (t1l >>> 0);
    eh = (dh + t1h + Math.floor(e / 4294967296)) | 0;
    el = e | 0;
    dh = ch;
    dl = cl;
    ch = bh;
    cl = bl;
    bh = ah;
    bl = al;
    const a = (t1l >>> 0) + (t2l >>> 0);
    ah = (t1h + t2h + Math.floor(a / 4294967296)) | 0;
    al = a | 0;
  }
  const found = {high: [ah, bh, ch, dh, eh, fh, gh, hh], low: [al, bl, cl, dl, el, fl, gl, hl]};
  for (let i = 0; i < 8; i++) {
    const sum = (state.low[i] >>> 0) + (found.low[i] >>> 0);
    state.low[i] = sum | 0;
    state.high[i] = (state.high[i] + found.high[i] + Math.floor(sum / 4294967296)) | 0;
  }
}

/** Return the 64 bytes of SHA-512. */
function sha512(bytes) {
  const tail = padded(bytes, 128, 16);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 128));
  const state = {high: START_512.high.slice(), low: START_512.low.slice()};
  for (const part of [whole, tail]) {
    const view = new DataView(part.buffer, part.byteOffset);
    for (let at = 0; at < part.length; at += 128) {
      spread512(view, at);
      workBlock512(state);
    }
  }
  const digest = new Uint8Array(64);
  const out = new DataView(digest.buffer);
  for (let i = 0; i < 8; i++) {
    out.setInt32(i * 8, state.high[i]);
    out.setInt32(i * 8 + 4, state.low[i]);
  }
  return digest;
}
