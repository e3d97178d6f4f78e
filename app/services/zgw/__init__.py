"""Our cases in the terms of the ZGW standard (Zaakgericht Werken, VNG): read-only, with the rights of who asks.

What follows was written after the published OpenAPI of Open Zaak 1.30.0 (Zaken 1.5.1, Besluiten 1.1.0, Catalogi
1.3.1, Documenten 1.4.2; https://github.com/open-zaak/open-zaak). docs/zgw.md says what becomes what, and what does not.
"""
