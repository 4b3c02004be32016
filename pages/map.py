"""placeholder"""
import streamlit as st
from ui.view import current
st.markdown("# map")
