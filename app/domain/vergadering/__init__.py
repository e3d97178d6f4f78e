"""vergadering."""
