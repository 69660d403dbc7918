"""Tests of the course: site."""
