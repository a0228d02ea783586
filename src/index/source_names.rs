//! The names sources are found by: keys, DOIs, addresses.

use super::fold::fold;
use super::ids::SourceId;
use crate::note::doi;
use std::collections::HashMap;

/// Names and the sources they mean. Of two sources with one name the first has it.
#[derive(Debug, Default)]
pub(super) struct SourceNames {
    exact: HashMap<String, SourceId>,
    folded: HashMap<String, SourceId>,
}

impl SourceNames {
    pub(super) fn add(&mut self, name: &str, id: SourceId) {
        self.exact.entry(name.to_string()).or_insert(id);
    }

    /// Adds a key that may be asked for in another letter case.
    pub(super) fn add_in_any_case(&mut self, key: &str, id: SourceId) {
        self.folded.entry(fold(key)).or_insert(id);
    }

    /// The source called `name`: a key with or without `@`, a DOI in any spelling, or an address.
    pub(super) fn find(&self, name: &str) -> Option<SourceId> {
        let name = name.trim();
        let key = name.strip_prefix('@').unwrap_or(name);
        let key = key.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(key);
        let by_doi = || self.exact.get(&doi::whole(name)?);
        self.exact.get(key).or_else(by_doi).or_else(|| self.folded.get(&fold(key))).copied()
    }
}
