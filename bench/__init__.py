"""How fast draaiboek is, beside a limit: a program as small as Flask and SQLAlchemy allow, with the same pages.

`make bench` runs it (bench/__main__.py); docs/prestaties.md says what came of it and how it was made. Nothing of the
product depends on this folder.
"""
