"""Facts in, assessment out. Knows no language and no screen: it returns ids."""

from lawbase.engine.assess import Engine

__all__ = ["Engine"]
