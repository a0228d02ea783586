//! All that a reader can ask for. What it does is said where it is handled.

/// Something a reader asks for, by a key or a click.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Quit,
    /// A step back out.
    Cancel,
    /// Takes what lies over the screen away.
    Close,
    Help,
    Problems,
    SearchTags,
    /// Every source, over the screen.
    Sources,
    SearchSources,
    /// Tags, notes, sources and commands in one list.
    Anything,
    /// The line of the query, which says which notes are listed.
    SearchNotes,
    NextPane,
    PreviousPane,
    GoToTags,
    GoToNotes,
    GoToPage,
    GoToReferences,
    Back,
    Forward,
    Move(Motion),
    /// Enter: choose, read, follow, fold, whatever the row or link is for.
    Open,
    ToggleTag,
    AnyTag,
    NotTag,
    RemoveTag,
    /// Every note again.
    ClearQuery,
    OpenTagNote,
    NextOrder,
    GoToDoi,
    ShowQr,
    OpenOwnNote,
    Copy,
    Export,
    /// The reader's editor, on the note.
    Edit,
    /// The prompt for an address.
    GoTo,
    /// Labels on the links in view, to go to one.
    LinkHints,
    /// The beginning of what is selected, over the screen.
    Peek,
    /// The headings of what is read, over the screen.
    Outline,
    NextLink,
    PreviousLink,
    /// To what the query asks for in the note; without it as [`Action::NextLink`].
    NextMatch,
    PreviousMatch,
    /// The line that finds text in the note.
    FindInNote,
    NextBlock,
    PreviousBlock,
    NextHeading,
    PreviousHeading,
    /// To other columns of a table that is too wide for the page.
    NextColumns,
    PreviousColumns,
    FoldProperties,
    /// A mark here, by the letter that follows.
    SetMark,
    /// To the mark of the letter that follows.
    ToMark,
    /// The note alone on the screen.
    Zen,
    /// Marks a passage of the note, to be copied.
    Passage,
    TrailDown,
    TrailUp,
    Fold,
    /// The picture of what stands around a note or source.
    Around,
    Erase,
    EraseWord,
    EraseLine,
    /// The character behind the caret.
    EraseNext,
    Caret(Caret),
}

/// A movement of the caret in a line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Caret {
    Left,
    Right,
    Start,
    End,
}

/// A movement: of the selection in a list, of the text in a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Motion {
    Down,
    Up,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    First,
    Last,
}
