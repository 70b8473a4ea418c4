"""The formula of scenarios.ts as whole-array operations; prints the fastest of some rounds in milliseconds, and a checksum."""
import json
import sys
import time

import numpy as np

given = json.load(sys.stdin)
columns = [np.frombuffer(open(path, "rb").read()) for path in given["columns"]]
sales, upkeep, tax_life = given["sales"], given["maintenance"], given["taxLife"]


def value(level, royalty, decay, tax, rate):
    yearly = 1 / (1 + rate)
    kept = 1 - decay
    half = np.sqrt(1 + rate)
    factor = yearly * half
    share = level * royalty
    total = np.zeros_like(rate)
    for amount, cost in zip(sales, upkeep):
        total += (amount * share - cost) * factor
        factor *= yearly
        share *= kept
    power = yearly.copy()
    annuity = np.zeros_like(rate)
    for _ in range(tax_life):
        annuity += power
        power *= yearly
    return total * (1 - tax) / (1 - tax / tax_life * annuity * half)


fastest = float("inf")
for _ in range(given["rounds"]):
    start = time.perf_counter()
    result = value(*columns)
    fastest = min(fastest, time.perf_counter() - start)
print(json.dumps({"milliseconds": fastest * 1e3, "sum": float(result.sum())}))
