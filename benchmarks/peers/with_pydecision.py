"""pyDecision's answers."""

import inspect

import numpy as np
import pyDecision.algorithm as a
from asked import answer


def run(name, p, **more):
    """Its function with the arguments that it takes, quiet; scores of options in their order."""
    function = getattr(a, name)
    known = {
        "dataset": p.x.copy(),
        "performance_matrix": p.x.copy(),
        "weights": p.w,
        "W": p.w,
        "criterion_type": p.words,
        "graph": False,
        "verbose": False,
    }
    takes = inspect.signature(function).parameters
    found = function(**{key: x for key, x in known.items() if key in takes} | more)
    plain = isinstance(found, np.ndarray) and found.dtype.kind == "f"
    return in_order(found) if plain else found


def in_order(table):
    """(n,) from that, or from (n, 2) with options' numbers first."""
    table = np.asarray(table)
    return table[np.argsort(table[:, 0])][:, 1] if table.ndim == 2 else table


def flows(p, kind):
    same = {key: np.full(p.m, x).tolist() for key, x in {"Q": 1.0, "S": 2.0, "P": 4.0}.items()}
    return run("promethee_ii", p, dataset=p.x * p.sign, F=[kind] * p.m, sort=False, **same)


def kernel(p):
    *_, inside, _ = run("electre_i", p, dataset=p.x * p.sign, c_hat=0.65, d_hat=0.35)
    return [float(f"a{i}" in inside) for i in range(1, p.n + 1)]


def credibility(p):
    same = {key: np.full(p.m, x) for key, x in {"Q": 1.0, "P": 2.0, "V": 5.0}.items()}
    return np.array(run("electre_iii", p, dataset=p.x * p.sign, **same)[1])


def fuzzy(name, p):
    """Of triangles; the weights are triangles without width."""
    triangles = [
        [tuple(ends) for ends in zip(*rows, strict=True)]
        for rows in zip(p.low, p.x, p.high, strict=True)
    ]
    return run(f"fuzzy_{name}_method", p, dataset=triangles, weights=[[(w, w, w) for w in p.w]])


def above(relations):
    """Minus how many options are preferred to each, of a table of signs."""
    return -np.sum(np.asarray(relations) == "P+", axis=0)


def classes(p):
    same = {key: [x] * p.m for key, x in {"Q": 0.5, "P": 1.0, "V": 4.0}.items()}
    table, profiles = p.x * p.sign, (p.profiles * p.sign).tolist()
    return -np.array(
        run("electre_tri_b", p, performance_matrix=table, B=profiles, cut_level=0.75, **same)
    )


def sorted_by_flows(p):
    none = {key: [1.0] * p.m for key in ("Q", "S", "P")}
    limits = p.limits[::-1] * p.sign
    found = run("flowsort_method", p, dataset=p.x * p.sign, profiles=limits, F=["t1"] * p.m, **none)
    return -np.asarray(found)


def ranked(name, p):
    return run(f"{name}_method", p, criteria_rank=p.order)


ROWS = {
    "aras": lambda p: run("aras_method", p),
    "borda": lambda p: -run("borda_method", p),
    "borda, equal weights": lambda p: -run("borda_method", p),
    "cocoso": lambda p: run("cocoso_method", p),
    "codas": lambda p: run("codas_method", p),
    "copeland": lambda p: run("copeland_method", p),
    "copeland, equal weights": lambda p: run("copeland_method", p),
    "copras": lambda p: run("copras_method", p),
    "cradis": lambda p: -run("cradis_method", p),
    "edas": lambda p: run("edas_method", p),
    "electre1": kernel,
    "electre_tri_b": classes,
    "flowsort": sorted_by_flows,
    "promethee_i": lambda p: above(
        run("promethee_i", p, dataset=p.x * p.sign, F=["t1"] * p.m, Q=p.w, S=p.w, P=p.w)
    ),
    "regime": lambda p: np.sum(run("regime_method", p) == "P+", axis=1),
    "electre3, credibility": lambda p: (credibility(p) + np.eye(p.n)).ravel(),
    "fuzzy_aras": lambda p: fuzzy("aras", p),
    "fuzzy_copras": lambda p: fuzzy("copras", p),
    "fuzzy_edas": lambda p: fuzzy("edas", p),
    "fuzzy_moora": lambda p: fuzzy("moora", p),
    "fuzzy_ocra": lambda p: fuzzy("ocra", p),
    "fuzzy_topsis": lambda p: fuzzy("topsis", p),
    "fuzzy_vikor": lambda p: -in_order(fuzzy("vikor", p)[2]),
    "fuzzy_waspas": lambda p: fuzzy("waspas", p)[2],
    "gra": lambda p: run("gra_method", p),
    "lmaw": lambda p: run("lmaw_method", p),
    "mabac": lambda p: run("mabac_method", p),
    "mabac, equal weights": lambda p: run("mabac_method", p),
    "mairca": lambda p: -run("mairca_method", p),
    "mara": lambda p: -run("mara_method", p),
    "marcos": lambda p: run("marcos_method", p),
    "moora": lambda p: run("moora_method", p),
    "moosra": lambda p: run("moosra_method", p),
    "mpsi, criterion weights": lambda p: run("mpsi_method", p),
    "ocra": lambda p: run("ocra_method", p),
    "oreste": lambda p: -run("oreste_method", p),
    "oreste, R = 1": lambda p: -run("oreste_method", p, alpha=0.5),
    "piv": lambda p: -run("piv_method", p),
    "promethee": lambda p: flows(p, "t1"),
    "promethee, gaussian": lambda p: flows(p, "t6"),
    "promethee, level": lambda p: flows(p, "t4"),
    "promethee, linear": lambda p: flows(p, "t5"),
    "promethee, u-shape": lambda p: flows(p, "t2"),
    "promethee, v-shape": lambda p: flows(p, "t3"),
    "psi": lambda p: run("psi_method", p),
    "psi, equal weights": lambda p: run("psi_method", p),
    "rafsi": lambda p: run("rafsi_method", p, ideal=p.best, anti_ideal=p.worst),
    "rov": lambda p: run("rov_method", p),
    "saw": lambda p: run("saw_method", p),
    "spotis": lambda p: -run("spotis_method", p, s_min=p.bounds[:, 0], s_max=p.bounds[:, 1]),
    "todim": lambda p: run("todim_method", p),
    "topsis": lambda p: run("topsis_method", p),
    "vikor": lambda p: -in_order(run("vikor_method", p)[2]),
    "waspas": lambda p: run("waspas_method", p, lambda_value=0.5)[2],
    "weighted_product": lambda p: run("waspas_method", p, lambda_value=0.5)[1],
    "wisp": lambda p: run("wisp_method", p),
    "weights: ahp": lambda p: a.ahp_method(p.pairs, wd="max_eigen")[0],
    "weights: ahp, column mean": lambda p: a.ahp_method(p.pairs, wd="mean")[0],
    "weights: ahp, geometric mean": lambda p: a.ahp_method(p.pairs, wd="geometric")[0],
    "weights: rancom": lambda p: a.rancom_method(p.ranks).weights,
    "weights: rank_reciprocal": lambda p: ranked("rrw", p),
    "weights: rank_sum": lambda p: ranked("rsw", p),
    "weights: roc": lambda p: ranked("roc", p),
    "weights: cilos": lambda p: run("cilos_method", p),
    "weights: critic": lambda p: run("critic_method", p),
    "weights: entropy": lambda p: run("entropy_method", p),
    "weights: idocriw": lambda p: run("idocriw_method", p),
    "weights: merec": lambda p: run("merec_method", p),
}

answer(ROWS)
