// Bytes, hexadecimal digits, and the one way in which a value is written down.

/** Return the UTF-8 bytes of a text. */
function utf8(text) {
  return new TextEncoder().encode(text);
}

/** Return bytes as text, or null where they are not UTF-8. */
function fromUtf8(bytes) {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const HEX = Array.from({length: 256}, (_, at) => (at < 16 ? '0' : '') + at.toString(16));

/** Return bytes as lowercase hexadecimal digits. */
function toHex(bytes) {
  let digits = '';
  for (let at = 0; at < bytes.length; at++) digits += HEX[bytes[at]];
  return digits;
}

/** Tell whether something is so many bytes in lowercase hexadecimal digits. */
function isHex(value, length) {
  return typeof value === 'string' && value.length === length * 2 && /^[0-9a-f]*$/.test(value);
}

/** Return the bytes of hexadecimal digits; throws where they are none. */
function fromHex(digits) {
  if (!isHex(digits, digits.length / 2)) throw new RangeError('not hexadecimal');
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = parseInt(digits.substr(at * 2, 2), 16);
  return bytes;
}

/** Return byte strings as one. */
function joined(parts) {
  let length = 0;
  for (const part of parts) length += part.length;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Tell whether two byte strings are the same. */
function sameBytes(one, other) {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

const DEEPEST = 32;
const ASCII = /^[\0-\x7f]*$/;
const PRINTED = /^[ !#-[\]-~]*$/;

/**
 * Return a value as canonical JSON: ASCII keys in order, no spaces, whole numbers below 2^53,
 * no character escaped that need not be, nothing too deep. Throws RangeError or URIError for
 * any other value.
 */
function canonical(value, depth) {
  const left = depth === undefined ? DEEPEST : depth;
  if (left < 0) throw new RangeError('too deep');
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('number');
    return String(value);
  }
  let written = '';
  if (Array.isArray(value)) {
    for (const each of value) written += (written && ',') + canonical(each, left - 1);
    return '[' + written + ']';
  }
  for (const key of Object.keys(value).sort()) {
    if (!ASCII.test(key)) throw new RangeError('key');
    written += (written && ',') + quoted(key) + ':' + canonical(value[key], left - 1);
  }
  return '{' + written + '}';
}

/** Return a text in quotation marks. */
function quoted(text) {
  if (PRINTED.test(text)) return '"' + text + '"';
  // Half a character has no UTF-8, which this says by throwing.
  if (/[\ud800-\udfff]/.test(text)) encodeURIComponent(text);
  return JSON.stringify(text);
}

/** Return the bytes of a value's canonical form. */
function canonicalBytes(value) {
  return utf8(canonical(value));
}
