//! Queries over a small vault.
