//! A parsed note and what it holds: the values every other layer works with. No parsing and no other notes here.

use super::Stamp;
use super::forms::{Direction, LinkForm, Origin, TagForm};
use super::packed::{
    Block, BlockIdData, CitationData, Head, HeadingData, LinkData, Place, Record, RelationData, Span,
    TagData, fact, list, numbers,
};
use std::fmt;
use std::sync::Arc;

/// One note as parsed. Its strings lie packed in a block, with those of other notes or alone; the methods give them as `&str`.
/// Every list is in the order of the file.
#[derive(Clone, Default)]
pub struct Note {
    pub(super) block: Arc<Block>,
    pub(super) place: Place,
    pub(super) stamp: Stamp,
    /// The size of the file's text.
    pub(super) bytes: u64,
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

/// The id of a block, without its `^`, and the 1-based line it stands on: at the block's end, or below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockName<'n> {
    pub name: &'n str,
    pub line: u32,
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
        self.fact(fact::PATH).unwrap_or("")
    }

    /// The property `title`, else the file's name without its extension.
    pub fn title(&self) -> &str {
        self.fact(fact::TITLE).unwrap_or("")
    }

    /// What a list shows: one line of plain text, never empty.
    pub fn label(&self) -> &str {
        self.fact(fact::LABEL).unwrap_or("")
    }

    /// The note's type, from its properties or its folder.
    pub fn kind(&self) -> Option<&str> {
        self.fact(fact::KIND)
    }

    /// The published address, as written.
    pub fn permalink(&self) -> Option<&str> {
        self.fact(fact::PERMALINK)
    }

    /// The property `created`, as text.
    pub fn created(&self) -> Option<&str> {
        self.fact(fact::CREATED)
    }

    /// The property `updated`, as text.
    pub fn updated(&self) -> Option<&str> {
        self.fact(fact::UPDATED)
    }

    /// The front matter as one JSON object in text form, `{}` when there is none.
    pub fn properties(&self) -> &str {
        self.fact(fact::PROPERTIES).unwrap_or("{}")
    }

    /// The size of the file's text in bytes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// How its file looked when it was read; zero where nobody said.
    pub fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// The same note, read from a file that looked so.
    pub fn stamped(self, stamp: Stamp) -> Note {
        Note { stamp, ..self }
    }

    /// How many rendered Dataview tables the note holds.
    pub fn tables(&self) -> u32 {
        self.block.record::<Head>(self.place, 0).tables
    }

    /// Whether the properties or the name say that the note is about one cited work.
    pub fn is_literature(&self) -> bool {
        self.block.record::<Head>(self.place, 0).literature
    }

    /// The file's name without folder and extension.
    pub fn stem(&self) -> &str {
        super::path::stem(self.path())
    }

    /// Other names the note goes by.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        self.all().map(|span| self.str(span))
    }

    /// The headings.
    pub fn headings(&self) -> impl ExactSizeIterator<Item = Heading<'_>> {
        self.all().map(|h: HeadingData| Heading { level: h.level, text: self.str(h.text), line: h.line })
    }

    /// How many links there are; [`Note::link`] takes an index below it.
    pub fn link_count(&self) -> usize {
        list::<LinkData>(&self.block, self.place).1
    }

    /// The links to notes and files of the vault.
    pub fn links(&self) -> impl ExactSizeIterator<Item = Link<'_>> {
        self.all().map(|data| self.link_view(data))
    }

    /// The link at `index`.
    pub fn link(&self, index: usize) -> Option<Link<'_>> {
        self.nth(index).map(|data| self.link_view(data))
    }

    /// The tags said by the properties and inline; links into a tag folder are in [`Note::links`].
    pub fn tags(&self) -> impl ExactSizeIterator<Item = TagUse<'_>> {
        self.all().map(|t: TagData| TagUse { name: self.str(t.name), line: t.line, form: t.form })
    }

    /// The relations.
    pub fn relations(&self) -> impl ExactSizeIterator<Item = Relation<'_>> {
        self.all().map(|data| self.relation_view(data))
    }

    /// The relation at `index`.
    pub fn relation(&self, index: usize) -> Option<Relation<'_>> {
        self.nth(index).map(|data| self.relation_view(data))
    }

    /// The citations.
    pub fn citations(&self) -> impl ExactSizeIterator<Item = Citation<'_>> {
        self.all().map(|c: CitationData| Citation {
            key: self.some(c.key),
            text: self.some(c.text),
            doi: self.some(c.doi),
            url: self.some(c.url),
            locator: self.some(c.locator),
            context: self.str(c.context),
            line: c.line,
            origin: c.origin,
        })
    }

    /// The ids of blocks.
    pub fn block_ids(&self) -> impl ExactSizeIterator<Item = BlockName<'_>> {
        self.all().map(|id: BlockIdData| BlockName { name: self.str(id.name), line: id.line })
    }

    fn link_view(&self, data: LinkData) -> Link<'_> {
        Link {
            target: self.str(data.target),
            anchor: self.some(data.anchor),
            text: self.str(data.text),
            context: self.str(data.context),
            line: data.line,
            form: data.form,
            embed: data.embed,
        }
    }

    fn relation_view(&self, data: RelationData) -> Relation<'_> {
        Relation {
            name: self.str(data.name),
            direction: data.direction,
            target: self.str(data.target),
            text: self.str(data.text),
            line: data.line,
            citation: data.citation.map(|c| c as usize),
        }
    }

    /// The records of one list.
    fn all<R: Record>(&self) -> impl ExactSizeIterator<Item = R> {
        let (first, count) = list::<R>(&self.block, self.place);
        (0..count).map(move |index| self.block.record(self.place, first + index * R::SIZE))
    }

    fn nth<R: Record>(&self, index: usize) -> Option<R> {
        let (first, count) = list::<R>(&self.block, self.place);
        (index < count).then(|| self.block.record(self.place, first + index * R::SIZE))
    }

    /// One of the facts that are text.
    fn fact(&self, which: usize) -> Option<&str> {
        self.some(self.block.record(self.place, which * Span::SIZE))
    }

    fn some(&self, span: Span) -> Option<&str> {
        (!span.is_empty()).then(|| self.str(span))
    }

    fn str(&self, span: Span) -> &str {
        self.block.str(self.place, span)
    }
}

/// Notes are the same when they say the same of files that look the same.
impl PartialEq for Note {
    fn eq(&self, other: &Note) -> bool {
        let parts = |note: &Note| (note.stamp, note.bytes);
        parts(self) == parts(other)
            && numbers(&self.block, self.place) == numbers(&other.block, other.place)
            && self.block.text_of(self.place) == other.block.text_of(other.place)
    }
}

impl Eq for Note {}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Note");
        shown.field("path", &self.path()).field("title", &self.title()).field("label", &self.label());
        shown.field("kind", &self.kind()).field("properties", &self.properties()).field("stamp", &self.stamp);
        shown.field("aliases", &self.aliases().collect::<Vec<_>>());
        shown.field("headings", &self.headings().collect::<Vec<_>>());
        shown
            .field("links", &self.links().collect::<Vec<_>>())
            .field("tags", &self.tags().collect::<Vec<_>>());
        shown.field("relations", &self.relations().collect::<Vec<_>>());
        shown.field("citations", &self.citations().collect::<Vec<_>>());
        shown.field("block_ids", &self.block_ids().collect::<Vec<_>>()).finish()
    }
}
