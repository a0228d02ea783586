//! Tests of the pane.
