"""Writes data.json: reference values of the normal distribution and the error function. See README.md."""

import json
import random
from pathlib import Path

from mpmath import erf, erfc, log, mp, mpf, npdf, sqrt

mp.prec = 300
random.seed(20260101)


def row(argument, value):
    """The argument, the value rounded to double, and what the rounding lost."""
    high = float(value)
    return [argument, high, float(value - mpf(high))]


def lower_tail(x):
    return erfc(-mpf(x) / sqrt(mpf(2))) / 2


def tail_quantile(p):
    """x with lower_tail(x) = p for p <= 1/2, by Newton's method on the logarithm, which is concave."""
    x, goal = mpf(0), log(mpf(p))
    while True:
        value = lower_tail(x)
        step = (log(value) - goal) * value / npdf(x)
        x -= step
        if abs(step) <= abs(x) * mpf(2) ** -120:
            return x


def quantile(p):
    return tail_quantile(p) if p <= 0.5 else -tail_quantile(1 - mpf(p))


def signed(low, high):
    """A number of random sign whose size is spread evenly in its logarithm."""
    return random.choice([-1, 1]) * 2 ** random.uniform(low, high)


names = ("normalDensity", "normalCdf", "normalQuantile", "erf", "erfc", "erfInverse", "erfcInverse")
tables = {name: [] for name in names}
for _ in range(20):
    x = random.uniform(-37, 37)
    tables["normalDensity"].append(row(x, npdf(mpf(x))))
    for x in (random.uniform(-37, -3), random.uniform(-3, 3), random.uniform(-2, -1), signed(-30, 0)):
        tables["normalCdf"].append(row(x, lower_tail(x)))
    for p in (10 ** random.uniform(-300, -1), random.uniform(0.01, 0.99), 1 - 2 ** random.uniform(-40, -4)):
        tables["normalQuantile"].append(row(p, quantile(p)))
    for x in (random.uniform(-3, 3), signed(-60, 0)):
        tables["erf"].append(row(x, erf(mpf(x))))
    for x in (random.uniform(-2, 3), random.uniform(1, 26)):
        tables["erfc"].append(row(x, erfc(mpf(x))))
    y = random.uniform(-0.999, 0.999)
    tables["erfInverse"].append(row(y, quantile((1 + mpf(y)) / 2) / sqrt(mpf(2))))
    y = 10 ** random.uniform(-300, 0)
    tables["erfcInverse"].append(row(y, -quantile(mpf(y) / 2) / sqrt(mpf(2))))

lines = ",\n".join(
    f' "{name}": [\n' + ",\n".join("  " + json.dumps(entry) for entry in rows) + "\n ]" for name, rows in tables.items()
)
Path(__file__).with_name("data.json").write_text("{\n" + lines + "\n}\n")
