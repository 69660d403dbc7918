"""Tests of the course: unit."""
