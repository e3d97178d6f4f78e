"""What gunicorn serves: the limit with its pages, acts and export."""

from bench.limiet import bundel, lezen, schrijven
from bench.limiet.kern import app

__all__ = ["app", "bundel", "lezen", "schrijven"]
