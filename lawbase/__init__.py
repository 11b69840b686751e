"""lawbase: know whether a charge has legal grounds on the day it happened."""

__version__ = "0.1.0"
