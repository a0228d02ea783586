//! The tree of a query. No reading of it and no index.

use super::bounds::Bounds;
use super::glob::Glob;
use std::ops::Range;

/// What is asked for: the text as typed, and what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) text: String,
    pub(super) root: Option<Expression>,
    /// The bytes of the text that say each of the things asked for together; none where it is alternatives that nothing
    /// encloses.
    pub(super) parts: Vec<Range<usize>>,
}

/// What a note has to satisfy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// each of these, which are at least two
    All(Vec<Expression>),
    /// one of these, which are at least two
    Any(Vec<Expression>),
    Not(Box<Expression>),
    Term(Term),
}

/// One thing that is asked of a note, and the bytes of the query that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub sought: Sought,
    pub span: Range<usize>,
}

/// What a term asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// something in the note's text or its names
    Text(TextTerm),
    /// a tag or one nested in it, in any case
    Tag(String),
    /// a part of the note's path
    Path(Glob),
    /// its kind, in any case
    Kind(String),
    /// a part of its title, label or an alias
    Title(Glob),
    /// that it cites this work: a key, a DOI, an address, or the work's own note
    Cites(String),
    /// that a link or relation of it leads to this address
    LinksTo(String),
    /// that a link or relation of the note at this address leads to it
    LinkedFrom(String),
    /// that it has something of this sort
    Has(Feature),
    /// when it was made or changed
    Date(DateField, Bounds),
    /// a property of its front matter, by name in any case
    Property(String, Wanted),
}

/// What is to be found in a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TextTerm {
    /// a word or phrase, anywhere in a line: without regard to case; letters typed without marks stand for marked ones too
    Words(String),
    /// a regular expression, within a line; [`super::pattern`] compiles it
    Pattern(String),
}

/// The dates of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateField {
    /// when it last changed; where only its creation is known, that
    Updated,
    Created,
}

/// What a property is to be. Of a list, one of its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// this, or a longer text that holds it as whole words
    Words(Glob),
    /// this and no more
    Whole(Glob),
    /// a number or a date within bounds
    Within(Bounds),
}

/// What a note can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// a work that it cites, or of which it is the own note
    Source,
    Tag,
    Link,
    /// a link or relation of another note that leads to it
    Backlink,
    Relation,
    /// a link that leads nowhere
    Unresolved,
    Heading,
    Alias,
    /// front matter
    Property,
    /// a rendered table
    Table,
    /// a work of which it is the own note
    Work,
    /// something that could not be read as meant
    Problem,
}

impl Feature {
    pub const ALL: [Feature; 12] = [
        Feature::Source,
        Feature::Tag,
        Feature::Link,
        Feature::Backlink,
        Feature::Relation,
        Feature::Unresolved,
        Feature::Heading,
        Feature::Alias,
        Feature::Property,
        Feature::Table,
        Feature::Work,
        Feature::Problem,
    ];

    /// The word that says it.
    pub fn name(self) -> &'static str {
        match self {
            Feature::Source => "source",
            Feature::Tag => "tag",
            Feature::Link => "link",
            Feature::Backlink => "backlink",
            Feature::Relation => "relation",
            Feature::Unresolved => "unresolved",
            Feature::Heading => "heading",
            Feature::Alias => "alias",
            Feature::Property => "property",
            Feature::Table => "table",
            Feature::Work => "work",
            Feature::Problem => "problem",
        }
    }
}

impl Query {
    /// The query as typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it means; `None` when it asks for nothing, so that every note satisfies it.
    pub fn root(&self) -> Option<&Expression> {
        self.root.as_ref()
    }
}
