"""What the numbers mean; knows no screen and no file format."""
