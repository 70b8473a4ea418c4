import { type Decimal, decimal } from '../../src/numeric/decimal.ts';

/** A rational number: an arithmetic that shares nothing with decimals and never rounds. */
export class Fraction {
  readonly top: bigint;
  readonly bottom: bigint;

  constructor(top: bigint, bottom = 1n) {
    const sign = bottom < 0n ? -1n : 1n;
    const common = gcd(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom) * sign;
    this.top = top / common;
    this.bottom = bottom / common;
  }

  static of(text: string): Fraction {
    const [whole = '', decimals = ''] = text.split('.');
    return new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.top, other.bottom));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.top * other.top, this.bottom * other.bottom);
  }

  over(other: Fraction): Fraction {
    return new Fraction(this.top * other.bottom, this.bottom * other.top);
  }

  power(exponent: number): Fraction {
    const size = BigInt(Math.abs(exponent));
    const raised = new Fraction(this.top ** size, this.bottom ** size);
    return exponent < 0 ? new Fraction(raised.bottom, raised.top) : raised;
  }

  /** To 50 significant digits, rounded down. */
  toDecimal(): Decimal {
    if (this.top === 0n) return decimal(0);
    const places = Math.max(0, 50 + String(this.bottom).length - String(this.top).length);
    return decimal(`${(this.top * 10n ** BigInt(places)) / this.bottom}e-${places}`);
  }
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
