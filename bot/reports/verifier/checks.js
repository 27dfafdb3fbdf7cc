// The twelve checks of a bulletin. Each returns [key, values] of a sentence, or throws Broken.

/** Something does not hold; it says what. */
class Broken extends Error {
  constructor(key, values) {
    super(key);
    this.detail = [key, values || {}];
  }
}

function must(holds, key, values) {
  if (!holds) throw new Broken(key, values);
}

/** Tell whether one text comes before another, by code points as UTF-8 has them. */
function isBefore(one, other) {
  if (!/[\ud800-\udfff]/.test(one + other)) return one < other;
  return toHex(utf8(one)) < toHex(utf8(other));
}

function isRising(values) {
  return values.every((each, at) => at === 0 || isBefore(values[at - 1], each));
}

/** Return digits in groups of four, as people compare them. */
function grouped(digits) {
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Return the hash of an entry of the log, in hexadecimal digits. */
function entryHash(poll, {receipt, version, commitment}) {
  const about = {poll, receipt, version};
  const data = commitment === undefined ? {withdrawn: true} : {commitment};
  return toHex(leafHash(canonicalBytes(Object.assign(about, data))));
}

/** Return how often each value is there. */
function times(values) {
  const found = new Map();
  for (const each of values) found.set(each, (found.get(each) || 0) + 1);
  return found;
}

/** What the checks look at: the bulletin, and what was seen in the room. */
class Looking {
  constructor(reading, seen, breathe) {
    this.reading = reading;
    this.seen = seen;
    this.breathe = breathe;
    this.again = null;
  }

  /** Return the entries of the log that the bulletin shows. */
  get entries() {
    const {counting, superseded, withdrawn} = this.reading;
    return counting.concat(superseded, withdrawn);
  }

  /** Return the result, counted anew, once. */
  recount() {
    if (!this.again) this.again = this.recounted();
    return this.again;
  }

  async recounted() {
    const {charter, result} = this.reading;
    const seed = anyText(result.seed, 'result.seed');
    const frozen = charter.terms.seed;
    must(frozen === '' || frozen === seed, 'verify-tally-seed', {frozen, seed});
    const {cast} = this.reading;
    for (const {ballot} of cast.heads.concat(cast.areas)) {
      must(isValid(ballot, charter), 'verify-tally-ballot', {ballot: canonical(ballot)});
    }
    must(
      sumOf(cast.heads.map((each) => each.weight)) <= BigInt(charter.electors),
      'verify-tally-heads'
    );
    must(sumOf(cast.areas.map((each) => each.weight)) <= BigInt(charter.area), 'verify-tally-area');
    must(this.objectionsHold(), 'verify-tally-objections');
    return resultOf(charter, cast, this.reading.objections, seed, this.breathe);
  }

  /** Tell whether every objection on a ballot is told once, with its weight. */
  objectionsHold() {
    const {charter, cast, objections} = this.reading;
    const raised = new Map();
    for (const {ballot, weight} of charter.method === 'consent' ? cast.heads : []) {
      if (!ballot.choices.includes(OBJECT)) continue;
      raised.set(ballot.reason, (raised.get(ballot.reason) || 0n) + BigInt(weight));
    }
    const known = new Map(objections.map((each) => [each.reason, BigInt(each.heads)]));
    const same = Array.from(raised).every(([reason, heads]) => known.get(reason) === heads);
    return known.size === objections.length && known.size === raised.size && same;
  }

  /** Require that parts of the result are told as they come out again. */
  async requireSame(parts) {
    const [again, told] = [await this.recount(), this.reading.result];
    for (const part of parts) {
      const [said, found] = [canonical(told[part]), canonical(again[part])];
      must(said === found, 'verify-result-differs', {part, said, again: found});
    }
  }
}

const CHECKS = {};

CHECKS.charter = function ({reading, seen}) {
  const {charter, digest} = reading;
  const {community, key} = reading.document;
  must(canonical(community) === canonical(charter.community), 'verify-charter-community');
  must(hash(key, 'key') === charter.key, 'verify-charter-key');
  must(reading.publishedAt >= charter.closes_at, 'verify-charter-early');
  must(digest.startsWith(seen.charter), 'verify-charter-other', {seen: seen.charter});
  must(charter.key.startsWith(seen.key), 'verify-charter-key-other', {seen: seen.key});
  const name = seen.charter || seen.key ? 'verify-charter-same' : 'verify-charter-holds';
  return [name, {digest: grouped(digest), key: grouped(charter.key)}];
};

CHECKS.roll = function ({reading}) {
  const {charter, marks} = reading;
  const digests = marks.map((mark) => mark.digest);
  must(isRising(digests), 'verify-roll-order');
  must(toHex(merkleRoot(digests.map(fromHex))) === charter.roll, 'verify-roll-differs');
  const heads = sumOf(marks.map((mark) => mark.heads));
  must(heads === BigInt(charter.electors), 'verify-roll-heads', {
    heads: String(heads),
    electors: charter.electors,
  });
  return ['verify-roll-holds', {electors: charter.electors}];
};

CHECKS.leaves = function (looking) {
  const {charter, leaves} = looking.reading;
  const shown = times(looking.entries.map((entry) => entryHash(charter.poll, entry)));
  const logged = times(leaves);
  let [twice, unlogged, unshown] = [0, 0, 0];
  shown.forEach((often, entry) => {
    twice += Math.max(often, logged.get(entry) || 0) - 1;
    if (!logged.has(entry)) unlogged += 1;
  });
  logged.forEach((often, entry) => {
    if (shown.has(entry)) return;
    unshown += 1;
    twice += often - 1;
  });
  must(!twice, 'verify-leaves-twice', {count: twice});
  must(!unlogged, 'verify-leaves-unlogged', {count: unlogged});
  must(!unshown, 'verify-leaves-unshown', {count: unshown});
  return ['verify-leaves-hold', {count: logged.size}];
};

CHECKS.root = function ({reading}) {
  const last = reading.heads[reading.heads.length - 1];
  const {leaves} = reading;
  must(last.size === leaves.length, 'verify-root-size', {size: last.size, leaves: leaves.length});
  must(toHex(merkleRoot(leaves.map(fromHex))) === last.root, 'verify-root-differs');
  return ['verify-root-holds', {root: grouped(last.root)}];
};

/** Require that heads follow each other, from the opening past the closing. */
function requireTimes({charter, heads, publishedAt}) {
  const moments = [charter.opens_at].concat(
    heads.map((head) => head.at),
    [publishedAt]
  );
  moments.slice(1).forEach((later, at) => {
    must(moments[at] <= later, 'verify-heads-time', {number: at + 1});
  });
  const last = heads[heads.length - 1].at;
  must(last >= charter.closes_at, 'verify-heads-early', {at: last, closes: charter.closes_at});
}

CHECKS.heads = async function ({reading, seen, breathe}) {
  const {heads, leaves} = reading;
  requireTimes(reading);
  const log = new Log();
  for (let at = 0; at < heads.length; at++) {
    const [start, {size, root}, number] = [log.size, heads[at], at + 1];
    must(start <= size && size <= leaves.length, 'verify-heads-size', {number});
    const batch = leaves.slice(start, size);
    for (const leaf of batch) {
      log.append(fromHex(leaf));
      if (log.size % 256 === 0) await breathe();
    }
    must(toHex(log.root()) === root, 'verify-heads-root', {number});
    must(isRising(batch), 'verify-heads-batch', {number});
  }
  const isKnown = heads.some(({root}) => root.startsWith(seen.head));
  must(isKnown, 'verify-heads-unseen', {seen: grouped(seen.head)});
  return ['verify-heads-hold', {count: heads.length}];
};

CHECKS.signatures = async function ({reading, breathe}) {
  const {charter, digest, heads} = reading;
  const signed = signedBy(charter.key);
  for (let at = 0; at < heads.length; at++) {
    const {size, root, signature} = heads[at];
    const said = {at: heads[at].at, charter: digest, kind: 'head', poll: charter.poll, root, size};
    must(signed(canonicalBytes(said), signature), 'verify-signatures-wrong', {number: at + 1});
    await breathe();
  }
  return ['verify-signatures-hold', {count: heads.length}];
};

CHECKS.versions = function (looking) {
  const {counting} = looking.reading;
  must(isRising(counting.map((each) => each.receipt)), 'verify-versions-order');
  const {superseded, withdrawn} = looking.reading;
  const known = new Map();
  for (const {receipt, version} of looking.entries) {
    if (!known.has(receipt)) known.set(receipt, []);
    known.get(receipt).push(version);
  }
  const last = new Map();
  for (const {receipt, version} of withdrawn.concat(counting)) last.set(receipt, version);
  known.forEach((numbers, receipt) => {
    const every = numbers.sort((a, b) => a - b).every((each, at) => each === at + 1);
    must(every, 'verify-versions-gap', {receipt});
    must(last.get(receipt) === numbers.length, 'verify-versions-older', {receipt});
  });
  const found = {
    count: counting.length,
    superseded: superseded.length,
    withdrawn: withdrawn.length,
  };
  return ['verify-versions-hold', found];
};

/** Return how often each weight stands there, with its door where it is named. */
function weightsWritten(those, isNamed) {
  return canonical(those.map(({label, heads}) => canonical([isNamed ? label : '', heads])).sort());
}

CHECKS.marks = function ({reading}) {
  const {cast, counting, marks, rows} = reading;
  const present = marks.filter((mark) => mark.took_part);
  must(counting.length === present.length, 'verify-marks-number', {
    ballots: counting.length,
    marks: present.length,
  });
  const weight = sumOf(cast.heads.map((each) => each.weight));
  const heads = sumOf(present.map((mark) => mark.heads));
  must(weight === heads, 'verify-marks-heads', {ballots: String(weight), marks: String(heads)});
  if (!reading.isSums) {
    const same = weightsWritten(rows, reading.isNamed) === weightsWritten(present, reading.isNamed);
    must(same, reading.isNamed ? 'verify-marks-names' : 'verify-marks-weights');
  }
  return ['verify-marks-hold', {count: present.length, electors: marks.length}];
};

CHECKS.tally = async function (looking) {
  await looking.requireSame(['winners', 'tied', 'tied_for', 'counts', 'areas', 'took_part']);
  const {took_part: count} = await looking.recount();
  return [looking.reading.isSums ? 'verify-tally-sums' : 'verify-tally-holds', {count}];
};

CHECKS.decision = async function (looking) {
  await looking.requireSame(['tests', 'decision']);
  const {decision} = await looking.recount();
  return ['verify-decision-holds', {state: decision}];
};

CHECKS.witnesses = function ({reading}) {
  const {heads, publishedAt, witnesses} = reading;
  const signed = new Map();
  for (const {size, root, at} of heads.slice().reverse()) signed.set(size + ' ' + root, at);
  for (const {size, root, name, at} of witnesses) {
    const since = signed.get(size + ' ' + root);
    must(since !== undefined, 'verify-witnesses-other', {name});
    must(since <= at && at <= publishedAt, 'verify-witnesses-time', {name});
  }
  if (!witnesses.length) return ['verify-witnesses-none', {}];
  const seen = Array.from(new Set(witnesses.map((each) => each.name)));
  return ['verify-witnesses-hold', {count: witnesses.length, names: seen.join('、')}];
};

/** Return what a check found: {name, holds, detail}; what cannot be read does not hold. */
async function checked(name, look) {
  try {
    return {name, holds: true, detail: await look()};
  } catch (error) {
    if (error instanceof Broken) return {name, holds: false, detail: error.detail};
    if (error instanceof Malformed)
      return {name, holds: false, detail: ['verify-malformed', {where: error.where}]};
    throw error;
  }
}
