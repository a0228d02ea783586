//! What could not be read as meant: a kind scripts can select by, a place and a sentence.

use serde::{Deserialize, Serialize};

/// Something in the content that could not be read as meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// The file's path in the vault.
    pub path: String,
    /// The 1-based line, 1 when it concerns the whole file.
    pub line: u32,
    /// What sort of problem it is.
    pub kind: ProblemKind,
    /// What is wrong and what was done about it.
    pub message: String,
}

/// The sorts of problems; their names are part of the contract of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ProblemKind {
    Unreadable,
    Encoding,
    FrontMatter,
    UnclosedFence,
    Html,
    /// a canvas that is none
    Canvas,
    Symlink,
    UnresolvedLink,
    /// a link to a part that its note does not have
    MissingAnchor,
    AmbiguousLink,
    DanglingRelation,
    /// what is meant as a DOI and is none
    MalformedDoi,
    /// a note of a kind that should rest on a source, and rests on none however far down
    NoteWithoutSource,
    SourceWithoutDoi,
    /// a key that prose cites and nothing says more of
    MissingKey,
    /// an entry of a library that no note cites
    UncitedEntry,
    DoiUnderTwoKeys,
    KeyWithTwoDois,
    /// a work whose year is told differently
    DifferingYears,
    /// an entry of a library file that cannot be read, or whose key was there before
    Library,
}

impl ProblemKind {
    /// Every kind, in their order.
    pub const ALL: [ProblemKind; 20] = [
        ProblemKind::Unreadable,
        ProblemKind::Encoding,
        ProblemKind::FrontMatter,
        ProblemKind::UnclosedFence,
        ProblemKind::Html,
        ProblemKind::Canvas,
        ProblemKind::Symlink,
        ProblemKind::UnresolvedLink,
        ProblemKind::MissingAnchor,
        ProblemKind::AmbiguousLink,
        ProblemKind::DanglingRelation,
        ProblemKind::MalformedDoi,
        ProblemKind::NoteWithoutSource,
        ProblemKind::SourceWithoutDoi,
        ProblemKind::MissingKey,
        ProblemKind::UncitedEntry,
        ProblemKind::DoiUnderTwoKeys,
        ProblemKind::KeyWithTwoDois,
        ProblemKind::DifferingYears,
        ProblemKind::Library,
    ];

    /// The name scripts see.
    pub fn name(self) -> &'static str {
        match self {
            ProblemKind::Unreadable => "unreadable",
            ProblemKind::Encoding => "encoding",
            ProblemKind::FrontMatter => "front-matter",
            ProblemKind::UnclosedFence => "unclosed-fence",
            ProblemKind::Html => "html",
            ProblemKind::Canvas => "canvas",
            ProblemKind::Symlink => "symlink",
            ProblemKind::UnresolvedLink => "unresolved-link",
            ProblemKind::MissingAnchor => "missing-anchor",
            ProblemKind::AmbiguousLink => "ambiguous-link",
            ProblemKind::DanglingRelation => "dangling-relation",
            ProblemKind::MalformedDoi => "malformed-doi",
            ProblemKind::NoteWithoutSource => "note-without-source",
            ProblemKind::SourceWithoutDoi => "source-without-doi",
            ProblemKind::MissingKey => "missing-key",
            ProblemKind::UncitedEntry => "uncited-entry",
            ProblemKind::DoiUnderTwoKeys => "doi-under-two-keys",
            ProblemKind::KeyWithTwoDois => "key-with-two-dois",
            ProblemKind::DifferingYears => "differing-years",
            ProblemKind::Library => "library",
        }
    }
}
