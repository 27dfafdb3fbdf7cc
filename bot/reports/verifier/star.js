// STAR: points first, then a runoff between the two options with the most points.
// Source: Equal Vote Coalition, STAR Voting, with its official protocol for ties.

const FINALISTS = 2;

/** Return the name of two options in an order. */
function pairKey(one, other) {
  return JSON.stringify([one, other]);
}

/** The ballots of one count, what they add up to, and the order in which ties are broken. */
class Star {
  constructor(ballots, options, terms) {
    this.ids = options.map((option) => option.id);
    this.sums = pointsCounted(ballots, options);
    this.order = precedence(options, terms);
    const points = ballots.map((each) => new Map(each.ballot.scores));
    const given = (at, id) => points[at].get(id) || 0;
    this.praised = byOption(options, () => 0n);
    this.before = new Map();
    for (const one of this.ids) {
      for (const other of this.ids) this.before.set(pairKey(one, other), 0n);
    }
    ballots.forEach(({weight}, at) => {
      for (const one of this.ids) {
        if (given(at, one) === terms.highest) this.praised.set(one, this.praised.get(one) + weight);
        for (const other of this.ids) {
          const pair = pairKey(one, other);
          if (given(at, one) > given(at, other))
            this.before.set(pair, this.before.get(pair) + weight);
        }
      }
    });
  }

  /** Return the weight that gave one option more points than another. */
  preferring(one, other) {
    return this.before.get(pairKey(one, other));
  }

  /** Return the pairs of finalists: several where a tie stands. */
  finals() {
    let chosen = [];
    const totals = Array.from(new Set(this.sums.values())).sort((a, b) => (a < b ? 1 : -1));
    for (const sum of totals) {
      const equal = this.ids.filter((id) => this.sums.get(id) === sum);
      let open;
      [chosen, open] = this.advanced(chosen, equal);
      if (open.length)
        return someOf(open, FINALISTS - chosen.length).map((more) => chosen.concat(more));
      if (chosen.length === FINALISTS) break;
    }
    return [chosen];
  }

  /** Return the finalists after some of equal options joined, and those that are still tied. */
  advanced(chosen, equal) {
    const places = FINALISTS - chosen.length;
    if (equal.length <= places) return [chosen.concat(equal), []];
    const [kept, out] = this.narrowed(equal);
    if (out.length) {
      const [further, open] = this.advanced(chosen, kept);
      if (open.length || further.length === FINALISTS) return [further, open];
      return this.advanced(further, out);
    }
    if (!this.order.length) return [chosen, equal];
    const ranked = this.order.filter((id) => equal.includes(id));
    return [chosen.concat(ranked.slice(0, places)), []];
  }

  /** Return those of equal options that stay in, and those that the protocol takes out. */
  narrowed(equal) {
    const lost = (one) =>
      BigInt(
        equal.filter((other) => this.preferring(other, one) > this.preferring(one, other)).length
      );
    for (const penalty of [lost, (id) => -this.praised.get(id)]) {
      const worst = equal.map(penalty).reduce((a, b) => (a > b ? a : b));
      const kept = equal.filter((id) => penalty(id) < worst);
      if (kept.length) return [kept, equal.filter((id) => !kept.includes(id))];
    }
    return [equal, []];
  }

  /** Return who wins a runoff, or both where nothing tells them apart. */
  winners(final) {
    const left = this.runoffLeaders(final);
    return left.length > 1 && this.order.length ? [firstIn(this.order, left)] : left;
  }

  runoffLeaders(final) {
    if (final.length < FINALISTS) return final;
    const [one, other] = final;
    const runoff = (id) => (id === one ? this.preferring(one, other) : this.preferring(other, one));
    for (const held of [runoff, (id) => this.sums.get(id), (id) => this.praised.get(id)]) {
      if (held(one) !== held(other)) return [held(one) > held(other) ? one : other];
    }
    return final;
  }
}

/** Return every choice of one or two of equal options. */
function someOf(equal, number) {
  if (number === 1) return equal.map((id) => [id]);
  const found = [];
  equal.forEach((one, at) => equal.slice(at + 1).forEach((other) => found.push([one, other])));
  return found;
}

function countStar(ballots, options, terms) {
  const star = new Star(ballots, options, terms);
  const any = Array.from(star.sums.values()).some((sum) => sum);
  const possible = new Set();
  for (const final of any ? star.finals() : [])
    star.winners(final).forEach((id) => possible.add(id));
  const winners = star.ids.filter((id) => possible.has(id));
  return {counts: exactly(star.sums), winners: winners, tiedFor: winners.length > 1 ? winners : []};
}
