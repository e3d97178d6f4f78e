"""The rules of the field: standard library and `transitions` only.

No Flask, no SQLAlchemy, no clock and no input or output in here; `tests/test_architecture.py` holds us
to it. Time, facts and identities come in as parameters; answers and named errors go out.
"""
