"""Looking ahead in a zaak: cash by week, scenarios by hand, what if the provider stops tomorrow, and a plan for it."""
