"""Consultation: questions and positions, opschaling, and interbestuurlijk toezicht."""
