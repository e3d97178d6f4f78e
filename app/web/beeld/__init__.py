"""beeld: drawings of figures as SVG, made on the server, each with a title, a description and the table behind it."""
