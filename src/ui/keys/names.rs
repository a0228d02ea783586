//! What actions and places are called in the configuration. The names stay: readers write them into their files.

use super::action::{Action, Caret, Motion};
use super::binding::Context;

impl Action {
    /// Its name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Action::Quit => "quit",
            Action::Cancel => "cancel",
            Action::Close => "close",
            Action::Help => "help",
            Action::Problems => "problems",
            Action::SearchTags => "search-tags",
            Action::Sources => "sources",
            Action::SearchSources => "search-sources",
            Action::Anything => "find-anything",
            Action::SearchNotes => "search-notes",
            Action::NextPane => "next-pane",
            Action::PreviousPane => "previous-pane",
            Action::GoToTags => "go-to-tags",
            Action::GoToNotes => "go-to-notes",
            Action::GoToPage => "go-to-note",
            Action::GoToReferences => "go-to-references",
            Action::Back => "back",
            Action::Forward => "forward",
            Action::Move(motion) => motion.name(),
            Action::Open => "open",
            Action::ToggleTag => "toggle-tag",
            Action::AnyTag => "any-tag",
            Action::NotTag => "not-tag",
            Action::RemoveTag => "remove-tag",
            Action::ClearQuery => "clear-query",
            Action::OpenTagNote => "open-tag-note",
            Action::NextOrder => "next-order",
            Action::GoToDoi => "go-to-doi",
            Action::ShowQr => "show-qr",
            Action::OpenOwnNote => "open-own-note",
            Action::Copy => "copy",
            Action::Export => "export",
            Action::Edit => "edit",
            Action::GoTo => "go-to",
            Action::LinkHints => "link-hints",
            Action::Peek => "peek",
            Action::Outline => "outline",
            Action::FindInNote => "find-in-note",
            Action::NextBlock => "next-paragraph",
            Action::PreviousBlock => "previous-paragraph",
            Action::SetMark => "set-mark",
            Action::ToMark => "go-to-mark",
            Action::Zen => "zen",
            Action::Passage => "mark-passage",
            Action::Around => "around",
            Action::NextLink => "next-link",
            Action::PreviousLink => "previous-link",
            Action::NextMatch => "next-match",
            Action::PreviousMatch => "previous-match",
            Action::NextHeading => "next-heading",
            Action::PreviousHeading => "previous-heading",
            Action::NextColumns => "next-columns",
            Action::PreviousColumns => "previous-columns",
            Action::FoldProperties => "fold-properties",
            Action::TrailDown => "trail-down",
            Action::TrailUp => "trail-up",
            Action::Fold => "fold",
            Action::Erase => "erase",
            Action::EraseWord => "erase-word",
            Action::EraseLine => "erase-line",
            Action::EraseNext => "erase-next",
            Action::Caret(caret) => caret.name(),
        }
    }
}

impl Motion {
    fn name(self) -> &'static str {
        match self {
            Motion::Down => "down",
            Motion::Up => "up",
            Motion::HalfDown => "half-page-down",
            Motion::HalfUp => "half-page-up",
            Motion::PageDown => "page-down",
            Motion::PageUp => "page-up",
            Motion::First => "first",
            Motion::Last => "last",
        }
    }
}

impl Caret {
    fn name(self) -> &'static str {
        match self {
            Caret::Left => "caret-left",
            Caret::Right => "caret-right",
            Caret::Start => "caret-start",
            Caret::End => "caret-end",
        }
    }
}

impl Context {
    /// Its name in the configuration: `[keys.NAME]`.
    pub fn place(self) -> &'static str {
        match self {
            Context::Everywhere => "everywhere",
            Context::Tags => "tags",
            Context::Search => "tag-search",
            Context::Notes => "notes",
            Context::Query => "query",
            Context::Page => "note",
            Context::Passage => "passage",
            Context::Hints => "labels",
            Context::References => "references",
            Context::Peek => "peek",
            Context::Graph => "around",
            Context::Outline => "outline",
            Context::InNote => "find-in-note",
            Context::Overlay => "overlay",
            Context::Trail => "trail",
            Context::Sources => "sources",
            Context::SourcesLine => "source-search",
            Context::Switcher => "find-anything",
            Context::Prompt => "prompt",
            Context::Help => "help",
            Context::Line => "line",
        }
    }
}
