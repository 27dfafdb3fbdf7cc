// Merkle trees as RFC 6962, section 2.1, has them.

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Return the hash of a leaf's data. */
function leafHash(data) {
  return sha256(joined([LEAF, data]));
}

/** Return the hash of two trees side by side. */
function nodeHash(left, right) {
  return sha256(joined([NODE, left, right]));
}

/**
 * A tree that grows at its right side. What stands is kept as complete trees, the largest
 * first, so that the root of every prefix is found on the way.
 */
class Log {
  constructor() {
    this.size = 0;
    this.complete = [];
  }

  /** Add the hash of a leaf. */
  append(hash) {
    let tree = {hash: hash, leaves: 1};
    while (this.complete.length && this.complete[this.complete.length - 1].leaves === tree.leaves) {
      tree = {hash: nodeHash(this.complete.pop().hash, tree.hash), leaves: tree.leaves * 2};
    }
    this.complete.push(tree);
    this.size += 1;
  }

  /** Return the root of what was added so far; that of nothing is the hash of nothing. */
  root() {
    if (!this.size) return sha256(new Uint8Array(0));
    return this.complete
      .map((tree) => tree.hash)
      .reduceRight((right, left) => nodeHash(left, right));
  }
}

/** Return the root of leaves given by their hashes. */
function merkleRoot(hashes) {
  const log = new Log();
  for (const hash of hashes) log.append(hash);
  return log.root();
}
