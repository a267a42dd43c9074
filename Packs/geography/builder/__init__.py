"""Builds the tables of the geography pack from several sources and a set of written decisions."""
