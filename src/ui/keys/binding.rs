//! What a binding is: where it holds, its keys, what they ask for, and how a reader is told.

use std::borrow::Cow;

use super::action::Action;
use super::key::Key;

/// Where a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// wherever nothing nearer binds the key
    Everywhere,
    /// the list of tags
    Tags,
    /// the line that searches tags: characters are text here
    Search,
    Notes,
    /// the line of the query: characters are text here
    Query,
    /// the note or source
    Page,
    /// a passage of it that is being marked
    Passage,
    /// the labels of its links, and the letters of marks: characters are theirs
    Hints,
    References,
    /// what lies over the screen: help, problems, candidates
    Overlay,
    /// a look at where something leads
    Peek,
    /// an overlay whose rows fold
    Trail,
    /// the picture of what stands around a note or source
    Graph,
    /// the list of all sources
    Sources,
    /// the line that searches them: characters are text here
    SourcesLine,
    /// the line that finds anything: characters are text here too
    Switcher,
    /// the line that finds a heading: characters are text here too
    Outline,
    /// the line that finds text in the note: characters are text here too
    InNote,
    /// the line that asks for an address: characters are text here too
    Prompt,
    /// the line that searches the help: characters are text here too
    Help,
    /// any line of text
    Line,
}

/// The headings of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Find,
    Search,
    Move,
    Read,
    Go,
    Panes,
    History,
    Screen,
}

/// What some keys ask for in a context.
#[derive(Clone, Debug)]
pub struct Binding {
    pub context: Context,
    pub group: Group,
    pub keys: Cow<'static, [Key]>,
    pub action: Action,
    /// One or two words for the status line; empty: not shown there.
    pub hint: &'static str,
    /// One line for the help.
    pub help: &'static str,
}

impl Group {
    /// In the order of the help.
    pub const ALL: [Group; 8] = [
        Group::Find,
        Group::Search,
        Group::Move,
        Group::Read,
        Group::Go,
        Group::Panes,
        Group::History,
        Group::Screen,
    ];

    /// The heading in the help.
    pub fn name(self) -> &'static str {
        match self {
            Group::Find => "Find",
            Group::Search => "While typing",
            Group::Move => "Move",
            Group::Read => "Read",
            Group::Go => "Go to and copy",
            Group::Panes => "Panes",
            Group::History => "History",
            Group::Screen => "Screen",
        }
    }
}

impl Context {
    /// Whether characters are text.
    pub fn takes_text(self) -> bool {
        self.wider() == Some(Context::Line)
    }

    /// The words that say where a binding holds; empty for everywhere.
    pub fn name(self) -> &'static str {
        match self {
            Context::Everywhere => "",
            Context::Search => "search line",
            Context::Overlay => "overlays",
            Context::Line => "every line",
            Context::SourcesLine => "sources line",
            Context::Switcher => "find-anything line",
            Context::Outline => "outline",
            Context::InNote => "find-in-note line",
            Context::Prompt => "go-to line",
            Context::Help => "help",
            Context::Tags => "tags",
            Context::Notes => "notes",
            Context::Query => "query line",
            Context::Page => "note",
            Context::Passage => "marked passage",
            Context::Hints => "labels and marks",
            Context::References => "references",
            Context::Peek => "look",
            Context::Trail => "trail",
            Context::Graph => "picture",
            Context::Sources => "sources",
        }
    }

    /// Where a key means something that means nothing here.
    pub fn wider(self) -> Option<Context> {
        match self {
            Context::Everywhere => None,
            Context::Trail | Context::Graph | Context::Sources | Context::Peek => Some(Context::Overlay),
            Context::Search | Context::SourcesLine | Context::Query => Some(Context::Line),
            Context::Switcher | Context::Prompt | Context::Help => Some(Context::Line),
            Context::Outline | Context::InNote | Context::Hints => Some(Context::Line),
            Context::Passage => Some(Context::Page),
            _ => Some(Context::Everywhere),
        }
    }
}
