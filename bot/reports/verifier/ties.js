// Ties: what was named at the opening breaks them, or every way is followed.
// A tie that nothing breaks stays one: what wins in some ways but not in all is tied.

const MOST_STATES = 2000;
const BLANKS =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const NOT_BLANK = new RegExp('[^' + BLANKS + ']');

/** Return ids in the order of the lot that a seed draws: by SHA-256 of "seed:id". */
function lotOrder(ids, seed) {
  const digests = new Map(ids.map((id) => [id, sha256Hex(utf8(seed + ':' + id))]));
  const places = (id) => digests.get(id) + id;
  return Array.from(digests.keys()).sort((one, other) => (places(one) < places(other) ? -1 : 1));
}

/** Return the ids in the order in which ties are broken; nothing where they stand. */
function precedence(options, terms) {
  const ids = options.map((option) => option.id);
  if (terms.ties === 'order') return ids;
  if (terms.ties === 'lot' && NOT_BLANK.test(terms.seed)) return lotOrder(ids, terms.seed);
  if (terms.ties === 'lot' || terms.ties === 'stands') return [];
  throw new RangeError('tie rule ' + terms.ties);
}

/** Return whichever of some ids comes first in an order, or last. */
function firstIn(order, ids) {
  return ids.reduce((best, id) => (order.indexOf(id) < order.indexOf(best) ? id : best));
}

function lastIn(order, ids) {
  return ids.reduce((best, id) => (order.indexOf(id) > order.indexOf(best) ? id : best));
}

/** Return the one winner of several that lead, or all of them as tied. */
function settled(leading, options, terms) {
  if (leading.length <= 1) return {winners: leading, tiedFor: []};
  const order = precedence(options, terms);
  if (order.length) return {winners: [firstIn(order, leading)], tiedFor: []};
  const tied = options.map((option) => option.id).filter((id) => leading.includes(id));
  return {winners: tied, tiedFor: tied};
}

/** Return which ids hold least (sign -1) or most (1), now or at the latest stage that tells. */
function extremeIds(ids, stages, sign) {
  let left = ids;
  for (let at = stages.length - 1; at >= 0 && left.length > 1; at--) {
    const held = stages[at];
    const best = extreme(
      left.map((id) => held.get(id)),
      sign
    );
    left = left.filter((id) => held.get(id).compared(best) === 0);
  }
  return left;
}

/**
 * Follow a count in every way that its ties leave open, the first way first, each state once.
 * After MOST_STATES the rest is left where it stands.
 */
function universes(start, following, key) {
  const ends = [];
  const seen = new Set();
  const waiting = [start];
  while (waiting.length && seen.size < MOST_STATES) {
    const state = waiting.pop();
    const name = key(state);
    if (seen.has(name)) continue;
    seen.add(name);
    const further = following(state);
    for (let at = further.length - 1; at >= 0; at--) waiting.push(further[at]);
    if (!further.length) ends.push(state);
  }
  return {ends: ends, unfinished: waiting, every: ends.concat(waiting)};
}

/** Return what may win in some way, and as tied what does not win in all of them. */
function inAllAndSome(possible, sure, ids) {
  const some = ids.filter((id) => possible.some((way) => way.includes(id)));
  const tied = some.filter((id) => !sure.every((way) => way.includes(id)));
  return {winners: some, tiedFor: tied};
}
