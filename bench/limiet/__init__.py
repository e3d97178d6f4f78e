"""The limit: what Flask, SQLAlchemy Core and Jinja can do with pages of the same content, on a copy of the database.

No ORM, no forms library, no translation: a signed cookie, one look-up of the user per request, permission as a
condition, keyset paging, and acts that append to the hash-chained logboek in one durable transaction. It has few of
the rules and none of the triggers: a ceiling to measure against, not a product.
"""
