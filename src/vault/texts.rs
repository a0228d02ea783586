//! A vault as full text search wants it: the text of each note as it is now.

use super::Vault;
use crate::note::searchable;
use crate::search::text::Texts;

impl Texts for Vault {
    fn text(&self, path: &str) -> Option<String> {
        self.read(path).ok().map(|read| searchable(path, read.text))
    }
}
