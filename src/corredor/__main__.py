"""Run the command line as ``python -m corredor``."""

from corredor.cli import main

main()
