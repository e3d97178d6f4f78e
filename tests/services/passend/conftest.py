"""A zaak whose provider has two locations of which one closes, with a place that another provider offers."""

from tests.services.plaatsing.conftest import plek

__all__ = ["plek"]
