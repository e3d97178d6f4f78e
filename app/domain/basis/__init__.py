"""What every subject builds on: words, broken rules, rights, input made safe, amounts."""
