//! The abbreviations of a BibTeX file (`@string`), put into the values of fields.

use biblatex::{Field, Pair, RawChunk};
use std::collections::HashMap;

/// The abbreviations every style defines; they stand for themselves.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Abbreviations by their names in lower case, none of them referring to others any more.
#[derive(Default)]
pub(super) struct Strings {
    values: HashMap<String, String>,
    /// How many bytes they may still grow to: a few that refer to each other could fill the memory.
    left: usize,
}

impl Strings {
    /// None yet; all their uses together may take `limit` bytes.
    pub(super) fn new(limit: usize) -> Self {
        let months = MONTHS.iter().map(|month| ((*month).to_string(), (*month).to_string()));
        Strings { values: months.collect(), left: limit }
    }

    pub(super) fn define(&mut self, abbreviations: &[Pair<'_>]) {
        for Pair { key, value } in abbreviations {
            let value = self.resolve(&value.v).0;
            self.values.insert(key.v.to_lowercase(), value);
        }
    }

    /// The whole value of a field, and the first abbreviation in it that means nothing; it stands for itself.
    pub(super) fn resolve<'f>(&mut self, field: &Field<'f>) -> (String, Option<&'f str>) {
        let (mut text, mut unknown) = (String::new(), None);
        for chunk in field {
            match chunk.v {
                RawChunk::Normal(part) => text.push_str(part),
                RawChunk::Abbreviation(name) => match self.values.get(&name.to_lowercase()) {
                    Some(value) if value.len() <= self.left => {
                        self.left -= value.len();
                        text.push_str(value);
                    }
                    _ => {
                        unknown = unknown.or(Some(name));
                        text.push_str(name);
                    }
                },
            }
        }
        (text, unknown)
    }
}
