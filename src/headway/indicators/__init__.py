"""In: the pseudonymised store of returns. Out: indicators, each with numerator, denominator and unknowns.

Defined by the department's statistical guides and by local practice; each definition names its source. How to add one:
docs/start/your-first-indicator.md.
"""

from headway.indicators.computing import compute
from headway.indicators.definition import Definition, catalogue
from headway.indicators.observation import Observation
from headway.indicators.observations import Observations

__all__ = ["Definition", "Observation", "Observations", "catalogue", "compute"]
