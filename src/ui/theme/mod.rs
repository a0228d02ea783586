//! What each part of the screen looks like: roles → styles, as a theme file says. It reads no files, no environment, and
//! draws nothing.
//!
//! Nothing is told by colour alone: every role differs by a modifier or a ground of its own, or its widget sets a mark
//! beside it.

mod depth;
mod glyphs;
mod read;
mod role;

use std::borrow::Cow;
use std::collections::BTreeMap;

use ratatui::style::{Color, Style};

pub use depth::Depth;
pub use glyphs::Glyphs;
pub use read::{ReadTheme, colour_names, read};
pub use role::{CalloutTone, Role};

/// The themes that are part of the program: their names and files. The first is the default; the last has no colours, and
/// is what the others change.
pub const BUNDLED: [(&str, &str); 5] = [
    ("terminal", include_str!("bundled/terminal.toml")),
    ("light", include_str!("bundled/light.toml")),
    ("dark", include_str!("bundled/dark.toml")),
    ("high-contrast", include_str!("bundled/high-contrast.toml")),
    (MONOCHROME, include_str!("bundled/monochrome.toml")),
];

const MONOCHROME: &str = "monochrome";

/// How everything looks, and the signs that are drawn beside text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    styles: BTreeMap<Role, Style>,
    glyphs: Glyphs,
}

impl Default for Theme {
    /// The terminal's own sixteen colours.
    fn default() -> Self {
        Theme::bundled(BUNDLED[0].0).unwrap_or_else(Theme::monochrome)
    }
}

impl Theme {
    /// The theme of that name, if it is part of the program.
    pub fn bundled(name: &str) -> Option<Theme> {
        let (_, text) = BUNDLED.iter().find(|(bundled, _)| *bundled == name)?;
        Some(read(text, name).theme)
    }

    /// Modifiers only, for `NO_COLOR` and simple terminals.
    pub fn monochrome() -> Theme {
        Theme::bundled(MONOCHROME).unwrap_or_else(Theme::plain)
    }

    /// Everything alike: what a theme is before its file is read.
    fn plain() -> Theme {
        Theme { styles: BTreeMap::new(), glyphs: Glyphs::default() }
    }

    /// The style of `role`, to be patched over the style of what it lies on.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(&role.styled_as()).copied().unwrap_or_default()
    }

    /// The style of the whole screen, on which everything lies.
    pub fn ground(&self) -> Style {
        self.style(Role::Text)
    }

    /// Whether it has any colour.
    pub fn has_colours(&self) -> bool {
        self.styles.values().any(|style| style.fg.is_some() || style.bg.is_some())
    }

    /// `text` as it is drawn in this role: signs of ibid's own as the theme has them, anything else as it is.
    pub fn drawn<'t>(&self, role: Role, text: &'t str) -> Cow<'t, str> {
        if role.is_drawn() { self.glyphs.of(text) } else { Cow::Borrowed(text) }
    }

    /// `text`, which is ibid's own, in the signs of the theme.
    pub fn sign<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.glyphs.of(text)
    }

    /// The signs beside text.
    pub fn glyphs(&self) -> Glyphs {
        self.glyphs
    }

    /// The same theme with these signs.
    pub fn with(self, glyphs: Glyphs) -> Theme {
        Theme { glyphs, ..self }
    }

    /// The same theme on a terminal with so many colours: each colour becomes the nearest there is, and where text would be
    /// as its ground, black or white.
    pub fn at(self, depth: Depth) -> Theme {
        if depth == Depth::None {
            return Theme { glyphs: self.glyphs, ..Theme::monochrome() };
        }
        let ground = self.ground();
        let styles = self.styles.iter().map(|(role, style)| (*role, shallow(*style, ground, depth)));
        Theme { styles: styles.collect(), glyphs: self.glyphs }
    }
}

fn shallow(style: Style, ground: Style, depth: Depth) -> Style {
    let near = |colour: Option<Color>| colour.map(|colour| depth::nearest(colour, depth));
    let (fg, bg) = (near(style.fg), near(style.bg));
    let behind = bg.or_else(|| near(ground.bg));
    let fg = match behind {
        Some(behind) if fg == Some(behind) => Some(depth::readable_on(behind)),
        _ => fg,
    };
    Style { fg, bg, ..style }
}
