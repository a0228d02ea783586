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
        otherwise: String,
    },
    Export(Export),
}

impl Clipping {
    /// The text, which is untrusted. Not for the screen's thread.
    pub fn text(&self, style: &ChosenStyle) -> String {
        match self {
            Clipping::Export(export) => export.text(style),
            Clipping::Citation { work, otherwise } => {
                Some(style.cite(work)).filter(|cited| !cited.is_empty()).unwrap_or(otherwise.clone())
            }
        }
    }
}
