"""Writes data.json: reference values of the gamma function and its incomplete relatives. See README.md."""

import json
import random
from pathlib import Path

from mpmath import exp, gamma, log, loggamma, mp, mpf

random.seed(20260101)


def row(*arguments, value):
    """The arguments, the value rounded to double, and what the rounding lost."""
    high = float(value)
    return [*arguments, high, float(value - mpf(high))]


def tails(a, x):
    """P(a, x) by a series of positive terms, with bits to spare for 1 - P down to 1e-300, and Q(a, x)."""
    mp.prec = 1400
    a, x = mpf(a), mpf(x)
    part = total = mpf(1)
    n = 0
    while part > total * mpf(2) ** -mp.prec:
        n += 1
        part *= x / (a + n)
        total += part
    lower = exp(a * log(x) - x - loggamma(a + 1)) * total
    return lower, 1 - lower


def inverse(a, p, upper):
    """x with P(a, x) = p, or Q(a, x) = p where `upper`: halving of ln x, then Newton's method."""
    low, high = mpf(-700), log(mpf(a) + 1500)
    for _ in range(30):
        middle = (low + high) / 2
        if (tails(a, exp(middle))[upper] < p) != upper:
            low = middle
        else:
            high = middle
    u = (low + high) / 2
    for _ in range(4):
        x = exp(u)
        value = tails(a, x)[upper]
        slope = exp(a * u - x - loggamma(mpf(a))) * (-1 if upper else 1)
        u -= (log(value) - log(mpf(p))) * value / slope
    return exp(u)


def positive(low, high):
    """A number whose logarithm is evenly spread."""
    return 10 ** random.uniform(low, high)


mp.prec = 200
tables = {name: [] for name in ("gamma", "logGamma", "lower", "upper", "lowerInverse", "upperInverse")}
for _ in range(20):
    for x in (random.uniform(0, 171), random.uniform(-20, 3)):
        tables["gamma"].append(row(x, value=gamma(mpf(x))))
    near = random.choice([-1, 1]) * positive(-12, -0.3)
    for x in (random.uniform(0, 20), 1 + near, 2 + near, positive(-300, 300)):
        tables["logGamma"].append(row(x, value=loggamma(mpf(x))))
for _ in range(12):
    for a, x in (
        (positive(-12, 0), positive(-14, 1.5)),
        (random.uniform(1, 20), random.uniform(0.1, 40)),
        (a := positive(1.3, 2.5), a * random.uniform(0.5, 1.6)),
        (a := positive(1.3, 4), a + 3 * a**0.5 * random.uniform(-1, 1)),
    ):
        lower, upper = tails(a, x)
        tables["lower"].append(row(a, x, value=lower))
        tables["upper"].append(row(a, x, value=upper))
for _ in range(10):
    for a in (positive(-1, 0), random.uniform(1, 20), positive(1.3, 3)):
        for name, upper in (("lowerInverse", False), ("upperInverse", True)):
            p = random.choice([random.uniform(0.01, 0.99), positive(-20 if a < 1 else -200, -2)])
            tables[name].append(row(a, p, value=inverse(a, p, upper)))

lines = ",\n".join(
    f' "{name}": [\n' + ",\n".join("  " + json.dumps(entry) for entry in rows) + "\n ]" for name, rows in tables.items()
)
Path(__file__).with_name("data.json").write_text("{\n" + lines + "\n}\n")
