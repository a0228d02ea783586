//! What could not be read as meant: a kind scripts can select by, a place and a sentence.

/// Something in the content that could not be read as meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProblemKind {
    Unreadable,
    Encoding,
    FrontMatter,
    UnclosedFence,
    Html,
    Symlink,
    UnresolvedLink,
    AmbiguousLink,
    DanglingRelation,
    /// an entry of a library file that cannot be read, or whose key was there before
    Library,
}

impl ProblemKind {
    /// The name scripts see.
    pub fn name(self) -> &'static str {
        match self {
            ProblemKind::Unreadable => "unreadable",
            ProblemKind::Encoding => "encoding",
            ProblemKind::FrontMatter => "front-matter",
            ProblemKind::UnclosedFence => "unclosed-fence",
            ProblemKind::Html => "html",
            ProblemKind::Symlink => "symlink",
            ProblemKind::UnresolvedLink => "unresolved-link",
            ProblemKind::AmbiguousLink => "ambiguous-link",
            ProblemKind::DanglingRelation => "dangling-relation",
            ProblemKind::Library => "library",
        }
    }
}
