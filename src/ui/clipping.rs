//! A text for the clipboard that takes its time to make.

use std::sync::Arc;

use super::export::Export;
use crate::bibliography::Record;
use crate::live::ChosenStyle;

/// What is to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clipping {
    /// The citation of a work, or `otherwise` where it cannot be cited.
    Citation {
        work: Arc<Record>,
        manner: Manner,
        otherwise: String,
    },
    Export(Export),
}

/// How a work is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Manner {
    /// as a bibliography has it
    Entry,
    /// in running text, at a place in the work as Pandoc writes it: "p. 3"
    InText { locator: Option<String> },
}

impl Clipping {
    /// The text, which is untrusted. Not for the screen's thread.
    pub fn text(&self, style: &ChosenStyle) -> String {
        let (work, manner, otherwise) = match self {
            Clipping::Export(export) => return export.text(style),
            Clipping::Citation { work, manner, otherwise } => (work, manner, otherwise),
        };
        let cited = match manner {
            Manner::Entry => style.cite(work),
            Manner::InText { locator } => style.cite_in_text(work, locator.as_deref()),
        };
        Some(cited).filter(|cited| !cited.is_empty()).unwrap_or_else(|| otherwise.clone())
    }
}
