"""Writes data.json: reference values of the incomplete beta family. See README.md."""

import json
import random
from pathlib import Path

from mpmath import exp, log, loggamma, mp, mpf

DIGITS = 40
random.seed(20260101)


def series(a, b, x, y):
    """I_x(a, b) as x^a y^b / (a B(a, b)) times the sum of (a + b)_n / (a + 1)_n x^n, whose terms are all positive."""
    part = total = mpf(1)
    n = 0
    while part > total * mpf(10) ** (2 - mp.dps):
        part *= (a + b + n) / (a + 1 + n) * x
        total += part
        n += 1
    return exp(a * log(x) + b * log(y) + loggamma(a + b) - loggamma(a + 1) - loggamma(b)) * total


def tails(a, b, x, y):
    """Both tails, the series taken on the side of the mean where it converges fast."""
    if x * (a + b) < a:
        lower = series(a, b, x, y)
        return lower, 1 - lower
    upper = series(b, a, y, x)
    return 1 - upper, upper


def t_tails(t, df):
    """P(T <= t) and P(T > t)."""
    t, df = mpf(t), mpf(df)
    if t == 0:
        return mpf(0.5), mpf(0.5)
    x = df / (df + t * t)
    beyond = tails(df / 2, mpf(0.5), x, t * t / (df + t * t))[0] / 2
    return (beyond, 1 - beyond) if t < 0 else (1 - beyond, beyond)


def logarithmic_root(f, target, low, high):
    """u in low … high with f(u) = ln(target) for a monotone f: halving, then secants at full precision."""
    goal = log(mpf(target))
    mp.dps = 20
    low, high = mpf(low), mpf(high)
    rising = f(high) > f(low)
    for _ in range(26):
        middle = (low + high) / 2
        if (f(middle) < goal) == rising:
            low = middle
        else:
            high = middle
    mp.dps = DIGITS
    for _ in range(3):
        middle = (low + high) / 2
        slope = (f(high) - f(low)) / (high - low)
        middle -= (f(middle) - goal) / slope
        width = (high - low) ** 2
        low, high = middle - width, middle + width
    return (low + high) / 2


def beta_quantile(a, b, p):
    """x with I_x(a, b) = p."""
    a, b = mpf(a), mpf(b)
    tail = 0 if p < 0.5 else 1
    target = mpf(p) if p < 0.5 else 1 - mpf(p)
    logit = logarithmic_root(
        lambda u: log(tails(a, b, 1 / (1 + exp(-u)), 1 / (1 + exp(u)))[tail]), target, -300, 30
    )
    return 1 / (1 + exp(-logit))


def t_quantile(p, df):
    """t with P(T <= t) = p, p not 1/2."""
    sign, tail = (-1, mpf(p)) if p < 0.5 else (1, 1 - mpf(p))
    return sign * exp(logarithmic_root(lambda u: log(t_tails(exp(u), df)[1]), tail, -20, 300))


def power(low, high):
    return 10 ** random.uniform(low, high)


def near_mean(a, b):
    spread = (a * b / (a + b + 1)) ** 0.5 / (a + b)
    return min(max(random.gauss(a / (a + b), 4 * spread), 1e-9), 1 - 1e-9)


def points():
    for _ in range(9):
        yield power(-5, 1), power(-5, 1), random.random()
        a, b = power(-1, 3), power(-1, 3)
        yield a, b, near_mean(a, b)
        a, b = power(2, 3.5), power(2, 3.5)
        yield a, b, near_mean(a, b)
        yield power(-3, 0), power(0, 4), power(-6, -0.05)
        yield power(-8, 0), power(-8, 0), 1 - power(-2, -0.05)
        yield power(-1, 2), power(-1, 2), power(-20, -0.1)


def main():
    mp.dps = DIGITS
    data = {"digits": DIGITS, "incompleteBeta": [], "betaQuantile": [], "t": [], "tQuantile": [], "binomial": []}
    for a, b, x in points():
        lower, upper = tails(mpf(a), mpf(b), mpf(x), 1 - mpf(x))
        if min(lower, upper) > 1e-290:
            data["incompleteBeta"].append([a, b, x, float(lower), float(upper)])
    for a, b in [(0.5, 0.5), (0.1, 3), (2, 5), (30, 0.3), (12.5, 40), (300, 200), (900, 17)]:
        for p in [1e-12, 0.4, 0.77]:
            data["betaQuantile"].append([a, b, p, float(beta_quantile(a, b, p))])
    for df in [0.3, 1, 3.7, 12, 100]:
        for t in [-300, -37.5, -6.1, -1.3, -0.7, -1e-3, 0.2, 1, 4.5]:
            below, above = t_tails(t, df)
            if below > 1e-290:
                data["t"].append([t, df, float(below), float(above)])
        for p in [1e-100, 0.003, 0.2, 0.26, 0.49, 0.85]:
            if df >= 1 or p > 1e-20:
                data["tQuantile"].append([p, df, float(t_quantile(p, df))])
    trials = [(1, 0.25, 0), (20, 0.3, 3), (60, 0.9, 12), (500, 0.03, 15), (500, 0.03, 90), (1500, 0.5, 800), (1500, 1e-9, 2)]
    for n, p, k in trials:
        q = 1 - mpf(p)
        masses = [mp.binomial(n, j) * mpf(p) ** j * q ** (n - j) for j in range(n + 1)]
        # one row: n, p, k, P(B = k), P(B <= k), P(B > k)
        data["binomial"].append([n, p, k, float(masses[k]), float(sum(masses[: k + 1])), float(sum(masses[k + 1 :]))])
    rows = ",\n".join(
        f' "{key}": ' + (json.dumps(rows) if not isinstance(rows, list) else "[\n  " + ",\n  ".join(map(json.dumps, rows)) + "\n ]")
        for key, rows in data.items()
    )
    Path(__file__).with_name("data.json").write_text("{\n" + rows + "\n}\n")


main()
