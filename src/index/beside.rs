//! Works that are cited together. Only those of one work, asked for when it is shown.

use super::ids::SourceId;
use super::model::Index;
use std::cmp::Reverse;
use std::collections::BTreeMap;

impl Index {
    /// The sources cited by the notes that cite `source`, each with how many of these notes do; the most first, then by id.
    pub fn cited_beside(&self, source: SourceId) -> Vec<(SourceId, usize)> {
        let citing = self.source(source).cited_by.iter();
        let mut counts = BTreeMap::new();
        for other in citing.flat_map(|note| self.ties(*note).sources.iter()).filter(|other| **other != source)
        {
            *counts.entry(*other).or_insert(0) += 1;
        }
        let mut beside: Vec<(SourceId, usize)> = counts.into_iter().collect();
        beside.sort_by_key(|(_, count)| Reverse(*count));
        beside
    }
}
