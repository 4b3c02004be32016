"""The least a Streamlit page can be and still rerun: one selectbox, so that a change of it costs what any change costs."""

import streamlit as st

st.selectbox("q", list(range(12)), key="q")
