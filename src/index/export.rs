//! Sources of an index as a bibliography: the keys are made with all sources in view, so that a source has the same key in
//! every export.

use super::ids::SourceId;
use super::model::Index;
use super::source::Source;
use crate::bibliography::export::{self, Format, Item, Work};

impl Index {
    /// `chosen`, which are sorted, in `format`. Empty without any.
    pub fn exported(&self, chosen: &[SourceId], format: Format) -> String {
        let all: Vec<Work<'_>> = self.sources().iter().map(|source| work(source)).collect();
        let keys = export::keys(&all);
        let keyed = (0u32..).map(SourceId).zip(all.iter().zip(&keys));
        let chosen = keyed.filter(|(id, _)| chosen.binary_search(id).is_ok());
        let works: Vec<Work<'_>> = chosen.map(|(_, (work, key))| Work { key: Some(key), ..*work }).collect();
        export::export(format, &works)
    }

    /// `chosen` as a Markdown list of citations, which `cite` makes, without their addresses.
    pub fn exported_list(&self, chosen: &[SourceId], cite: impl Fn(&Source) -> String) -> String {
        let sources = chosen.iter().map(|id| self.source(*id));
        export::markdown(sources.map(|source| item(source, cite(source))).collect())
    }
}

fn work(source: &Source) -> Work<'_> {
    Work { key: source.key(), aliases: source.keys.get(1..).unwrap_or_default(), record: &source.record }
}

fn item(source: &Source, citation: String) -> Item<'_> {
    Item { key: source.key(), address: source.address(), citation, record: &source.record }
}
