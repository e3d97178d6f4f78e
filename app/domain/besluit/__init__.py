"""A decision under mandaat: judged on its own date, divided to the cent."""
