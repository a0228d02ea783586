//! Cites the work whose page a screen shows, in the style of the settings, beside the screen.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::bibliography::Record;
use crate::live::ChosenStyle;
use crate::ui::Message;

/// `work` cited in `style`, as the screen hears it: empty where that cannot be done.
pub(super) fn cited(generation: u64, style: &ChosenStyle, work: &Record) -> Message {
    let cite = || style.ready().map(|style| style.cite(work)).unwrap_or_default();
    Message::Cited { generation, citation: catch_unwind(AssertUnwindSafe(cite)).unwrap_or_default() }
}
