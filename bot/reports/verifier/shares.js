// The method of equal shares: electors who support a project buy it together, exactly.
// Source: Peters, Pierczyński and Skowron, Proportional Participatory Budgeting with Additive
// Utilities (NeurIPS 2021); completion: Faliszewski et al. (IJCAI 2023).
//
// Electors who paid the same for the same are one purse. Floating point tells what is plain;
// whatever is near is compared exactly.

const NEAR = 1e-9;
const MOST_COURSES = 500;
const FEWEST_RAISES = 10;
const STEADY_RAISES = 2000;
const RAISES_A_DOUBLING = 200;
const SAFE = 2 ** 52;

/** Groups of like electors, and how strongly each supports which project. */
class Support {
  constructor(ballots, options) {
    this.levels = ballots.map(({ballot}) => supportOn(ballot, options));
    this.points = supportCounted(this.levels, ballots);
    if (!ballots.length) this.points = options.map(() => 0n);
    this.electors = ballots.reduce((sum, each) => sum + each.weight, 0n);
    const most = this.levels.reduce((top, row) => row.reduce((a, b) => Math.max(a, b), top), 1);
    const small = this.electors * BigInt(most) < BigInt(SAFE);
    // Sums of whole numbers below 2^53 are exact; of larger ones only as BigInt.
    this.weights = ballots.map(({weight}) => (small ? Number(weight) : weight));
    this.none = small ? 0 : 0n;
    this.costs = options.map((option) => option.cost);
    this.supporters = options.map((_, at) => this.rows(at));
    this.kinds = this.costs.map((_, at) => {
      const same = (other) => this.levels.every((row) => row[other] === row[at]);
      return this.costs.findIndex((_each, other) => other === at || same(other));
    });
  }

  rows(at) {
    const found = [];
    this.levels.forEach((row, group) => row[at] > 0 && found.push(group));
    return found;
  }
}

/** What electors of one history have left: the share less what each purchase took. */
class Purse {
  constructor(paid, empty) {
    this.paid = paid;
    this.empty = empty;
    this.exact = null;
  }

  /** Return what is left, exactly. */
  left(market) {
    if (this.empty) return ZERO;
    if (!this.exact) {
      const spent = this.paid.map((points, at) =>
        market.bought[at].price.times(Fraction.of(points))
      );
      this.exact = market.share.minus(total(spent));
    }
    return this.exact;
  }
}

/** Electors with what they have left, and what was bought so far. */
class Market {
  constructor(support, share, byCost, able) {
    this.support = support;
    this.share = share;
    this.byCost = byCost;
    this.slack = share.about() * NEAR;
    this.bought = [];
    this.purses = [new Purse([], false)];
    this.about = [share.about()];
    this.purseOf = new Array(support.levels.length).fill(0);
    this.open = able.filter((at) => support.supporters[at].length);
    this.bounds = new Map(this.open.map((at) => [at, 0]));
  }

  copy() {
    const other = Object.create(Market.prototype);
    const bounds = new Map(this.bounds);
    return Object.assign(other, this, {bounds, purseOf: this.purseOf.slice()});
  }

  /** Return what tells whether two markets go on alike. */
  state() {
    const {kinds} = this.support;
    const paid = this.bought.map(({project, price}) => kinds[project] + ' ' + price).sort();
    const won = this.bought.map(({project}) => project).sort((a, b) => a - b);
    const solvent = this.purseOf.map((purse) => (this.purses[purse].empty ? '0' : '1')).join('');
    return JSON.stringify([won, paid, solvent]);
  }

  /** Return what is spent. */
  spent() {
    return sumOf(this.bought.map(({project}) => this.support.costs[project]));
  }

  unit(at) {
    return this.byCost && this.support.costs[at] ? this.support.costs[at] : 1;
  }

  /** Return the supporters of a project: how many of which purse, at how many points each. */
  payers(at) {
    const {levels, weights, none} = this.support;
    const piles = new Map();
    for (const group of this.support.supporters[at]) {
      const [purse, level] = [this.purseOf[group], levels[group][at]];
      const held = piles.get(purse) || new Map();
      held.set(level, (held.get(level) || none) + weights[group]);
      piles.set(purse, held);
    }
    const found = [];
    piles.forEach((held, purse) => {
      held.forEach((electors, level) =>
        found.push({purse, level, electors, ratio: this.about[purse] / level})
      );
    });
    return found.sort((a, b) => a.ratio - b.ratio);
  }

  /** Return what payers have left together, exactly. */
  money(payers) {
    const points = this.bought.map(() => 0n);
    let holding = 0n;
    for (const {purse, electors} of payers) {
      const {paid, empty} = this.purses[purse];
      if (empty) continue;
      holding += BigInt(electors);
      paid.forEach((level, at) => {
        if (level) points[at] += BigInt(level) * BigInt(electors);
      });
    }
    const spent = this.bought.map(({price}, at) => price.times(Fraction.of(points[at])));
    return this.share.times(Fraction.of(holding)).minus(total(spent));
  }

  /** Return the price of a point, nearly; Infinity where payers surely cannot pay. */
  nearly(at, payers) {
    const cost = this.support.costs[at];
    let [money, points] = [0, 0];
    for (const {purse, level, electors} of payers) {
      money += this.about[purse] * Number(electors);
      points += level * Number(electors);
    }
    if (money < cost * (1 - NEAR)) return Infinity;
    let gone = 0;
    for (const {purse, level, electors, ratio} of payers) {
      const price = (cost - gone) / points;
      if (price <= ratio) return price;
      gone += this.about[purse] * Number(electors);
      points -= level * Number(electors);
    }
    return payers[payers.length - 1].ratio;
  }

  /** Return a number below, at or above 0 as payers have less than, just or more than a price. */
  against(payer, price, priceAbout) {
    const gap = this.about[payer.purse] - priceAbout * payer.level;
    if (Math.abs(gap) > this.slack * payer.level) return gap;
    return this.purses[payer.purse].left(this).compared(price.times(Fraction.of(payer.level)));
  }

  /** Return the exact price of a point, or null where payers cannot pay. */
  exactly(at, payers, about) {
    const cost = Fraction.of(this.support.costs[at]);
    const held = this.money(payers).compared(cost);
    if (held < 0) return null;
    if (held === 0) {
      const all = payers.map(({purse, level}) =>
        this.purses[purse].left(this).over(Fraction.of(level))
      );
      return extreme(all, 1);
    }
    // What everybody gives is concave in the price, so that tangents find its root from below.
    let poor = payers.filter(({ratio}) => ratio < about * (1 - NEAR));
    for (;;) {
      const rich = payers.filter((payer) => !poor.includes(payer));
      let points = 0n;
      for (const {level, electors} of rich) points += BigInt(level) * BigInt(electors);
      const price = cost.minus(this.money(poor)).over(Fraction.of(points));
      const further = payers.filter((payer) => this.against(payer, price, price.about()) < 0);
      if (further.length === poor.length && further.every((payer) => poor.includes(payer)))
        return price;
      poor = further;
    }
  }

  /** Return the projects that give the most for their price, all that tie; or none. */
  cheapest() {
    while (this.open.length) {
      const keys = new Map();
      let best = Infinity;
      for (const at of this.open.slice().sort((a, b) => this.bounds.get(a) - this.bounds.get(b))) {
        // Prices only rise, so that the last one is a bound.
        if (this.bounds.get(at) > best * (1 + NEAR)) break;
        const payers = this.payers(at);
        const about = this.nearly(at, payers);
        const key = about / this.unit(at);
        if (key === Infinity) this.open = this.open.filter((each) => each !== at);
        else {
          keys.set(at, {payers, about, key});
          this.bounds.set(at, key);
          best = Math.min(best, key);
        }
      }
      const found = [];
      const near = this.open.filter((at) => keys.has(at) && keys.get(at).key <= best * (1 + NEAR));
      for (const at of near) {
        const price = this.exactly(at, keys.get(at).payers, keys.get(at).about);
        if (price) found.push({at, price, key: price.over(Fraction.of(this.unit(at)))});
        else this.open = this.open.filter((each) => each !== at);
      }
      if (found.length) {
        const least = extreme(
          found.map((each) => each.key),
          -1
        );
        return found.filter((each) => each.key.compared(least) === 0);
      }
    }
    return [];
  }

  /** Let the supporters of a project pay for it. */
  buy({at, price}) {
    const {levels, supporters} = this.support;
    const priceAbout = price.about();
    const purses = [];
    const renumbered = new Map();
    const numbered = (name, make) => {
      if (!renumbered.has(name)) renumbered.set(name, purses.push(make()) - 1);
      return renumbered.get(name);
    };
    const paying = new Map(supporters[at].map((group) => [group, levels[group][at]]));
    const purseOf = this.purseOf.map((before, group) => {
      const level = paying.get(group) || 0;
      return numbered(before + ' ' + level, () =>
        this.after(this.purses[before], {purse: before, level}, price, priceAbout)
      );
    });
    this.bought = this.bought.concat([{project: at, price}]);
    this.purses = purses;
    this.purseOf = purseOf;
    this.about = purses.map((purse) => purse.left(this).about());
    this.open = this.open.filter((each) => each !== at);
  }

  after(purse, payer, price, priceAbout) {
    const emptied = payer.level > 0 && this.against(payer, price, priceAbout) <= 0;
    return new Purse(purse.paid.concat([payer.level]), purse.empty || emptied);
  }

  /** Tell whether no elector with money left supports two of some projects. */
  apart(projects) {
    return this.support.levels.every((row, group) => {
      if (this.purses[this.purseOf[group]].empty) return true;
      return projects.filter((at) => row[at] > 0).length <= 1;
    });
  }
}

/** Buy where it is plain what is next; else return a market for each way to go on. */
function buyOn(market, tied, rank) {
  if (rank) market.buy(tied.reduce((best, each) => (rank[each.at] < rank[best.at] ? each : best)));
  else if (tied.length === 1 || market.apart(tied.map(({at}) => at)))
    tied.forEach((each) => market.buy(each));
  else {
    return tied.map((each) => {
      const branch = market.copy();
      branch.buy(each);
      return branch;
    });
  }
  return [];
}

/** Buy until nothing more can be bought, in every way that ties leave open. */
function courses(market, rank) {
  const waiting = [market];
  const ended = [];
  const seen = new Set();
  while (waiting.length && seen.size < MOST_COURSES) {
    const now = waiting.pop();
    let branches = [];
    for (let tied = now.cheapest(); tied.length; tied = branches.length ? [] : now.cheapest()) {
      branches = buyOn(now, tied, rank);
    }
    for (const branch of branches.slice().reverse()) {
      const key = branch.state();
      if (!seen.has(key)) {
        seen.add(key);
        waiting.push(branch);
      }
    }
    if (!branches.length) ended.push(now);
  }
  return {markets: ended.concat(waiting), open: waiting.length > 0};
}

/** Tell whether raising shares can bring nothing more, or is to stop. */
function isComplete(ending, able, terms) {
  return ending.markets.every((market) => {
    const bought = market.bought.map(({project}) => project);
    const missed = able.filter(
      (at) => market.support.supporters[at].length && !bought.includes(at)
    );
    if (terms.completion === 'add1') return !missed.length;
    const left = BigInt(terms.budget) - market.spent();
    return missed.every((at) => BigInt(market.support.costs[at]) > left);
  });
}

/** Return how a count ends after completion. */
async function completed(support, able, rank, terms, breathe) {
  const ending = (share) =>
    Object.assign(
      {share},
      courses(new Market(support, share, terms.utility === 'cost', able), rank)
    );
  let held = ending(Fraction.of(terms.budget).over(Fraction.of(support.electors)));
  if (terms.completion === 'none') return held;
  if (!terms.completion.startsWith('add1')) throw new RangeError('completion ' + terms.completion);
  const tenth = held.share.over(Fraction.of(FEWEST_RAISES));
  let step = extreme([Fraction.of(terms.raise_by), tenth], -1);
  for (let raises = 0; !isComplete(held, able, terms); raises++) {
    if (raises >= STEADY_RAISES && raises % RAISES_A_DOUBLING === 0) step = step.plus(step);
    await breathe();
    const further = ending(held.share.plus(step));
    if (further.markets.some((market) => market.spent() > BigInt(terms.budget))) break;
    held = further;
  }
  return held;
}

/** Let supporters buy projects, the cheapest for what it gives first. */
async function countEqualShares(ballots, options, terms, breathe) {
  const support = new Support(ballots, options);
  const ids = options.map(({id}) => id);
  const counts = new Map(ids.map((id, at) => [id, Fraction.of(support.points[at])]));
  if (!support.electors || !terms.budget) return {counts, winners: [], tiedFor: []};
  const able = options
    .map((_, at) => at)
    .filter(
      (at) => options[at].cost <= terms.budget && support.points[at] >= BigInt(terms.least_votes)
    );
  const order = precedence(options, terms);
  const rank = order.length ? ids.map((id) => order.indexOf(id)) : null;
  const ending = await completed(support, able, rank, terms, breathe);
  const won = ending.markets.map((market) => market.bought.map(({project}) => ids[project]));
  // Where ties were too many to follow, whatever could win may.
  const open = ending.open ? [able.map((at) => ids[at])] : [];
  return Object.assign({counts}, inAllAndSome(won.concat(open), won, ids));
}
