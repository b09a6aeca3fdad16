"""The native peer: libsolv through its Python module. Reads encoded problems, one JSON object a line; answers one line each.

Requirements are capabilities that the matching versions provide, so that no range is matched while it solves; loading is not timed.
"""
import json
import sys
import time

import solv


def load(problem):
    pool = solv.Pool()
    # Distributions build it for their own kind of package; the words below are those of RPM.
    pool.setdisttype(solv.Pool.DISTTYPE_RPM)
    pool.setarch("x86_64")
    repo = pool.add_repo("all")
    solvables = []
    for place, package in enumerate(problem["packages"]):
        row = []
        for version in range(len(package["versions"])):
            solvable = repo.add_solvable()
            solvable.name = "p%d" % place
            solvable.evr = str(version + 1)
            solvable.arch = "noarch"
            own = pool.Dep(solvable.name).Rel(solv.REL_EQ, pool.Dep(solvable.evr))
            solvable.add_deparray(solv.SOLVABLE_PROVIDES, own)
            row.append(solvable)
        solvables.append(row)
    capabilities = {}

    def capability(on, runs, is_limit):
        key = (on, tuple(map(tuple, runs)), is_limit)
        if key not in capabilities:
            capabilities[key] = pool.Dep("c%d" % len(capabilities))
            matching = {v for first, last in runs for v in range(first, last + 1)}
            for version, solvable in enumerate(solvables[on]):
                if ((version + 1) in matching) != is_limit:
                    solvable.add_deparray(solv.SOLVABLE_PROVIDES, capabilities[key])
        return capabilities[key]

    for place, package in enumerate(problem["packages"]):
        for version, requirements in enumerate(package["versions"]):
            for requirement in requirements:
                limit = requirement["limit"]
                kind = solv.SOLVABLE_CONFLICTS if limit else solv.SOLVABLE_REQUIRES
                dep = capability(requirement["on"], requirement["runs"], limit)
                solvables[place][version].add_deparray(kind, dep)
    pool.createwhatprovides()
    return pool, solvables[0][0].id


def solve(problem):
    pool, root = load(problem)
    solver = pool.Solver()
    job = pool.Job(solv.Job.SOLVER_INSTALL | solv.Job.SOLVER_SOLVABLE, root)
    started = time.perf_counter()
    problems = solver.solve([job])
    milliseconds = (time.perf_counter() - started) * 1000
    return "unsatisfiable" if problems else "resolved", milliseconds


for line in sys.stdin:
    given = json.loads(line)
    times = []
    status = ""
    while len(times) < 3 and sum(times) < 10_000:
        status, took = solve(given)
        times.append(took)
    times.sort()
    print(json.dumps({"status": status, "milliseconds": times[len(times) // 2]}), flush=True)
