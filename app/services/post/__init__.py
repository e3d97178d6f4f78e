"""Mail that goes out: what waits for somebody, reminders, lists, and mail about accounts; the calendar of a person."""
