"""What stands between the network and Streamlit: whose requests are heard, which addresses there are, and how answers look."""
