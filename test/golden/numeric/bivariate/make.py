"""Writes data.json: reference values of the bivariate normal and t distributions and of Owen's T. See README.md."""

import json
import random
from pathlib import Path

from mpmath import asin, betainc, cos, erfc, exp, log, mp, mpf, pi, sin, sqrt

mp.dps = 34
random.seed(20260101)


def rule(n):
    """Gauss-Legendre points and weights, by Newton's method on the Legendre polynomial."""
    points = []
    for i in range(1, n + 1):
        x = cos(pi * (i - mpf(1) / 4) / (n + mpf(1) / 2))
        for _ in range(8):
            before, value = mpf(1), x
            for k in range(2, n + 1):
                before, value = value, ((2 * k - 1) * x * value - (k - 1) * before) / k
            slope = n * (x * value - before) / (x * x - 1)
            x -= value / slope
        points.append((x, 2 / ((1 - x * x) * slope * slope)))
    return points


POINTS = rule(30)


def integral(f, low, high):
    half = (high - low) / 2
    return half * sum(weight * f(low + half * (1 + node)) for node, weight in POINTS)


def correlation_integral(h, k, rho, density):
    """The integral of density(q) / (2 pi) over theta from -pi/2 to asin(rho), q = (h^2 + k^2 - 2hk sin)/cos^2.

    Panels shrink towards both ends of the half circle, where q may grow without limit.
    """
    end = asin(mpf(rho))

    def f(theta):
        c = cos(theta)
        return density((h * h + k * k - 2 * h * k * sin(theta)) / (c * c))

    cuts = [-pi / 2 + pi / 2 * mpf("0.96") ** i for i in range(1500, -1, -1)]
    cuts += [pi / 2 - pi / 2 * mpf("0.96") ** i for i in range(1, 600)]
    cuts = [cut for cut in cuts if cut < end] + [end]
    return sum(integral(f, low, high) for low, high in zip(cuts, cuts[1:])) / (2 * pi)


def bivariate(h, k, rho, cdf, density):
    """Plackett's formula from rho = -1, where the probability is max(0, F(h) - F(-k))."""
    h, k = sorted([mpf(h), mpf(k)])  # the difference is taken where the functions are small
    return max(mpf(0), cdf(h) - cdf(-k)) + correlation_integral(h, k, rho, density)


def normal(x):
    return erfc(-x / sqrt(mpf(2))) / 2


def student(t, nu):
    tail = betainc(nu / 2, mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) / 2
    return tail if t < 0 else 1 - tail


def owen(h, a):
    h, a = mpf(h), mpf(a)
    cuts = [a * i / 60 for i in range(61)]
    f = lambda x: exp(-h * h * (1 + x * x) / 2) / (1 + x * x)
    return sum(integral(f, low, high) for low, high in zip(cuts, cuts[1:])) / (2 * pi)


def row(*arguments, value):
    """The arguments, the value rounded to double, and what the rounding lost."""
    high = float(value)
    return [*arguments, high, float(value - mpf(high))]


tables = {"normal": [], "t": [], "owen": []}
for i in range(40):
    reach = (2, 4, 8, 20)[i % 4]
    h = random.uniform(-reach, reach)
    k = h if i % 7 == 0 else random.uniform(-reach, reach)
    rho = (random.uniform(-0.95, 0.95), 1 - 10 ** random.uniform(-5, -1), -1 + 10 ** random.uniform(-2, -1))[i % 3]
    value = bivariate(h, k, rho, normal, lambda q: exp(-q / 2))
    if value > mpf(10) ** -290:
        tables["normal"].append(row(h, k, rho, value=value))
    freedom = float(random.randint(1, 20)) if i % 2 else 10 ** random.uniform(-0.5, 3)
    nu = mpf(freedom)
    value = bivariate(h, k, rho, lambda t: student(t, nu), lambda q: exp(-nu / 2 * log(1 + q / nu)))
    tables["t"].append(row(h, k, freedom, rho, value=value))
    h, a = random.uniform(-6, 6), random.choice([random.uniform(-1, 1), 10 ** random.uniform(-3, 0.5)])
    tables["owen"].append(row(h, a, value=owen(h, a)))

lines = ",\n".join(
    f' "{name}": [\n' + ",\n".join("  " + json.dumps(entry) for entry in rows) + "\n ]" for name, rows in tables.items()
)
Path(__file__).with_name("data.json").write_text("{\n" + lines + "\n}\n")
