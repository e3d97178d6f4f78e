"""Operations on keeping longer, destroying and anonymising."""
