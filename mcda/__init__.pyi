from .analyses.acceptability import acceptability as acceptability
from .analyses.cells import cells as cells
from .analyses.dominance import dominance as dominance
from .analyses.flips import flips as flips
from .analyses.improvement import improvement as improvement
from .analyses.joint_ranges import joint_ranges as joint_ranges
from .analyses.leave_one_out import leave_one_out as leave_one_out
from .analyses.neighbours import neighbours as neighbours
from .analyses.rank import rank as rank
from .analyses.rank_ranges import rank_ranges as rank_ranges
from .analyses.regret import regret as regret
from .analyses.stability import stability as stability
from .analyses.stress import stress as stress
from .analyses.value_ranges import value_ranges as value_ranges
from .analyses.win_box import win_box as win_box
from .analyses.win_ranges import win_ranges as win_ranges
from .analyses.win_shares import win_shares as win_shares
from .errors import McdaError as McdaError
from .files.load import load_study as load_study
from .files.study import Study as Study
from .methods import list_methods as list_methods
from .methods import method as method
from .problem.criterion import Criterion as Criterion
from .problem.criterion import Option as Option
from .problem.problem import Problem as Problem
from .weights.space import WeightSpace as WeightSpace

__version__: str
