"""Real browsers with the real extension, a real helper, and pages under real host names."""
