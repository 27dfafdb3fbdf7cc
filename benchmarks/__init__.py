"""Measurements that are made by hand, over the same parts as the tests."""
