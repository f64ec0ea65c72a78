"""Fuzzing: inputs that nobody thought of, and what must hold of every one."""
