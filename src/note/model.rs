//! A parsed note and what it holds: the values every other layer works with. No parsing and no other notes here.

use super::Stamp;
use super::packed::{Span, slice, some};

/// One note as parsed. Its strings lie packed in one store; the methods give them as `&str`.
/// Every list is in the order of the file.
#[derive(Debug, Default)]
pub struct Note {
    pub(super) store: Box<str>,
    pub(super) head: Head,
    pub(super) aliases: Box<[Span]>,
    pub(super) headings: Box<[HeadingData]>,
    pub(super) links: Box<[LinkData]>,
    pub(super) tags: Box<[TagData]>,
    pub(super) relations: Box<[RelationData]>,
    pub(super) citations: Box<[CitationData]>,
}

/// The single facts of a note.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub path: Span,
    pub title: Span,
    pub label: Span,
    pub kind: Span,
    pub permalink: Span,
    pub created: Span,
    pub updated: Span,
    pub properties: Span,
    pub bytes: u64,
    pub stamp: Stamp,
    pub tables: u32,
    pub literature: bool,
}

#[derive(Debug)]
pub(super) struct HeadingData {
    pub level: u8,
    pub text: Span,
    pub line: u32,
}

#[derive(Debug)]
pub(super) struct LinkData {
    pub target: Span,
    pub anchor: Span,
    pub text: Span,
    pub context: Span,
    pub line: u32,
    pub form: LinkForm,
    pub embed: bool,
}

#[derive(Debug)]
pub(super) struct TagData {
    pub name: Span,
    pub line: u32,
    pub form: TagForm,
}

#[derive(Debug)]
pub(super) struct RelationData {
    pub name: Span,
    pub target: Span,
    pub text: Span,
    pub line: u32,
    pub direction: Direction,
    pub citation: Option<u32>,
}

#[derive(Debug)]
pub(super) struct CitationData {
    pub key: Span,
    pub text: Span,
    pub doi: Span,
    pub url: Span,
    pub locator: Span,
    pub context: Span,
    pub line: u32,
    pub origin: Origin,
}

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

/// A heading: `level` 1 to 6, `line` 1-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading<'n> {
    pub level: u8,
    pub text: &'n str,
    pub line: u32,
}

/// A link to a note or a file of the vault, as written. `target` is empty for a link within the note;
/// `context` is the plain text around it, cut to a line a list can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'n> {
    pub target: &'n str,
    pub anchor: Option<&'n str>,
    pub text: &'n str,
    pub context: &'n str,
    pub line: u32,
    pub form: LinkForm,
    pub embed: bool,
}

/// A tag as the note says it, without its `#`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TagUse<'n> {
    pub name: &'n str,
    pub line: u32,
    pub form: TagForm,
}

/// A named, directed tie to another note: `name` is the column's header, the property or the field;
/// `text` the rendered content beside it; `citation` the place in [`Note::citations`] of the source the row cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation<'n> {
    pub name: &'n str,
    pub direction: Direction,
    pub target: &'n str,
    pub text: &'n str,
    pub line: u32,
    pub citation: Option<usize>,
}

/// One naming of a source. At least one of `key`, `text`, `doi` and `url` is there; `doi` is in lower case, without its resolver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation<'n> {
    pub key: Option<&'n str>,
    pub text: Option<&'n str>,
    pub doi: Option<&'n str>,
    pub url: Option<&'n str>,
    pub locator: Option<&'n str>,
    pub context: &'n str,
    pub line: u32,
    pub origin: Origin,
}

impl Note {
    /// The path in the vault, with `/`, NFC.
    pub fn path(&self) -> &str {
        self.str(self.head.path)
    }

    /// The property `title`, else the file's name without its extension.
    pub fn title(&self) -> &str {
        self.str(self.head.title)
    }

    /// What a list shows: one line of plain text, never empty.
    pub fn label(&self) -> &str {
        self.str(self.head.label)
    }

    /// The note's type, from its properties or its folder.
    pub fn kind(&self) -> Option<&str> {
        some(&self.store, self.head.kind)
    }

    /// The published address, as written.
    pub fn permalink(&self) -> Option<&str> {
        some(&self.store, self.head.permalink)
    }

    /// The property `created`, as text.
    pub fn created(&self) -> Option<&str> {
        some(&self.store, self.head.created)
    }

    /// The property `updated`, as text.
    pub fn updated(&self) -> Option<&str> {
        some(&self.store, self.head.updated)
    }

    /// The front matter as one JSON object in text form, `{}` when there is none.
    pub fn properties(&self) -> &str {
        some(&self.store, self.head.properties).unwrap_or("{}")
    }

    /// The size of the file's text in bytes.
    pub fn bytes(&self) -> u64 {
        self.head.bytes
    }

    /// How its file looked when it was read; zero where nobody said.
    pub fn stamp(&self) -> Stamp {
        self.head.stamp
    }

    /// The same note, read from a file that looked so.
    pub fn stamped(mut self, stamp: Stamp) -> Note {
        self.head.stamp = stamp;
        self
    }

    /// How many rendered Dataview tables the note holds.
    pub fn tables(&self) -> u32 {
        self.head.tables
    }

    /// Whether the properties or the name say that the note is about one cited work.
    pub fn is_literature(&self) -> bool {
        self.head.literature
    }

    /// The file's name without folder and extension.
    pub fn stem(&self) -> &str {
        super::path::stem(self.path())
    }

    /// Other names the note goes by.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        self.aliases.iter().map(|span| self.str(*span))
    }

    /// The headings.
    pub fn headings(&self) -> impl ExactSizeIterator<Item = Heading<'_>> {
        self.headings.iter().map(|h| Heading { level: h.level, text: self.str(h.text), line: h.line })
    }

    /// How many links there are; [`Note::link`] takes an index below it.
    pub fn link_count(&self) -> usize {
        self.links.len()
    }

    /// The links to notes and files of the vault.
    pub fn links(&self) -> impl ExactSizeIterator<Item = Link<'_>> {
        self.links.iter().map(|data| self.link_view(data))
    }

    /// The link at `index`.
    pub fn link(&self, index: usize) -> Option<Link<'_>> {
        self.links.get(index).map(|data| self.link_view(data))
    }

    /// The tags said by the properties and inline; links into a tag folder are in [`Note::links`].
    pub fn tags(&self) -> impl ExactSizeIterator<Item = TagUse<'_>> {
        self.tags.iter().map(|t| TagUse { name: self.str(t.name), line: t.line, form: t.form })
    }

    /// The relations.
    pub fn relations(&self) -> impl ExactSizeIterator<Item = Relation<'_>> {
        self.relations.iter().map(|data| self.relation_view(data))
    }

    /// The relation at `index`.
    pub fn relation(&self, index: usize) -> Option<Relation<'_>> {
        self.relations.get(index).map(|data| self.relation_view(data))
    }

    /// The citations.
    pub fn citations(&self) -> impl ExactSizeIterator<Item = Citation<'_>> {
        self.citations.iter().map(|c| Citation {
            key: some(&self.store, c.key),
            text: some(&self.store, c.text),
            doi: some(&self.store, c.doi),
            url: some(&self.store, c.url),
            locator: some(&self.store, c.locator),
            context: self.str(c.context),
            line: c.line,
            origin: c.origin,
        })
    }

    fn link_view(&self, data: &LinkData) -> Link<'_> {
        Link {
            target: self.str(data.target),
            anchor: some(&self.store, data.anchor),
            text: self.str(data.text),
            context: self.str(data.context),
            line: data.line,
            form: data.form,
            embed: data.embed,
        }
    }

    fn relation_view(&self, data: &RelationData) -> Relation<'_> {
        Relation {
            name: self.str(data.name),
            direction: data.direction,
            target: self.str(data.target),
            text: self.str(data.text),
            line: data.line,
            citation: data.citation.map(|c| c as usize),
        }
    }

    fn str(&self, span: Span) -> &str {
        slice(&self.store, span)
    }
}
