"""Screens of subscriptions of other systems and what they were sent."""
