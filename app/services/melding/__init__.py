"""Notifications to other systems: subscriptions, deliveries, secrets."""
