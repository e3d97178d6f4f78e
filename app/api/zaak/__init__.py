"""Operations on a zaak and its course."""
