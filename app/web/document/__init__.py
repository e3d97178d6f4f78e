"""Screens of documents with a zaak."""
