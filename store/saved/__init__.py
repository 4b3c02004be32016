"""What readers keep: views and meetings, each a small file that is whole or absent."""
