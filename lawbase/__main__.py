"""Makes `python -m lawbase` the same as `lawbase`."""

from lawbase.cli import main

main()
