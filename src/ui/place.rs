//! What can be read: a note or a source, named so that the name holds from one index to the next.

use crate::index::{Index, Node, NoteId, SourceId};

/// A note by its path, or a source by its id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Note(String),
    Source(String),
}

/// A place as the current index knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Note(NoteId),
    Source(SourceId),
    /// The index has nothing of that name (any more).
    Nothing,
}

impl Found {
    /// What stands for it where things are tied to each other; nothing for nothing.
    pub fn node(self, index: &Index) -> Option<Node> {
        match self {
            Found::Note(id) => Some(Node::of(index, id)),
            Found::Source(id) => Some(Node::Source(id)),
            Found::Nothing => None,
        }
    }

    /// The note, if it is one.
    pub fn note(self) -> Option<NoteId> {
        if let Found::Note(id) = self { Some(id) } else { None }
    }

    /// The source, if it is one.
    pub fn source(self) -> Option<SourceId> {
        if let Found::Source(id) = self { Some(id) } else { None }
    }
}

impl Place {
    /// The place of a node of `index`.
    pub fn of(index: &Index, node: Node) -> Place {
        match node {
            Node::Note(id) => Place::note(index, id),
            Node::Source(id) => Place::source(index, id),
        }
    }

    /// The place of a note of `index`.
    pub fn note(index: &Index, id: NoteId) -> Place {
        Place::Note(index.note(id).path().to_owned())
    }

    /// The place of a source of `index`.
    pub fn source(index: &Index, id: SourceId) -> Place {
        Place::Source(index.source(id).id.clone())
    }

    /// Gives it another path, if it is a note that `to` knows another path of.
    pub fn rename<'p>(&mut self, to: &impl Fn(&str) -> Option<&'p str>) {
        if let Place::Note(path) = self
            && let Some(other) = to(path)
        {
            *path = other.to_owned();
        }
    }

    /// Where it is in `index`.
    pub fn find(&self, index: &Index) -> Found {
        let found = match self {
            Place::Note(path) => index.note_at(path).map(Found::Note),
            Place::Source(id) => source(index, id).map(Found::Source),
        };
        found.unwrap_or(Found::Nothing)
    }
}

/// The source with that id, else one that has come to be known by it.
fn source(index: &Index, id: &str) -> Option<SourceId> {
    let at = index.sources().binary_search_by(|source| source.id.as_str().cmp(id));
    at.ok().and_then(|at| u32::try_from(at).ok()).map(SourceId).or_else(|| index.source_named(id))
}
