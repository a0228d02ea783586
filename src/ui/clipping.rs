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
    /// A passage, the name and path of the note it is from, and the works it cites; for each, what stands in where it
    /// cannot be cited.
    Passage {
        text: String,
        from: Option<String>,
        works: Vec<(Arc<Record>, String)>,
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
            Clipping::Passage { text, from, works } => return passage(text, from.as_deref(), works, style),
            Clipping::Citation { work, manner, otherwise } => (work, manner, otherwise),
        };
        let cited = match manner {
            Manner::Entry => style.cite(work),
            Manner::InText { locator } => style.cite_in_text(work, locator.as_deref()),
        };
        Some(cited).filter(|cited| !cited.is_empty()).unwrap_or_else(|| otherwise.clone())
    }
}

/// A passage, below it where it is from, and below that the works it cites, a line each.
fn passage(text: &str, from: Option<&str>, works: &[(Arc<Record>, String)], style: &ChosenStyle) -> String {
    let cited = |(work, otherwise): &(Arc<Record>, String)| {
        Some(style.cite(work)).filter(|cited| !cited.is_empty()).unwrap_or_else(|| otherwise.clone())
    };
    let works = works.iter().map(cited).collect::<Vec<_>>().join("\n");
    let from = from.map(|from| format!("— {from}")).unwrap_or_default();
    let parts = [text, &from, &works];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}
