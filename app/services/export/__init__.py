"""Audit bundles of a zaak: chosen by profile, made, kept and checked."""
