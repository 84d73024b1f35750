"""corredor: plan, check and appraise a bilateral economic corridor.

The public names stand in `corredor.core` and below; importing this package loads nothing else.
"""

__version__ = "0.1.0"
