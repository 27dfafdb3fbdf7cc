// One's own ballot, and what was posted in the room.

const LEAST_DIGITS = 16;

/** Return a receipt as it is compared: without blanks and strokes, in capital letters. */
function receiptKey(text) {
  return text.replace(/[\s\-_—–－·.]/g, '').toUpperCase();
}

/**
 * Return what stands on the bulletin of a receipt: {kind, row, changes}; the kind is none,
 * found, sealed or withdrawn.
 */
function findReceipt(reading, text) {
  const wanted = receiptKey(text);
  const mine = (those) => those.filter((each) => receiptKey(each.receipt) === wanted);
  const changes = mine(reading.superseded).length;
  const [row] = mine(reading.rows);
  if (row) return {kind: 'found', row, changes};
  const [sealed] = mine(reading.sealed);
  if (sealed) return {kind: 'sealed', row: sealed, changes};
  return {kind: mine(reading.withdrawn).length ? 'withdrawn' : 'none', row: null, changes};
}

/**
 * Return what a fingerprint from the room is of: {kind, number, digits}. The kind is short,
 * charter, key, head or none. Whoever copies the beginning and the end alone puts dots between.
 */
function findPrint(reading, text) {
  const parts = text
    .toLowerCase()
    .split(/[….]+|\*+/)
    .map((part) => part.replace(/[^0-9a-f]/g, ''));
  const [start, end] = [parts[0], parts.slice(1).join('')];
  if (start.length + end.length < LEAST_DIGITS) return {kind: 'short'};
  const isIt = (digits) => digits.startsWith(start) && digits.endsWith(end);
  const digits = start;
  if (isIt(reading.digest)) return {kind: 'charter', digits};
  if (isIt(reading.charter.key)) return {kind: 'key', digits};
  const at = reading.heads.findIndex((head) => isIt(head.root));
  return at < 0 ? {kind: 'none', digits: start + end} : {kind: 'head', number: at + 1, digits};
}
