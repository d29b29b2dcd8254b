"""UTA: additive utilities learnt from a ranking, with one error an option."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mcda.methods.utastar import Utastar


@dataclass(frozen=True, kw_only=True)
class Uta(Utastar):
    """UTilites Additives, the first of the disaggregation methods.

    U_i(w) = sum_j sum_k w_jk t_ijk, as `utastar` has it, and with its parameters: pieces,
    breakpoints, ranking, delta. The two have the same utilities where they can rank as stated;
    where not, `fit` gives each option one error here, added to its utility, and two there.

    Source: Jacquet-Lagreze & Siskos 1982, European Journal of Operational Research 10(2):151-164.
    Not where the ranking may be wrong about an option that it puts too low: prefer `utastar`.
    """

    two_errors: ClassVar[bool] = False
    source: ClassVar[str] = "Jacquet-Lagreze & Siskos 1982"
