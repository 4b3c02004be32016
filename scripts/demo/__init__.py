"""The simulated dataset, made table by table from one seed; scripts/build_demo.py puts the tables together."""
