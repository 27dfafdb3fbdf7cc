// Rankings: who is the best left on each ballot, and the instant runoff.

/** Rankings with, for every ballot, the place of each option; what is not named has none. */
class Rankings {
  constructor(ballots, options) {
    this.ids = options.map((option) => option.id);
    const columns = new Map(this.ids.map((id, at) => [id, at]));
    this.last = this.ids.length;
    this.cast = ballots.map(({ballot, weight}) => {
      const places = new Array(this.last).fill(this.last);
      ballot.ranking.forEach((tier, place) =>
        tier.forEach((id) => (places[columns.get(id)] = place))
      );
      return {places: places, weight: weight};
    });
    this.valid = 0n;
    for (const each of this.cast) {
      if (each.places.some((place) => place < this.last)) this.valid += each.weight;
    }
  }

  /** Return the columns of those that stand first among open columns on a ballot. */
  best(places, open) {
    let first = this.last;
    let found = [];
    for (let at = 0; at < open.length; at++) {
      const place = places[open[at]];
      if (place < first) {
        first = place;
        found = [open[at]];
      } else if (place === first && place < this.last) found.push(open[at]);
    }
    return found;
  }

  /** Return the columns of ids. */
  columns(ids) {
    return ids.map((id) => this.ids.indexOf(id));
  }

  /** Return what each option holds where every ballot counts for its best; equals share it. */
  leads(ids) {
    const open = this.columns(ids);
    const piles = new Map();
    let exhausted = 0n;
    for (const {places, weight} of this.cast) {
      const best = this.best(places, open);
      if (!best.length) exhausted += weight;
      for (const at of best) {
        const pile = best.length * this.last + at;
        piles.set(pile, (piles.get(pile) || 0n) + weight);
      }
    }
    const totals = new Map(this.ids.map((id) => [id, ZERO]));
    piles.forEach((weight, pile) => {
      const id = this.ids[pile % this.last];
      const share = new Fraction(weight, BigInt(Math.floor(pile / this.last)));
      totals.set(id, totals.get(id).plus(share));
    });
    return {totals: totals, exhausted: exhausted};
  }

  /** Return for each option, and each other, the weight that puts it before the other. */
  before() {
    const counts = this.ids.map(() => this.ids.map(() => 0n));
    for (const {places, weight} of this.cast) {
      for (let one = 0; one < this.last; one++) {
        for (let other = 0; other < this.last; other++) {
          if (places[one] < places[other]) counts[one][other] += weight;
        }
      }
    }
    return counts;
  }
}

/** One stage of an instant runoff. */
class RunoffStage {
  constructor(rankings, left) {
    this.left = left;
    this.totals = rankings.leads(left).totals;
    const counted = total(Array.from(this.totals.values()));
    this.empty = counted.above === 0n;
    this.needed = Fraction.of(counted.over(Fraction.of(2)).floor() + 1n);
    const enough = left.filter((id) => this.totals.get(id).compared(this.needed) >= 0);
    this.winners = left.length === 1 ? left : enough;
  }

  /** Tell whether options that tie all leave next, in whatever order. */
  allMustLeave(fewest) {
    const together = total(fewest.map((id) => this.totals.get(id)));
    const above = this.left.filter((id) => !fewest.includes(id)).map((id) => this.totals.get(id));
    return above.length > 0 && together.compared(extreme(above, -1)) < 0;
  }

  /** Return who may leave now. */
  leaving(order) {
    if (this.winners.length || this.empty) return [];
    const fewest = extremeIds(this.left, [this.totals], -1);
    if (fewest.length === 1 || this.allMustLeave(fewest)) return fewest.slice(-1);
    return order.length ? [lastIn(order, fewest)] : fewest;
  }
}

/** Let options leave, the weakest first, until one holds more than half of what still counts. */
function countRunoff(ballots, options, terms) {
  const rankings = new Rankings(ballots, options);
  const order = precedence(options, terms);
  const found = universes(
    new RunoffStage(rankings, rankings.ids),
    (stage) =>
      stage.leaving(order).map(
        (gone) =>
          new RunoffStage(
            rankings,
            stage.left.filter((id) => id !== gone)
          )
      ),
    (stage) => JSON.stringify(stage.left)
  );
  const outcome = inAllAndSome(
    found.every.map((stage) => (stage.winners.length ? stage.winners : stage.left)),
    found.every.map((stage) => stage.winners),
    rankings.valid ? rankings.ids : []
  );
  return Object.assign({counts: found.every[0].totals}, outcome);
}
