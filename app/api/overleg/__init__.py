"""Operations on questions, positions, opschaling and toezicht."""
