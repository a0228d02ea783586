//! What a reader may decide about the screen. Plain values; what they come to on a terminal is not known here.

/// How the screen looks and which keys it knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScreenSettings {
    pub theme: ThemeChoice,
    pub colours: Colours,
    pub borders: Borders,
    pub images: Images,
    pub layout: PaneLayout,
    pub widths: Widths,
    /// Keys of the reader's own, in the order of the file.
    pub keys: Vec<KeyChoice>,
}

/// A theme asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeChoice {
    /// A name, or the path of a file.
    pub name: String,
    /// What says so: the file, variable or argument, and the 1-based line in a file.
    pub said_at: (String, Option<u32>),
}

/// The theme where none is asked for.
pub const DEFAULT_THEME: &str = "terminal";

impl Default for ThemeChoice {
    fn default() -> Self {
        ThemeChoice { name: DEFAULT_THEME.into(), said_at: Default::default() }
    }
}

/// How many colours the terminal is taken to have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// as many as it is known to have
    #[default]
    Auto,
    True,
    TwoHundredFiftySix,
    Sixteen,
    None,
}

/// What frames, bars and marks are drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Borders {
    /// lines, where the terminal is known to have them
    #[default]
    Auto,
    Lines,
    Ascii,
}

/// Whether pictures are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Images {
    /// where the terminal can, and the reader sits at this machine
    #[default]
    Auto,
    On,
    Off,
}

/// How the screen is made up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PaneLayout {
    /// as many panes as there is room for, in frames
    #[default]
    Panes,
    /// one pane at a time, and words in place of lines and columns: for those who listen
    Linear,
}

/// How the panes share the screen's width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Widths {
    /// The per cent that the lists take where they stand beside the note; `None`: as the screen decides.
    pub lists: Option<u16>,
    /// From how many columns on the references stand in a column of their own.
    pub three_columns: u16,
}

impl Default for Widths {
    fn default() -> Self {
        Widths { lists: None, three_columns: 168 }
    }
}

/// The keys a reader wants for an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyChoice {
    /// Where, by name; `None`: wherever the action has keys.
    pub place: Option<String>,
    /// The action's name.
    pub action: String,
    /// The keys as written; none: the action is not to have any.
    pub keys: Vec<String>,
    /// Where the settings say so: that file, and the 1-based line.
    pub said_at: (String, u32),
}

/// A value that is one of a few words, and those words.
pub(super) trait Words: Copy + PartialEq + 'static {
    const WORDS: &'static [(&'static str, Self)];

    /// The value that `word` names.
    fn named(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
    }

    /// The word for this value.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }
}

impl Words for Colours {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("auto", Colours::Auto),
        ("truecolor", Colours::True),
        ("256", Colours::TwoHundredFiftySix),
        ("16", Colours::Sixteen),
        ("none", Colours::None),
    ];
}

impl Words for Borders {
    const WORDS: &'static [(&'static str, Self)] =
        &[("auto", Borders::Auto), ("lines", Borders::Lines), ("ascii", Borders::Ascii)];
}

impl Words for Images {
    const WORDS: &'static [(&'static str, Self)] =
        &[("auto", Images::Auto), ("on", Images::On), ("off", Images::Off)];
}

impl Words for PaneLayout {
    const WORDS: &'static [(&'static str, Self)] =
        &[("panes", PaneLayout::Panes), ("linear", PaneLayout::Linear)];
}
