"""The management view: every zaak that runs in one table, what it adds up to, and the figures of its drawings."""
