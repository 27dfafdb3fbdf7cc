// The methods by name; each takes (ballots, options, terms, breathe).

const METHODS = new Map([
  ['majority', {count: countMajority, form: 'one'}],
  ['plurality', {count: countMostChosen, form: 'one'}],
  ['approval', {count: countMostChosen, form: 'some'}],
  ['score', {count: countScore, form: 'scores'}],
  ['star', {count: countStar, form: 'scores'}],
  ['irv', {count: countRunoff, form: 'ranking'}],
  ['schulze', {count: countSchulze, form: 'ranking'}],
  ['ranked_pairs', {count: countRankedPairs, form: 'ranking'}],
  ['stv', {count: countTransferable, form: 'ranking'}],
  ['equal_shares', {count: countEqualShares, form: 'some'}],
  ['greedy', {count: countGreedy, form: 'some'}],
  ['consent', {count: countConsent, form: 'consent'}],
  ['lot', {count: countLot, form: 'nothing'}],
]);

/** Return like ballots together, those of no weight left out. */
function gathered(cast) {
  const found = new Map();
  for (const {ballot, weight} of cast) {
    const name = canonical(ballot);
    const known = found.get(name);
    if (known) known.weight += BigInt(weight);
    else found.set(name, {ballot, weight: BigInt(weight)});
  }
  return Array.from(found.values()).filter((each) => each.weight);
}

/** Return the counts, winners and ties of ballots by a method. */
function counted(method, ballots, options, terms, breathe) {
  if (!METHODS.has(method)) throw new RangeError('method ' + method);
  return METHODS.get(method).count(ballots, options, terms, breathe || (() => null));
}
