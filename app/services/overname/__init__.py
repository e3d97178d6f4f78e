"""overname."""
