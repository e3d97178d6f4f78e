"""With which secret the limit signs its cookie."""

GEHEIM = "l" * 40
