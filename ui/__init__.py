"""What pages are made of: Streamlit, Plotly and pydeck live here and nowhere below."""
