"""Operations on the edition a zaak runs under."""
