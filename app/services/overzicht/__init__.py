"""What pages put together from several subjects: the list of cases, one case, what waits for whom."""
