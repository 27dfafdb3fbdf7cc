// A count held against its bylaw: quorum and majority, by heads and, for owners, by area too.

/** Return the least whole number that reaches a share of a whole. */
function leastOf(threshold, whole) {
  const exact = Fraction.of(threshold.share).times(Fraction.of(whole));
  const floor = exact.floor();
  return threshold.strict || exact.below !== 1n ? floor + 1n : floor;
}

/** Tell whether a part reaches a share of a whole; no share of nothing is reached. */
function reaches(threshold, part, whole) {
  if (whole <= 0n) return false;
  const sign = new Fraction(part, whole).compared(Fraction.of(threshold.share));
  return threshold.strict ? sign > 0 : sign >= 0;
}

/** Tell whether a ballot names an option in whatever form. */
function names(ballot, id) {
  if (ballot.choices.includes(id)) return true;
  if (ballot.scores.some(([each, score]) => each === id && score > 0)) return true;
  return ballot.ranking.some((tier) => tier.includes(id));
}

/** The same ballots counted by one measure; ``whole`` is what the roll weighs. */
class Weighing {
  constructor(charter, measure, ballots, tally) {
    this.charter = charter;
    this.bylaw = charter.bylaw;
    this.measure = measure;
    this.ballots = ballots;
    this.tally = tally;
    this.form = METHODS.get(charter.method).form;
    this.isMotion = charter.method === 'majority';
    this.isShared = this.bylaw.majority_of !== 'for_and_against';
    this.whole = BigInt(measure === 'area' ? charter.area : charter.electors);
    this.participating = weightOf(ballots, () => true);
  }

  backing(id) {
    return weightOf(this.ballots, (ballot) => names(ballot, id));
  }

  get leastParticipating() {
    const byBase = this.bylaw.quorum_by_base.filter(([base]) => base === this.charter.base);
    const quorum = byBase.length ? byBase[byBase.length - 1][1] : this.bylaw.quorum;
    const least = quorum === null ? 1n : leastOf(quorum, this.whole);
    const heads = BigInt(this.bylaw.least_electors);
    return this.measure === 'heads' && heads > least ? heads : least;
  }

  get quorumMet() {
    return this.form === 'nothing' || this.participating >= this.leastParticipating;
  }

  get majorityWhole() {
    if (this.bylaw.majority_of === 'electorate') return this.whole;
    if (this.bylaw.majority_of === 'participating') return this.participating;
    return this.backing(FOR) + this.backing(AGAINST);
  }

  get majorityPart() {
    if (this.isMotion) return this.backing(FOR);
    const backed = this.tally.winners.map((id) => this.backing(id));
    return backed.length ? backed.reduce((a, b) => (a < b ? a : b)) : 0n;
  }

  get majorityMet() {
    if (this.tally.tiedFor.length || !this.tally.winners.length) return false;
    if (!this.isMotion && !this.isShared) return true;
    return reaches(this.bylaw.majority, this.majorityPart, this.majorityWhole);
  }

  quorumTest() {
    return {
      name: 'quorum',
      base: this.measure,
      needed: Number(this.leastParticipating),
      reached: Number(this.participating),
      holds: this.quorumMet,
    };
  }

  majorityTest() {
    const shared = this.isMotion || this.isShared;
    return {
      name: 'majority',
      base: this.measure,
      needed: shared ? Number(leastOf(this.bylaw.majority, this.majorityWhole)) : 0,
      reached: Number(this.majorityPart),
      holds: this.majorityMet,
    };
  }
}

/** Return how a poll ends; it is tied where no measure tells the options apart. */
function ending(measures) {
  if (!measures.every((each) => each.quorumMet)) return 'closed_without_quorum';
  if (measures.every((each) => each.tally.tiedFor.length)) return 'closed_tied';
  const same = new Set(measures.map((each) => JSON.stringify(each.tally.winners))).size === 1;
  return same && measures.every((each) => each.majorityMet) ? 'closed_adopted' : 'closed_rejected';
}

/** Return ballots as they count when some objections were met. */
function withAnswers(cast, objections) {
  const met = objections.filter((each) => each.state === 'met').map((each) => each.reason);
  return cast.map(({ballot, weight}) => {
    const isMet = ballot.choices.includes(OBJECT) && met.includes(ballot.reason);
    return {ballot: isMet ? Object.assign({}, ballot, {choices: [OBJECT, MET]}) : ballot, weight};
  });
}

/** Return counts as bulletins write them. */
function countsWritten(counts) {
  const written = {};
  counts.forEach((count, id) => (written[id] = count.toString()));
  return written;
}

/**
 * Return the result of a poll as bulletins have it, counted anew. ``cast`` holds ballots with
 * their ``heads`` and their ``areas``; ``seed`` is what a lot was drawn from.
 */
async function resultOf(charter, cast, objections, seed, breathe) {
  const terms = Object.assign({}, charter.terms, {seed});
  const measures = [];
  for (const measure of charter.base === 'owners' ? ['heads', 'area'] : ['heads']) {
    const ballots = gathered(withAnswers(measure === 'area' ? cast.areas : cast.heads, objections));
    const tally = await counted(charter.method, ballots, charter.options, terms, breathe);
    measures.push(new Weighing(charter, measure, ballots, tally));
  }
  const [heads, area] = measures;
  const quorums = heads.form === 'nothing' ? [] : measures.map((each) => each.quorumTest());
  const decided = heads.form !== 'nothing' && heads.form !== 'consent';
  return {
    winners: heads.tally.winners,
    tied: heads.tally.tiedFor.length > 0,
    tied_for: heads.tally.tiedFor,
    counts: countsWritten(heads.tally.counts),
    areas: area ? countsWritten(area.tally.counts) : null,
    took_part: Number(heads.participating),
    seed,
    decision: ending(measures),
    tests: quorums.concat(decided ? measures.map((each) => each.majorityTest()) : []),
  };
}
