//! Numerical methods on columns; nothing here knows a word of the domain.
