// Methods that add up choices or points: majority, plurality, approval, consent, score, lot.
// Every method takes ballots as [{ballot, weight}], like ones together, the weights whole
// numbers (BigInt), and returns {counts: Map, winners, tiedFor}.

const FOR = '1';
const AGAINST = '2';
const OBJECT = '3';
const MET = 'met';

/** Return a map from each option's id to what a function makes of it. */
function byOption(options, make) {
  return new Map(options.map((option) => [option.id, make(option.id)]));
}

/** Return the weight of the ballots for which something holds. */
function weightOf(ballots, holds) {
  let sum = 0n;
  for (const each of ballots) if (holds(each.ballot)) sum += each.weight;
  return sum;
}

/** Return the weight behind each option. */
function choicesCounted(ballots, options) {
  return byOption(options, (id) => weightOf(ballots, (ballot) => ballot.choices.includes(id)));
}

/** Return every option that has the highest count; none where nobody chose. */
function leaders(counts) {
  let highest = 0n;
  for (const count of counts.values()) if (count > highest) highest = count;
  if (!highest) return [];
  return Array.from(counts.keys()).filter((id) => counts.get(id) === highest);
}

/** Return counts as fractions. */
function exactly(counts) {
  return new Map(Array.from(counts, ([id, count]) => [id, Fraction.of(count)]));
}

/** Return the result in which the highest count wins. */
function highestWins(counts, options, terms) {
  return Object.assign({counts: exactly(counts)}, settled(leaders(counts), options, terms));
}

function countMostChosen(ballots, options, terms) {
  return highestWins(choicesCounted(ballots, options), options, terms);
}

function countMajority(ballots, options) {
  const counts = choicesCounted(ballots, options);
  const winners = leaders(new Map([FOR, AGAINST].map((id) => [id, counts.get(id)])));
  return {counts: exactly(counts), winners: winners, tiedFor: winners.length > 1 ? winners : []};
}

/** A plan passes where somebody took part and no objection stands that was not met. */
function countConsent(ballots, options) {
  const counts = choicesCounted(ballots, options);
  const met = weightOf(ballots, (ballot) => ballot.choices.includes(MET));
  const passed = ballots.length > 0 && counts.get(OBJECT) === met;
  return {counts: exactly(counts), winners: passed ? ['1'] : [], tiedFor: []};
}

/** Return the points that a ballot gives an option; none are 0. */
function pointsOn(ballot, id) {
  let points = 0;
  for (const given of ballot.scores) if (given[0] === id) points = given[1];
  return points;
}

/** Return the sum of the points of each option. */
function pointsCounted(ballots, options) {
  const counts = byOption(options, () => 0n);
  for (const {ballot, weight} of ballots) {
    for (const [id, points] of ballot.scores)
      counts.set(id, counts.get(id) + weight * BigInt(points));
  }
  return counts;
}

function countScore(ballots, options, terms) {
  return highestWins(pointsCounted(ballots, options), options, terms);
}

/** Draw as many options as there are places; without a seed all are tied. */
function countLot(ballots, options, terms) {
  const ids = options.map((option) => option.id);
  if (!NOT_BLANK.test(terms.seed)) return {counts: new Map(), winners: ids, tiedFor: ids};
  const drawn = lotOrder(ids, terms.seed).slice(0, terms.seats);
  return {counts: new Map(), winners: drawn, tiedFor: []};
}
