"""How things of the domain look outside: shapes that several operations answer with, and how they are filled."""
