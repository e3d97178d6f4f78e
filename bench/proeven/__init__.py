"""Trials beside the rounds: writers at once, a mixed load, an append alone, the verifier, how long it takes to start.

python -m bench.proeven NAAM [setting=value ...]      writes bench/uit/proef-NAAM.json
"""
