from .errors import McdaError as McdaError
from .methods import list_methods as list_methods
from .methods import method as method
from .problem.criterion import Criterion as Criterion
from .problem.criterion import Option as Option
from .problem.problem import Problem as Problem
from .weights.space import WeightSpace as WeightSpace

__version__: str
