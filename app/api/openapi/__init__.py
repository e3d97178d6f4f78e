"""The document of the API and its page, made from the declarations."""
