"""Multi-criteria decision analysis: under which weights does each option win, and how sure is that?

Names load when first used: `import mcda` itself loads neither scipy, pandas nor pulp.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
__version__ = "0.1.0"
