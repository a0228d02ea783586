//! Cites works in the style of the settings, beside the screen.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::bibliography::Record;
use crate::live::ChosenStyle;

/// `work` cited in `style`; empty where that cannot be done.
pub(super) fn cited(style: &ChosenStyle, work: &Record) -> String {
    let cite = || style.ready().map(|style| style.cite(work)).unwrap_or_default();
    catch_unwind(AssertUnwindSafe(cite)).unwrap_or_default()
}

/// `work` cited in `style`, or `otherwise`.
pub(super) fn cited_or(style: &ChosenStyle, work: &Record, otherwise: String) -> String {
    Some(cited(style, work)).filter(|cited| !cited.is_empty()).unwrap_or(otherwise)
}
