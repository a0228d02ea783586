//! What each part of the screen looks like: a closed set of roles → styles. It reads no environment and draws nothing.
//!
//! Nothing is told by colour alone: every role differs by a modifier too, or its widget sets a mark beside it.

use ratatui::style::{Color, Modifier, Style};

/// The two looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// the terminal's own sixteen colours
    #[default]
    Colours,
    /// modifiers only, for `NO_COLOR` and simple terminals
    Monochrome,
}

/// The parts of the screen that look different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Text,
    /// the frame of a pane
    Border,
    BorderFocused,
    /// the name in the frame of a pane
    Title,
    TitleFocused,
    /// the chosen row of the focused list
    Selection,
    /// the chosen row of another list
    SelectionUnfocused,
    /// letters that match the query
    Match,
    /// counts, dates and other asides
    Dim,
    /// the heading of a group of rows
    Group,
    /// a chosen tag that notes must carry, may carry, must not carry
    TagAll,
    TagAny,
    TagNot,
    /// a note's heading, level 1 to 6
    Heading(u8),
    Strong,
    Emphasis,
    Strike,
    Underline,
    Small,
    Code,
    /// the words of code in a known language
    CodeComment,
    CodeString,
    CodeKeyword,
    CodeNumber,
    CodeName,
    Math,
    /// `==text==`
    Highlight,
    Quote,
    /// bullets, numbers, bars and other marks beside the text
    Mark,
    Rule,
    TableBorder,
    TableHead,
    LinkNote,
    LinkTag,
    LinkSource,
    LinkAddress,
    LinkAttachment,
    LinkFootnote,
    LinkUnresolved,
    /// the link the cursor is on
    LinkSelected,
    /// what the search finds in a note
    Found,
    /// and the one the reader is at
    FoundSelected,
    TaskOpen,
    TaskDone,
    Callout(CalloutTone),
    PropertyName,
    PropertyValue,
    Problem,
    StatusLine,
    /// a key in the status line and the help
    Key,
}

/// The tones of callouts; Obsidian's kinds fall into these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalloutTone {
    Note,
    Tip,
    Success,
    Question,
    Warning,
    Danger,
    Quote,
}

impl Theme {
    /// The style of `role`, to be patched over the style of what it lies on.
    pub fn style(self, role: Role) -> Style {
        let style = Style::new().add_modifier(modifiers(role));
        match self {
            Theme::Colours => colours(role, style),
            Theme::Monochrome => style,
        }
    }
}

fn modifiers(role: Role) -> Modifier {
    match role {
        Role::Selection | Role::LinkSelected => Modifier::REVERSED.union(Modifier::BOLD),
        Role::SelectionUnfocused => Modifier::BOLD,
        Role::Heading(1) => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::Heading(5..) => Modifier::ITALIC,
        Role::BorderFocused
        | Role::TitleFocused
        | Role::Match
        | Role::Group
        | Role::Heading(_)
        | Role::Strong => Modifier::BOLD,
        Role::TableHead | Role::TagAll | Role::Callout(_) | Role::Problem | Role::Key => Modifier::BOLD,
        Role::Emphasis | Role::Quote | Role::Math | Role::TagAny => Modifier::ITALIC,
        Role::Strike | Role::TagNot => Modifier::CROSSED_OUT,
        Role::Highlight => Modifier::REVERSED,
        Role::Found => Modifier::REVERSED.union(Modifier::UNDERLINED),
        Role::FoundSelected => Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::BOLD),
        Role::LinkSource => Modifier::UNDERLINED.union(Modifier::ITALIC),
        Role::LinkTag => Modifier::UNDERLINED.union(Modifier::BOLD),
        Role::LinkNote | Role::LinkAddress | Role::LinkAttachment | Role::Underline => Modifier::UNDERLINED,
        Role::Border | Role::Dim | Role::Small | Role::Mark | Role::Rule | Role::TableBorder => Modifier::DIM,
        Role::LinkUnresolved | Role::TaskDone | Role::PropertyName | Role::StatusLine => Modifier::DIM,
        Role::CodeComment => Modifier::DIM.union(Modifier::ITALIC),
        Role::CodeKeyword => Modifier::BOLD,
        Role::CodeString | Role::CodeNumber | Role::CodeName => Modifier::empty(),
        Role::Text | Role::Title | Role::Code | Role::LinkFootnote | Role::TaskOpen | Role::PropertyValue => {
            Modifier::empty()
        }
    }
}

fn colours(role: Role, style: Style) -> Style {
    let lit = |back| Style::new().fg(Color::Black).bg(back);
    match role {
        Role::Selection => lit(Color::Cyan).bold(),
        Role::LinkSelected => lit(Color::Yellow).bold(),
        Role::Highlight => lit(Color::LightYellow),
        Role::Found => lit(Color::Green),
        Role::FoundSelected => lit(Color::Yellow).bold(),
        Role::Callout(tone) => style.fg(tone_colour(tone)),
        _ => foreground(role).map_or(style, |colour| style.fg(colour)),
    }
}

fn foreground(role: Role) -> Option<Color> {
    let colour = match role {
        Role::BorderFocused | Role::TitleFocused | Role::LinkFootnote | Role::SelectionUnfocused => {
            Color::Cyan
        }
        Role::Match | Role::Key | Role::TaskOpen => Color::Yellow,
        Role::Heading(1 | 2) | Role::LinkTag | Role::TagAll | Role::TagAny => Color::Magenta,
        Role::Heading(_) | Role::Group | Role::PropertyName => Color::Cyan,
        Role::LinkNote => Color::Blue,
        Role::LinkSource | Role::TaskDone | Role::Code => Color::Green,
        Role::LinkAddress | Role::LinkAttachment => Color::Cyan,
        Role::LinkUnresolved | Role::Problem | Role::TagNot => Color::Red,
        Role::CodeString => Color::Green,
        Role::CodeKeyword => Color::Magenta,
        Role::CodeNumber => Color::Cyan,
        Role::CodeName => Color::Blue,
        Role::Math => Color::Yellow,
        _ => return None,
    };
    Some(colour)
}

fn tone_colour(tone: CalloutTone) -> Color {
    match tone {
        CalloutTone::Note => Color::Blue,
        CalloutTone::Tip => Color::Cyan,
        CalloutTone::Success => Color::Green,
        CalloutTone::Question | CalloutTone::Warning => Color::Yellow,
        CalloutTone::Danger => Color::Red,
        CalloutTone::Quote => Color::Magenta,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn monochrome_has_no_colour() {
        for role in [Role::Selection, Role::Highlight, Role::LinkNote, Role::Callout(CalloutTone::Danger)] {
            let style = Theme::Monochrome.style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }

    #[test]
    fn links_and_matches_differ_without_colour() {
        let roles = [
            Role::Text,
            Role::LinkNote,
            Role::LinkTag,
            Role::LinkSource,
            Role::LinkUnresolved,
            Role::LinkSelected,
            Role::Highlight,
            Role::Found,
            Role::FoundSelected,
        ];
        let styles: Vec<_> = roles.map(|role| Theme::Monochrome.style(role)).into();
        for (i, style) in styles.iter().enumerate() {
            assert!(!styles[..i].contains(style), "{:?}", roles[i]);
        }
    }
}
