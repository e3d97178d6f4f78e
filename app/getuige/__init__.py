"""A witness for logs of others, after C2SP tlog-witness: it signs that it saw a checkpoint, and never a second history.

It needs no database and knows nothing of cases. Another region can run it: `flask --app app witness`.
Source: https://c2sp.org/tlog-witness and https://c2sp.org/tlog-cosignature.
"""
