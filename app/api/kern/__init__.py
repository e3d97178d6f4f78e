"""What every operation is made with: its declaration, guard, input, answer and errors."""
