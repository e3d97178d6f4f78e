"""Operations on documents with a zaak."""
