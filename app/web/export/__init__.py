"""Screens of audit bundles, and checking one."""
