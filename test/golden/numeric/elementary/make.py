"""Writes data.json: reference values of exp, expm1, log, log1p and pow. See README.md."""

import json
import random
from pathlib import Path

from mpmath import exp, expm1, log, log1p, mp, mpf, power

mp.prec = 240
random.seed(20260101)


def row(*arguments, value):
    """The arguments, the value rounded to double, and what the rounding lost."""
    high = float(value)
    return [*arguments, high, float(value - mpf(high))]


def signed(low, high):
    """A number of random sign whose size is spread evenly in its logarithm."""
    return random.choice([-1, 1]) * 2 ** random.uniform(low, high)


def near_one(low, high):
    return 1 + signed(low, high)


tables = {name: [] for name in ("exp", "expm1", "log", "log1p", "pow")}
for _ in range(20):
    for x in (random.uniform(-700, 709), random.uniform(-2, 2), signed(-40, 0)):
        tables["exp"].append(row(x, value=exp(mpf(x))))
    for x in (random.uniform(-40, 709), random.uniform(-1, 1), signed(-60, 0)):
        tables["expm1"].append(row(x, value=expm1(mpf(x))))
    for x in (random.uniform(0.5, 2), near_one(-50, -2), 2 ** random.uniform(-1070, 1023)):
        tables["log"].append(row(x, value=log(mpf(x))))
    for x in (random.uniform(-0.99, 2), signed(-60, -0.1), 2 ** random.uniform(0, 1000)):
        tables["log1p"].append(row(x, value=log1p(mpf(x))))
    for x, reach in ((2 ** random.uniform(-30, 30), 700), (random.uniform(0.5, 2), 20), (near_one(-50, -2), 600)):
        y = random.uniform(-1, 1) * reach / max(1e-16, abs(float(log(mpf(x)))))
        tables["pow"].append(row(x, y, value=power(mpf(x), mpf(y))))

lines = ",\n".join(
    f' "{name}": [\n' + ",\n".join("  " + json.dumps(entry) for entry in rows) + "\n ]" for name, rows in tables.items()
)
Path(__file__).with_name("data.json").write_text("{\n" + lines + "\n}\n")
