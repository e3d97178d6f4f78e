"""What every screen is made with: its guard, its form, its errors, its way in to the services."""
