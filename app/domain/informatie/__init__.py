"""Who must be told what, and what stands in the letter to the councils."""
