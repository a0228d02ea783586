//! A note's body as a reader sees it: blocks of styled runs, without width or colour. The screen lays it out.

/// A note's body, ready to be laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The properties in the order of the file, each value as one line of text; no tags, no publishing noise removed.
    pub properties: Vec<(String, String)>,
    /// The blocks from top to bottom.
    pub blocks: Vec<Block>,
    /// The links the runs point into.
    pub links: Vec<DocumentLink>,
    /// The ids of blocks, in the order of the file.
    pub ids: Vec<BlockId>,
}

/// The id of a block (`^id` at its end).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockId {
    pub name: String,
    /// The 1-based line of the file on which the id stands.
    pub line: u32,
    /// It stands in a paragraph of its own, and is the id of all of the block before.
    pub alone: bool,
}

/// A block and the 1-based line of the file it starts on.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub line: u32,
    pub kind: BlockKind,
}

/// The kinds of blocks.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    Heading {
        level: u8,
        text: Vec<Run>,
    },
    Paragraph(Vec<Run>),
    /// `first` is the number of the first item of an ordered list.
    List {
        first: Option<u64>,
        items: Vec<Item>,
    },
    Quote(Vec<Block>),
    /// An Obsidian callout, or HTML's details; `folded` is set where the writer made it foldable.
    Callout {
        kind: String,
        title: Vec<Run>,
        folded: Option<bool>,
        blocks: Vec<Block>,
    },
    Code {
        language: String,
        text: String,
    },
    Math(String),
    Table(Table),
    Rule,
    /// What a definition list defines; its meanings follow it.
    Term(Vec<Run>),
    Meaning(Vec<Block>),
    Footnote {
        label: String,
        blocks: Vec<Block>,
    },
    /// Another note, or a part of one, shown in place of a link to it; `title` is that link. The lines of `blocks` are
    /// those of the other file.
    Embed {
        title: Vec<Run>,
        blocks: Vec<Block>,
    },
}

/// An item of a list; `task` is the character between the brackets of a task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    pub task: Option<char>,
    pub blocks: Vec<Block>,
}

/// A table, from Markdown or rendered HTML; rows may be shorter or longer than the head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub alignment: Vec<Alignment>,
    pub head: Vec<Vec<Run>>,
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// How a column's text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    #[default]
    Left,
    Center,
    Right,
}

/// Text of one style. A line break the writer asked for is a run whose text is `"\n"`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    pub text: String,
    pub style: RunStyle,
    /// The place in [`Document::links`] of the link this run belongs to.
    pub link: Option<usize>,
}

/// What a run is, beside its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunStyle {
    pub strong: bool,
    pub emphasis: bool,
    pub strike: bool,
    pub code: bool,
    pub math: bool,
    pub highlight: bool,
    pub underline: bool,
    /// small print: row counts, references to footnotes
    pub small: bool,
    /// a superscript
    pub raised: bool,
    /// a subscript
    pub lowered: bool,
}

/// Where a run leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLink {
    pub to: LinkTarget,
    /// The 1-based line of the file.
    pub line: u32,
    /// How large its writer wants a picture to be.
    pub size: Option<PictureSize>,
}

/// How large a picture is to be, in pixels; without a height, as high as suits its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    pub width: u32,
    pub height: Option<u32>,
}

impl DocumentLink {
    /// A link on that 1-based line.
    pub fn new(to: LinkTarget, line: u32) -> Self {
        DocumentLink { to, line, size: None }
    }
}

/// The places a run can lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// A note or file of the vault, as written; `target` is empty within the note.
    Note { target: String, anchor: Option<String>, embed: bool },
    /// A tag, without `#`.
    Tag(String),
    /// A citation key, without `@`.
    Citation(String),
    /// A DOI, in lower case, without its resolver.
    Doi(String),
    /// An http, https, zotero or mailto address.
    Address(String),
    /// A footnote's label.
    Footnote(String),
    /// A 1-based line of the note at that path, exactly; no note's own links are such.
    Line { path: String, line: u32 },
}
