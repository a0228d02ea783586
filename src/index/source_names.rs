//! The names sources are found by: keys, DOIs, addresses.

use super::fold::same;
use super::hashes::{Hashes, entry};
use super::ids::SourceId;
use super::source::Source;
use crate::note::doi;
use std::sync::Arc;

/// Names and the sources they mean. Of two sources with one name the first has it.
#[derive(Debug, Default)]
pub(super) struct SourceNames(pub Hashes);

impl SourceNames {
    pub fn new(sources: &[Arc<Source>]) -> SourceNames {
        let entries = (0u32..).zip(sources).flat_map(|(id, source)| names(source).map(move |n| entry(n, id)));
        SourceNames(Hashes::new(entries.collect()))
    }

    /// The one of `sources` called `name`: a key with or without `@`, a DOI in any spelling, or an address. A key may be in
    /// another letter case.
    pub fn find(&self, sources: &[Arc<Source>], name: &str) -> Option<SourceId> {
        let name = name.trim();
        let key = name.strip_prefix('@').unwrap_or(name);
        let key = key.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(key);
        let called = |wanted: &str, is_it: &dyn Fn(&Source) -> bool| {
            self.0
                .of(wanted)
                .find(|id| sources.get(*id as usize).is_some_and(|source| is_it(source)))
                .map(SourceId)
        };
        let exactly = |wanted: &str| called(wanted, &|source| names(source).any(|name| name == wanted));
        let by_doi = || exactly(&doi::whole(name)?);
        let in_any_case = || called(key, &|source| source.keys.iter().any(|own| same(own, key)));
        exactly(key).or_else(by_doi).or_else(in_any_case)
    }
}

fn names(source: &Source) -> impl Iterator<Item = &str> {
    let all = source.keys.iter().chain(&source.dois).chain([&source.id]).map(String::as_str);
    all.chain(source.record.url())
}
