//! Places in an index, and where links lead.

use serde::{Deserialize, Serialize};

/// A note's place in `Index::notes`; valid for one index only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NoteId(pub u32);

/// A tag's place in `Index::tags`; valid for one index only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TagId(pub u32);

/// A source's place in `Index::sources`; valid for one index only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// One note.
    Note(NoteId),
    /// One note, found only by its alias.
    Alias(NoteId),
    /// A file that is no note: its place in `Index::attachments`.
    Attachment(u32),
    /// Several notes with equal right: `Index::candidates`.
    Ambiguous,
    /// Nothing in the vault.
    Unresolved,
}

impl Resolution {
    /// The one note it leads to.
    pub fn note(self) -> Option<NoteId> {
        match self {
            Resolution::Note(id) | Resolution::Alias(id) => Some(id),
            _ => None,
        }
    }
}

/// A [`Resolution`] in four bytes, as the index keeps those of all links: what it is in the upper three bits, and the place
/// it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved(pub(super) u32);

/// The lowest bit of what a [`Resolved`] is.
const KIND: u32 = 29;

impl Resolved {
    /// The resolution.
    pub fn get(self) -> Resolution {
        let place = self.0 & ((1 << KIND) - 1);
        match self.0 >> KIND {
            0 => Resolution::Note(NoteId(place)),
            1 => Resolution::Alias(NoteId(place)),
            2 => Resolution::Attachment(place),
            3 => Resolution::Ambiguous,
            _ => Resolution::Unresolved,
        }
    }

    /// The one note it leads to.
    pub fn note(self) -> Option<NoteId> {
        self.get().note()
    }
}

impl From<Resolution> for Resolved {
    fn from(resolution: Resolution) -> Self {
        let (kind, place) = match resolution {
            Resolution::Note(id) => (0, id.0),
            Resolution::Alias(id) => (1, id.0),
            Resolution::Attachment(place) => (2, place),
            Resolution::Ambiguous => (3, 0),
            Resolution::Unresolved => (4, 0),
        };
        // No vault has as many files as there is room for places; of one that had, the last would not be found.
        if place >> KIND == 0 { Resolved(kind << KIND | place) } else { Resolved(4 << KIND) }
    }
}

/// A link of another note that leads here: `link` is its place among `from`'s links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Backlink {
    pub from: NoteId,
    pub link: u32,
}

/// A relation of another note that points here: `relation` is its place among `from`'s relations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PointedAt {
    pub from: NoteId,
    pub relation: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resolution_in_four_bytes_is_the_same() {
        let all = [
            Resolution::Note(NoteId(0)),
            Resolution::Note(NoteId((1 << KIND) - 1)),
            Resolution::Alias(NoteId(7)),
            Resolution::Attachment(9),
            Resolution::Ambiguous,
            Resolution::Unresolved,
        ];
        assert_eq!(all.map(|resolution| Resolved::from(resolution).get()), all);
        assert_eq!(Resolved::from(Resolution::Note(NoteId(1 << KIND))).get(), Resolution::Unresolved);
    }
}
