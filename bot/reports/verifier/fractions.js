// Exact fractions of whole numbers of any size.

/** Return the greatest common divisor of two numbers that are not negative. */
function divisor(one, other) {
  while (other) [one, other] = [other, one % other];
  return one;
}

class Fraction {
  constructor(above, below) {
    const sign = below < 0n ? -1n : 1n;
    const common = divisor(above < 0n ? -above : above, below * sign) * sign;
    this.above = above / common;
    this.below = below / common;
  }

  /** Return a whole number, or what is written such as 7 or 2/3, as a fraction. */
  static of(value) {
    if (value instanceof Fraction) return value;
    const [above, below] = String(value).split('/');
    return new Fraction(BigInt(above), BigInt(below === undefined ? 1 : below));
  }

  plus(other) {
    return new Fraction(
      this.above * other.below + other.above * this.below,
      this.below * other.below
    );
  }

  minus(other) {
    return new Fraction(
      this.above * other.below - other.above * this.below,
      this.below * other.below
    );
  }

  times(other) {
    return new Fraction(this.above * other.above, this.below * other.below);
  }

  over(other) {
    return new Fraction(this.above * other.below, this.below * other.above);
  }

  /** Return a number below, at or above 0 as this is less than, equal to or more than another. */
  compared(other) {
    const gap = this.above * other.below - other.above * this.below;
    return gap < 0n ? -1 : gap > 0n ? 1 : 0;
  }

  /** Return the whole part of a fraction that is not negative. */
  floor() {
    return this.above / this.below;
  }

  /** Return the nearest floating-point number, about. */
  about() {
    const whole = this.above / this.below;
    const rest = ((this.above % this.below) << 64n) / this.below;
    return Number(whole) + Number(rest) / 2 ** 64;
  }

  /** Return n or n/d, as bulletins write counts. */
  toString() {
    return this.below === 1n ? String(this.above) : this.above + '/' + this.below;
  }
}

/** Return the sum of whole numbers of any size. */
function sumOf(numbers) {
  let sum = 0n;
  for (const each of numbers) sum += BigInt(each);
  return sum;
}

const ZERO = new Fraction(0n, 1n);
const ONE = new Fraction(1n, 1n);

/** Return the sum of fractions. */
function total(fractions) {
  return fractions.reduce((sum, each) => sum.plus(each), ZERO);
}

/** Return the largest of fractions, or the smallest. */
function extreme(fractions, sign) {
  return fractions.reduce((best, each) => (each.compared(best) * sign > 0 ? each : best));
}
