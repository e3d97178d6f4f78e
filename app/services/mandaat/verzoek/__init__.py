"""The mandaten of a request as work for many: several at once, reminders, the decision as a document."""
