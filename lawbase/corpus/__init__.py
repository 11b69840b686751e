"""Reads the law once and answers: what was in force on that day?"""

from lawbase.corpus.corpus import Corpus
from lawbase.corpus.faults import ContentError, Fault
from lawbase.corpus.loading import load_corpus

__all__ = ["ContentError", "Corpus", "Fault", "load_corpus"]
