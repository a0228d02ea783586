//! The kinds of things, and the signs that ask for one kind only.

use crate::index::{NoteId, SourceId, TagId};
use crate::note::doi;

/// Something a reader may go to or do. Its ids are valid for one index only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    Tag(TagId),
    Note(NoteId),
    Source(SourceId),
    /// A note's heading, by its place among them.
    Heading(NoteId, u32),
    /// A command, by its place in the list that was given.
    Command(u32),
}

/// The kinds, in the order they are listed where nothing else tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Tag,
    Note,
    Source,
    Heading,
    Command,
}

impl Kind {
    /// In their order.
    pub const ALL: [Kind; 5] = [Kind::Tag, Kind::Note, Kind::Source, Kind::Heading, Kind::Command];

    /// The word a reader sees.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Tag => "tag",
            Kind::Note => "note",
            Kind::Source => "source",
            Kind::Heading => "heading",
            Kind::Command => "command",
        }
    }

    /// What a query begins with that asks for this kind only: what notes themselves write before such a name.
    pub fn sign(self) -> &'static str {
        match self {
            Kind::Tag => "#",
            Kind::Note => "[[",
            Kind::Source => "@",
            Kind::Heading => "##",
            Kind::Command => ">",
        }
    }

    /// The kind that `query` asks for, if for one only, and the words of it; a DOI however it is written.
    pub fn asked(query: &str) -> (Option<Kind>, String) {
        let query = query.trim_start();
        let kinds = Kind::ALL.into_iter().filter(|kind| query.starts_with(kind.sign()));
        let kind = kinds.max_by_key(|kind| kind.sign().len());
        let words = &query[kind.map_or(0, |kind| kind.sign().len())..];
        (kind, doi::whole(words).unwrap_or_else(|| words.trim_start().to_owned()))
    }
}

impl Thing {
    /// Which kind it is.
    pub fn kind(self) -> Kind {
        match self {
            Thing::Tag(_) => Kind::Tag,
            Thing::Note(_) => Kind::Note,
            Thing::Source(_) => Kind::Source,
            Thing::Heading(..) => Kind::Heading,
            Thing::Command(_) => Kind::Command,
        }
    }
}
