"""The audit export: a bundle built from plain data, its signature, and the verifier that stands alone.

Nothing in here knows the models, the services or Flask.
"""
