// The single transferable vote: weighted inclusive Gregory, exactly.
// Source: Scottish Local Government Elections Order 2011, schedule 1, rules 45 to 53, with
// values kept exactly unless the terms name a number of decimal places.

/** Every paper: its ballot's places, its weight, who holds it (a column), what one is worth. */
class Papers {
  constructor(rankings, held) {
    this.rankings = rankings;
    this.held = held;
  }

  /** Return the papers as first dealt. */
  static first(rankings) {
    const open = rankings.columns(rankings.ids);
    const held = [];
    for (const {places, weight} of rankings.cast)
      deal(rankings, {places, weight, value: ONE}, open, held);
    return new Papers(rankings, held);
  }

  /** Return the papers after one holder's went on among some options, at a new value. */
  moved(source, among, worth) {
    const from = this.rankings.ids.indexOf(source);
    const open = this.rankings.columns(among);
    const held = [];
    const known = new Map();
    for (const paper of this.held) {
      if (paper.holder !== from) {
        held.push(paper);
        continue;
      }
      const name = paper.value.toString();
      if (!known.has(name)) known.set(name, worth(paper.value));
      const {places, weight} = paper;
      deal(this.rankings, {places, weight, value: known.get(name)}, open, held);
    }
    return new Papers(this.rankings, held);
  }

  /** Return what the papers of each option are worth together. */
  totals() {
    const piles = new Map();
    for (const {holder, value, weight} of this.held) {
      const name = holder + ' ' + value;
      const pile = piles.get(name) || {holder, value, weight: 0n};
      pile.weight += weight;
      piles.set(name, pile);
    }
    const sums = new Map(this.rankings.ids.map((id) => [id, ZERO]));
    piles.forEach(({holder, value, weight}) => {
      const id = this.rankings.ids[holder];
      sums.set(id, sums.get(id).plus(value.times(Fraction.of(weight))));
    });
    return sums;
  }
}

/** Put a paper with the best left on it, shared equally where several are. */
function deal(rankings, {places, weight, value}, open, held) {
  const best = rankings.best(places, open);
  if (!best.length) return;
  const share = best.length === 1 ? value : value.over(Fraction.of(best.length));
  for (const holder of best) held.push({places, weight, value: share, holder});
}

/** What does not change while a transferable vote is counted. */
class Transferable {
  constructor(ballots, options, terms) {
    this.rankings = new Rankings(ballots, options);
    this.seats = terms.seats;
    this.places = terms.places;
    this.order = precedence(options, terms);
    this.quota = Fraction.of(this.rankings.valid / BigInt(terms.seats + 1) + 1n);
  }

  start() {
    const papers = Papers.first(this.rankings);
    const stage = {
      papers,
      left: this.rankings.ids,
      totals: [papers.totals()],
      elected: [],
      surpluses: [],
      ties: [],
    };
    if (this.rankings.valid) return this.filled(stage);
    return Object.assign(stage, {left: [], over: true});
  }

  /** Return the stage with whoever is elected by its totals. */
  filled(stage) {
    const totals = stage.totals[stage.totals.length - 1];
    const ranked = stage.left
      .map((id, at) => ({id, at}))
      .sort((a, b) => totals.get(b.id).compared(totals.get(a.id)) || a.at - b.at)
      .map((each) => each.id);
    const fresh = ranked.filter((id) => totals.get(id).compared(this.quota) >= 0);
    const rest = ranked.filter((id) => !fresh.includes(id));
    const vacancies = this.seats - stage.elected.length - fresh.length;
    const last = rest.length <= vacancies ? rest : [];
    const surpluses = fresh.filter((id) => totals.get(id).compared(this.quota) > 0);
    return Object.assign({}, stage, {
      left: last.length ? [] : stage.left.filter((id) => rest.includes(id)),
      elected: stage.elected.concat(fresh, last),
      surpluses: stage.surpluses.concat(surpluses),
      over: vacancies === 0 || last.length > 0 || rest.length === 0,
    });
  }

  /** Return the next stages: one, or one for each way in which a tie may be broken. */
  following(stage) {
    if (stage.over) return [];
    if (stage.surpluses.length) {
      const largest = extremeIds(stage.surpluses, stage.totals, 1);
      return this.taken(largest, true).map((id) =>
        this.afterSurplus(this.noted(stage, id, largest), id)
      );
    }
    const fewest = extremeIds(stage.left, stage.totals, -1);
    if (this.allLeaveEmpty(stage, fewest))
      return [this.afterLeaving(stage, fewest[fewest.length - 1])];
    return this.taken(fewest, false).map((id) =>
      this.afterLeaving(this.noted(stage, id, fewest), id)
    );
  }

  taken(equal, first) {
    if (equal.length === 1 || !this.order.length) return equal;
    return [first ? firstIn(this.order, equal) : lastIn(this.order, equal)];
  }

  noted(stage, taken, equal) {
    if (equal.length === 1) return stage;
    return Object.assign({}, stage, {ties: stage.ties.concat([[stage.totals.length, taken]])});
  }

  /** Tell whether options that tie hold nothing and all leave, in whatever order. */
  allLeaveEmpty(stage, fewest) {
    if (stage.totals[stage.totals.length - 1].get(fewest[0]).above) return false;
    return stage.left.length - fewest.length >= this.seats - stage.elected.length;
  }

  afterSurplus(stage, source) {
    const held = stage.totals[stage.totals.length - 1].get(source);
    const share = held.minus(this.quota).over(held);
    const papers = stage.papers.moved(source, stage.left, (value) => this.kept(value.times(share)));
    const surpluses = stage.surpluses.filter((id) => id !== source);
    return this.filled(
      this.counted(Object.assign({}, stage, {papers, surpluses}), source, this.quota)
    );
  }

  afterLeaving(stage, source) {
    const left = stage.left.filter((id) => id !== source);
    const papers = stage.papers.moved(source, left, (value) => value);
    return this.filled(this.counted(Object.assign({}, stage, {papers, left}), source, ZERO));
  }

  kept(value) {
    if (this.places === null) return value;
    const scale = Fraction.of(10n ** BigInt(this.places));
    return Fraction.of(value.times(scale).floor()).over(scale);
  }

  /** Return the stage with what each option holds after papers moved. */
  counted(stage, source, keeps) {
    const before = stage.totals[stage.totals.length - 1];
    const held = stage.papers.totals();
    const waiting = stage.left.concat(stage.surpluses);
    const after = new Map(
      this.rankings.ids.map((id) => [id, (waiting.includes(id) ? held : before).get(id)])
    );
    after.set(source, keeps);
    return Object.assign({}, stage, {totals: stage.totals.concat([after])});
  }
}

/** Elect whoever reaches the quota, moving surpluses and the papers of who leaves. */
function countTransferable(ballots, options, terms) {
  const rules = new Transferable(ballots, options, terms);
  const found = universes(
    rules.start(),
    (stage) => rules.following(stage),
    (stage) => JSON.stringify([stage.ties, stage.totals.length])
  );
  const outcome = inAllAndSome(
    found.every.map((stage) => (stage.over ? stage.elected : stage.elected.concat(stage.left))),
    found.every.map((stage) => stage.elected),
    rules.rankings.ids
  );
  const shown = found.every[0];
  return Object.assign({counts: shown.totals[shown.totals.length - 1]}, outcome);
}
