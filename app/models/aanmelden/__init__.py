"""Tables of logging in: sessions, guesses, second factors, one-time links, and mail about accounts."""
