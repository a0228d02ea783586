//! The ways in which notes say things: closed lists, each of a few.

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkForm {
    /// `[[target]]`
    Wiki,
    /// `[text](target)`
    Markdown,
    /// `<a class="internal-link">`
    Html,
    /// `"[[target]]"` in the front matter
    Property,
}

/// How a note says a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagForm {
    /// in the front matter
    Property,
    /// `#tag` in the prose
    Inline,
}

/// Which way a relation points, seen from the note that states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// the note rests on the target
    RestsOn,
    /// the note supports the target
    Supports,
    /// the target carries the note as its tag
    Tagged,
    /// no direction known
    Related,
}

impl Direction {
    /// The words of the contract and the screen.
    pub fn name(self) -> &'static str {
        match self {
            Direction::RestsOn => "rests on",
            Direction::Supports => "supports",
            Direction::Tagged => "tagged",
            Direction::Related => "related",
        }
    }
}

/// Where a note names a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// a row of a rendered table
    Table,
    /// a pandoc citation
    Pandoc,
    /// a DOI address in the prose
    Link,
}
