"""Methods beside what else calculates them, in the same run on the same data: million rows a second, best of several.

The directly standardised rate with Dobson's limits of N areas by 19 age bands and 2 sexes, and Wilson's and Byar's limits
of 10 million rows. The data are synthetic. `make bench` runs this; times never fail anything.

Peers are numpy, pandas, polars and duckdb as their users would write it, without exact sums, checks or notes, and a loop in C
(`loop.c`) that is the most that the machine gives. A number of threads is set before a library is loaded, so each has a
process of its own.
"""

import argparse
import ctypes
import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILT = HERE.parents[1] / "target" / "bench"
Z = 1.959963984540054
BANDS = 38


def best(call, least=0.6):
    """Seconds of the quickest of several calls."""
    times = []
    begun = time.perf_counter()
    while len(times) < 3 or (time.perf_counter() - begun < least and len(times) < 200):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def areas(n):
    import numpy as np

    random = np.random.default_rng(2021)
    rows = n * BANDS
    denominator = random.integers(50, 5_000, rows).astype(np.float64)
    return {
        "area": np.repeat(np.arange(n, dtype=np.int32), BANDS),
        "count": np.floor(denominator * random.random(rows) * 0.02) + 1.0,
        "denominator": denominator,
        "standard_population": np.tile(np.linspace(1_000.0, 7_000.0, BANDS).round(), n),
    }


def byar(np, count):
    after = count + 1.0
    lower = count * (1 - 1 / (9 * count) - Z / (3 * np.sqrt(count))) ** 3
    upper = after * (1 - 1 / (9 * after) + Z / (3 * np.sqrt(after))) ** 3
    return lower, upper


def dobson(np, count, weights, weighted, squares):
    lower, upper = byar(np, count)
    value, scale = weighted / weights, np.sqrt(squares / count) / weights
    return 1e5 * value, 1e5 * (value + scale * (lower - count)), 1e5 * (value + scale * (upper - count))


def rates(threads, n):
    """Rows a second of each way to standardised rates."""
    import duckdb
    import numpy as np
    import pandas
    import polars
    import soteplan as sp

    data = areas(n)
    area, count, denominator, standard = data.values()
    names = np.char.add("FI-", np.char.zfill(np.arange(n).astype(str), 8))
    frame = polars.DataFrame(data)
    texts = polars.DataFrame({**data, "area": polars.Series(names).gather(area)})
    shuffled = frame.sample(fraction=1.0, shuffle=True, seed=1) if n <= 30_000 else None
    panda = pandas.DataFrame(data)
    options = {"standard_population": "standard_population", "by": "area"}

    def ours(of):
        return lambda: sp.stats.directly_standardised_rate(of, **options)

    def by_numpy():
        weight = standard / denominator
        starts = np.concatenate([[0], np.flatnonzero(area[1:] != area[:-1]) + 1])
        sums = [np.add.reduceat(term, starts) for term in (count, standard, weight * count, weight * weight * count)]
        return dobson(np, *sums)

    def by_pandas():
        weight = panda["standard_population"] / panda["denominator"]
        terms = panda.assign(weighted=weight * panda["count"], squares=weight * weight * panda["count"])
        sums = terms.groupby("area", sort=False)[["count", "standard_population", "weighted", "squares"]].sum()
        return dobson(np, *(sums[name] for name in sums))

    def by_polars(of):
        column = polars.col
        weight = column("standard_population") / column("denominator")
        sums = of.lazy().group_by("area").agg(
            column("count").sum().alias("c"),
            column("standard_population").sum().alias("w"),
            (weight * column("count")).sum().alias("y"),
            (weight * weight * column("count")).sum().alias("v"),
        )
        after, scale = column("c") + 1, (column("v") / column("c")).sqrt() / column("w")
        lower = column("c") * (1 - 1 / (9 * column("c")) - Z / (3 * column("c").sqrt())).pow(3)
        upper = after * (1 - 1 / (9 * after) + Z / (3 * after.sqrt())).pow(3)
        value = column("y") / column("w")
        return lambda: sums.select(
            "area",
            value=1e5 * value,
            lower=1e5 * (value + scale * (lower - column("c"))),
            upper=1e5 * (value + scale * (upper - column("c"))),
        ).collect()

    duck = duckdb.connect(config={"threads": threads})
    arrow = frame.to_arrow()
    duck.register("rows", arrow)

    def by_duckdb():
        return duck.sql(
            f"""
            select area, 1e5 * y / w as value,
                1e5 * (y / w + sqrt(v / c) / w * (c * (1 - 1 / (9 * c) - {Z} / (3 * sqrt(c))) ** 3 - c)) as lower,
                1e5 * (y / w + sqrt(v / c) / w * ((c + 1) * (1 - 1 / (9 * (c + 1)) + {Z} / (3 * sqrt(c + 1))) ** 3 - c)) as upper
            from (select area, sum(count) c, sum(standard_population) w,
                sum(standard_population / denominator * count) y,
                sum((standard_population / denominator) * (standard_population / denominator) * count) v
                from rows group by area)
            """
        ).to_arrow_table()

    library = ctypes.CDLL(str(BUILT / "loop.so"))
    value, lower, upper = (np.empty(n) for _ in range(3))

    def by_c(reading):
        arrays = [array.ctypes.data_as(ctypes.c_void_p) for array in (*data.values(), value, lower, upper)]
        sizes = ctypes.c_int64(n), ctypes.c_int64(BANDS)
        return lambda: library.run(reading, threads, *sizes, *arrays)

    by_c(0)()
    answer = ours(frame)()
    for name, found in zip(("value", "lower", "upper"), (value, lower, upper), strict=True):
        assert np.allclose(answer[name].to_numpy(), found, rtol=1e-9), "the loop in C must calculate the same"
    calls = {
        "memory, 28 bytes a row": by_c(1),
        "loop in C": by_c(0),
        "soteplan, integer key": ours(frame),
        "soteplan, integer key, of pandas": ours(panda),
        "soteplan, text key": ours(texts),
        "polars, integer key": by_polars(frame),
        "polars, text key": by_polars(texts),
        "duckdb, integer key": by_duckdb,
        "numpy, integer key": by_numpy,
        "pandas, integer key": by_pandas,
    }
    if shuffled is not None:
        calls |= {"soteplan, rows in no order": ours(shuffled), "polars, rows in no order": by_polars(shuffled)}
    if threads > 1:
        calls = {name: call for name, call in calls.items() if not name.startswith(("numpy", "pandas"))}
    return {name: n * BANDS / best(call) / 1e6 for name, call in calls.items()}


def limits(threads, n):
    """Rows a second of Wilson's and Byar's limits."""
    import numpy as np
    import polars
    import soteplan as sp

    random = np.random.default_rng(2021)
    denominator = random.integers(50, 5_000, n).astype(np.float64)
    count = np.floor(denominator * random.random(n) * 0.5) + 10.0
    frame = polars.DataFrame({"count": count, "denominator": denominator})

    def wilson():
        share = count / denominator
        middle, size = 2 * count + Z * Z, Z * np.sqrt(Z * Z + 4 * count * (1 - share))
        below = 2 * (denominator + Z * Z)
        return share, (middle - size) / below, (middle + size) / below

    column = polars.col
    share = column("count") / column("denominator")
    middle = 2 * column("count") + Z * Z
    size = Z * (Z * Z + 4 * column("count") * (1 - share)).sqrt()
    below = 2 * (column("denominator") + Z * Z)
    lazy = frame.lazy().select(value=share, lower=(middle - size) / below, upper=(middle + size) / below)
    calls = {
        "Wilson, soteplan": lambda: sp.stats.proportion(frame),
        "Wilson, polars": lazy.collect,
        "Wilson, numpy": wilson,
        "Byar, soteplan": lambda: sp.stats.count_interval(frame, interval="byar"),
        "Byar, numpy": lambda: byar(np, count),
        "rate, Byar or exact, soteplan": lambda: sp.stats.crude_rate(frame),
    }
    if threads > 1:
        calls = {name: call for name, call in calls.items() if not name.endswith("numpy")}
    return {name: n / best(call) / 1e6 for name, call in calls.items()}


def memory(_, n):
    """Bytes a row that a call needs beyond the data, at its peak."""
    import resource

    import polars
    import soteplan as sp

    frame = polars.DataFrame(areas(n))
    peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    sp.stats.directly_standardised_rate(
        frame.head(BANDS), standard_population="standard_population", by="area"
    )
    before = peak()
    # So that the peak of making the data is behind: what is in use now is what counts.
    in_use = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    Path("/proc/self/clear_refs").write_text("5")
    sp.stats.directly_standardised_rate(
        frame, standard_population="standard_population", by="area"
    )
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    high = int(status["VmHWM"].split()[0]) * 1024
    return {"before": before, "extra": max(0, high - in_use)}


def compile_loop():
    BUILT.mkdir(parents=True, exist_ok=True)
    flags = ["-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", "-pthread"]
    subprocess.run(["cc", *flags, str(HERE / "loop.c"), "-o", str(BUILT / "loop.so"), "-lm"], check=True)


def process(what, threads, n):
    """Runs a part in a process of its own."""
    environment = os.environ | {name: str(threads) for name in ("RAYON_NUM_THREADS", "POLARS_MAX_THREADS", "OMP_NUM_THREADS")}
    command = [sys.executable, __file__, what, str(threads), str(n)]
    return json.loads(subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE).stdout)


def show(title, one, two):
    print(f"{title:<44} {'1 thread':>10} {'2 threads':>10}")
    for name, rate in one.items():
        print(f"  {name:<42} {rate:>10.0f} {two.get(name, float('nan')):>10.0f}".replace("nan", "  –"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", nargs="?", choices=["rates", "limits", "memory"])
    parser.add_argument("threads", nargs="?", type=int)
    parser.add_argument("n", nargs="?", type=int)
    arguments = parser.parse_args()
    if arguments.what:
        print(json.dumps(globals()[arguments.what](arguments.threads, arguments.n)))
        return
    compile_loop()
    print("million rows a second, best of several; data synthetic; numpy and pandas have one thread")
    for n in (300, 30_000, 1_000_000):
        show(f"standardised rate, {n:,} areas x {BANDS} rows", process("rates", 1, n), process("rates", 2, n))
    show("limits of 10,000,000 rows", process("limits", 1, 10_000_000), process("limits", 2, 10_000_000))
    for n in (30_000, 1_000_000):
        extra = process("memory", 2, n)["extra"]
        print(f"memory beyond the data, {n:,} areas: {extra / 1e6:.0f} MB, {extra / n:.0f} bytes a group, {extra / n / BANDS:.1f} a row")


if __name__ == "__main__":
    main()
