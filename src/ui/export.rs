//! Sources to be written for other programs: which, and in which format.

use std::fmt;
use std::sync::Arc;

use super::works;
use crate::bibliography::export::Format;
use crate::index::{Index, Source, SourceId};
use crate::live::ChosenStyle;

/// What an export is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenAs {
    Bibliography(Format),
    /// a list of citations in Markdown
    List,
}

/// Every format: the letter that chooses it, its name, and the ending of its files.
pub const FORMATS: [(char, &str, &str, WrittenAs); 6] = [
    ('b', "BibTeX", "bib", WrittenAs::Bibliography(Format::Bibtex)),
    ('l', "BibLaTeX", "bib", WrittenAs::Bibliography(Format::Biblatex)),
    ('j', "CSL-JSON", "json", WrittenAs::Bibliography(Format::CslJson)),
    ('y', "CSL-YAML", "yaml", WrittenAs::Bibliography(Format::CslYaml)),
    ('r', "RIS", "ris", WrittenAs::Bibliography(Format::Ris)),
    ('m', "Markdown list", "md", WrittenAs::List),
];

/// Sources of an index, to be written in a format.
#[derive(Clone)]
pub struct Export {
    index: Arc<Index>,
    sources: Arc<[SourceId]>,
    format: WrittenAs,
}

impl Export {
    /// The `sources` of `index`, which are sorted, in `format`.
    pub fn new(index: Arc<Index>, sources: Arc<[SourceId]>, format: WrittenAs) -> Export {
        Export { index, sources, format }
    }

    /// How many sources.
    pub fn count(&self) -> usize {
        self.sources.len()
    }

    /// The ending of its file, without the dot.
    pub fn ending(&self) -> &'static str {
        FORMATS.iter().find(|(.., format)| *format == self.format).map_or("txt", |(_, _, ending, _)| ending)
    }

    /// The text of the file. Takes its time with many sources: not for the screen's thread.
    pub fn text(&self, style: &ChosenStyle) -> String {
        let cited = |source: &Source| {
            let cited = Some(style.cite(&source.record)).filter(|cited| !cited.is_empty());
            cited.unwrap_or_else(|| works::citation(source))
        };
        match self.format {
            WrittenAs::Bibliography(format) => self.index.exported(&self.sources, format),
            WrittenAs::List => self.index.exported_list(&self.sources, cited),
        }
    }
}

/// Of the same index, not of an equal one.
impl PartialEq for Export {
    fn eq(&self, other: &Export) -> bool {
        Arc::ptr_eq(&self.index, &other.index)
            && (self.format, &self.sources) == (other.format, &other.sources)
    }
}

impl Eq for Export {}

impl fmt::Debug for Export {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Export").field("format", &self.format).field("sources", &self.sources).finish()
    }
}
