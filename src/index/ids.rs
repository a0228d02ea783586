//! Places in an index, and where links lead.

/// A note's place in `Index::notes`; valid for one index only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NoteId(pub u32);

/// A tag's place in `Index::tags`; valid for one index only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TagId(pub u32);

/// A source's place in `Index::sources`; valid for one index only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// One note.
    Note(NoteId),
    /// One note, found only by its alias.
    Alias(NoteId),
    /// A file that is no note: its place in `Index::attachments`.
    Attachment(u32),
    /// Several notes with equal right.
    Ambiguous(Box<[NoteId]>),
    /// Nothing in the vault.
    Unresolved,
}

impl Resolution {
    /// The one note it leads to.
    pub fn note(&self) -> Option<NoteId> {
        match self {
            Resolution::Note(id) | Resolution::Alias(id) => Some(*id),
            _ => None,
        }
    }
}

/// A link of another note that leads here: `link` is its place among `from`'s links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Backlink {
    pub from: NoteId,
    pub link: u32,
}

/// A relation of another note that points here: `relation` is its place among `from`'s relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PointedAt {
    pub from: NoteId,
    pub relation: u32,
}
