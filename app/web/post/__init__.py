"""Screens about mail: what somebody gets, the calendar of his own, mailboxes of organisations, and unsubscribing."""
