"""Tests of the course: browser."""
