//! A theme file → a theme. What cannot be read as meant is told with its line, and the rest counts.
//!
//! A theme changes another, its `base`: what it does not say is as there. `[palette]` names colours, of the base too; in
//! `[roles]` a role is a colour for its text, or `{ fg, bg, modifiers }`, of which what is not given is the base's.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{BUNDLED, Role, Theme};
use crate::config::{Complaint, Complaints, nearest};

/// The names of colours that every theme file knows.
pub fn colour_names() -> impl Iterator<Item = &'static str> {
    COLOURS.iter().map(|(name, _)| *name)
}

/// What a theme file comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadTheme {
    pub theme: Theme,
    pub complaints: Vec<Complaint>,
}

/// The colours a terminal has by name.
const COLOURS: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

const MODIFIERS: [(&str, Modifier); 6] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("crossed-out", Modifier::CROSSED_OUT),
];

/// The keys of a file.
const KEYS: [&str; 3] = ["base", "palette", "roles"];
/// The keys of a role.
const PARTS: [&str; 3] = ["fg", "bg", "modifiers"];

const A_COLOUR: &str =
    ": a colour is \"#rrggbb\", a name of the palette, or one such as \"cyan\" or \"bright-black\"";

/// A value and where it stands.
type Value<'v> = Spanned<DeValue<'v>>;
/// A name and where it stands.
type Name<'v> = Spanned<DeString<'v>>;

/// What `text`, that of the file shown as `file`, says.
pub fn read(text: &str, file: &str) -> ReadTheme {
    let (definition, complaints) = define(text, file);
    ReadTheme { theme: definition.theme(), complaints }
}

/// What theme files say, one over the other, before names of colours are looked up: a palette changes a base as well.
#[derive(Default)]
struct Definition {
    palette: BTreeMap<String, Color>,
    roles: BTreeMap<Role, Parts>,
}

/// What is said of a role.
#[derive(Clone, Default)]
struct Parts {
    fg: Option<String>,
    bg: Option<String>,
    modifiers: Option<Modifier>,
}

impl Definition {
    /// The colour called `name`, the palette's first, or `#rrggbb`.
    fn colour(&self, name: &str) -> Option<Color> {
        let known = COLOURS.iter().find(|(known, _)| *known == name).map(|(_, colour)| *colour);
        self.palette.get(name).copied().or(known).or_else(|| in_hex(name))
    }

    fn theme(&self) -> Theme {
        let colour = |name: &Option<String>| name.as_deref().and_then(|name| self.colour(name));
        let style = |parts: &Parts| Style {
            fg: colour(&parts.fg),
            bg: colour(&parts.bg),
            add_modifier: parts.modifiers.unwrap_or_default(),
            ..Style::default()
        };
        let styles = self.roles.iter().map(|(role, parts)| (*role, style(parts)));
        Theme { styles: styles.collect(), ..Theme::plain() }
    }
}

fn define(text: &str, file: &str) -> (Definition, Vec<Complaint>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reading = Reading { said: Definition::default(), told: Complaints::of(file, text) };
    for error in errors {
        reading.told.tell(error.span().map_or(0, |span| span.start), error.message().to_string());
    }
    reading.take(table.get_ref());
    (reading.said, reading.told.sorted())
}

/// A file being read.
struct Reading<'t> {
    said: Definition,
    told: Complaints<'t>,
}

impl Reading<'_> {
    fn take(&mut self, table: &DeTable<'_>) {
        for (name, _) in table.iter().filter(|(name, _)| !KEYS.contains(&name.get_ref().as_ref())) {
            self.unknown("key", name, KEYS);
        }
        if let Some(base) = table.get("base") {
            self.said = self.base(base);
        }
        for (name, value) in self.entries("palette", table.get("palette")) {
            let colour = self.colour(value).and_then(|colour| self.said.colour(&colour));
            self.said.palette.extend(colour.map(|colour| (name.get_ref().to_string(), colour)));
        }
        for (name, value) in self.entries("roles", table.get("roles")) {
            match Role::all().find(|role| role.name() == name.get_ref().as_ref()) {
                Some(role) => self.role(role, value),
                None => self.unknown("role", name, Role::all().map(Role::name)),
            }
        }
    }

    /// A theme of the program's own, so that no theme is its own base.
    fn base(&mut self, value: &Value<'_>) -> Definition {
        let file = |name: &str| BUNDLED.iter().find(|(bundled, _)| *bundled == name);
        if let Some((name, text)) = value.get_ref().as_str().and_then(file) {
            return define(text, name).0;
        }
        let names: Vec<String> = BUNDLED.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        self.told.tell(value.span().start, format!("`base` should be one of {}", names.join(", ")));
        Definition::default()
    }

    /// The entries of a table, in the order of the file.
    fn entries<'v>(
        &mut self,
        name: &str,
        value: Option<&'v Value<'v>>,
    ) -> Vec<(&'v Name<'v>, &'v Value<'v>)> {
        let Some(value) = value else { return Vec::new() };
        let DeValue::Table(table) = value.get_ref() else {
            let message = format!("`{name}` should be a table: [{name}], and its keys below");
            self.told.tell(value.span().start, message);
            return Vec::new();
        };
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        entries
    }

    /// Takes what is said of a role; what is not said of it stays as in the base.
    fn role(&mut self, role: Role, value: &Value<'_>) {
        let mut said = self.said.roles.get(&role).cloned().unwrap_or_default();
        match value.get_ref() {
            DeValue::Table(parts) => {
                for (name, _) in parts.iter().filter(|(name, _)| !PARTS.contains(&name.get_ref().as_ref())) {
                    self.unknown("key", name, PARTS);
                }
                said.fg = parts.get("fg").and_then(|value| self.colour(value)).or(said.fg);
                said.bg = parts.get("bg").and_then(|value| self.colour(value)).or(said.bg);
                said.modifiers =
                    parts.get("modifiers").and_then(|value| self.modifiers(value)).or(said.modifiers);
            }
            _ => said.fg = self.colour(value).or(said.fg),
        }
        self.said.roles.insert(role, said);
    }

    fn modifiers(&mut self, value: &Value<'_>) -> Option<Modifier> {
        let one = |value: &Value<'_>| {
            let name = value.get_ref().as_str()?;
            MODIFIERS.iter().find(|(known, _)| *known == name).map(|(_, modifier)| *modifier)
        };
        let all = value.get_ref().as_array().and_then(|list| list.iter().map(one).collect());
        if all.is_none() {
            let names = MODIFIERS.map(|(name, _)| name).join(", ");
            self.told.tell(value.span().start, format!("modifiers should be a list of {names}"));
        }
        all
    }

    /// The name of a colour that there is.
    fn colour(&mut self, value: &Value<'_>) -> Option<String> {
        let name = value.get_ref().as_str().unwrap_or_default();
        if self.said.colour(name).is_some() {
            return Some(name.to_owned());
        }
        let names = self.said.palette.keys().map(String::as_str).chain(COLOURS.map(|(name, _)| name));
        let meant = nearest(name, names, 1).first().map(|near| format!(": did you mean `{near}`?"));
        let message = format!("unknown colour `{name}`{}", meant.as_deref().unwrap_or(A_COLOUR));
        self.told.tell(value.span().start, message);
        None
    }

    fn unknown<'n>(&mut self, what: &str, name: &Name<'_>, names: impl IntoIterator<Item = &'n str>) {
        let meant = nearest(name.get_ref(), names, 1).first().map(|near| format!(": did you mean `{near}`?"));
        let message = format!("unknown {what} `{}`{}", name.get_ref(), meant.unwrap_or_default());
        self.told.tell(name.span().start, message);
    }
}

fn in_hex(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some(Color::Rgb(channel(0)?, channel(2)?, channel(4)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_changes_its_base() {
        let text = "base = 'monochrome'\n[palette]\nsky = '#0080ff'\n[roles]\ntext = { fg = 'sky', bg = 'black' }\n\
                    title = 'bright-red'\nlink-note = { modifiers = ['bold', 'italic'] }\n";
        let ReadTheme { theme, complaints } = read(text, "own.toml");
        assert_eq!(complaints, []);
        let style = Style::new();
        for (role, expected) in [
            (Role::Text, style.fg(Color::Rgb(0, 128, 255)).bg(Color::Black)),
            (Role::Title, style.fg(Color::LightRed)),
            (Role::LinkNote, style.bold().italic()),
            (Role::Strong, style.bold()),
        ] {
            assert_eq!(theme.style(role), expected, "{role:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_and_the_rest_counts() {
        for (text, expected) in [
            ("bass = 'dark'", "t:1: unknown key `bass`: did you mean `base`?"),
            ("\nroles = 3", "t:2: `roles` should be a table: [roles], and its keys below"),
            ("[roles]\ntitl = 'red'", "t:2: unknown role `titl`: did you mean `title`?"),
            ("[roles]\ntitle = 'rad'", "t:2: unknown colour `rad`: did you mean `red`?"),
            ("[roles]\ntitle = { fh = 'red' }", "t:2: unknown key `fh`: did you mean `fg`?"),
            (
                "[roles]\ntitle = '#12345'",
                "t:2: unknown colour `#12345`: a colour is \"#rrggbb\", a name of the palette, or one such as \"cyan\" or \"bright-black\"",
            ),
            (
                "base = 'mine'",
                "t:1: `base` should be one of \"terminal\", \"light\", \"dark\", \"high-contrast\", \"monochrome\"",
            ),
            (
                "[roles]\ntitle = { modifiers = ['loud'] }",
                "t:2: modifiers should be a list of bold, dim, italic, underlined, reversed, crossed-out",
            ),
        ] {
            let rest = if text.contains("roles = 3") { "" } else { "\n[roles.key]\nfg = 'green'\n" };
            let ReadTheme { theme, complaints } = read(&format!("{text}{rest}"), "t");
            let told: Vec<String> = complaints.iter().map(ToString::to_string).collect();
            assert_eq!(told, [expected], "{text}");
            assert!(rest.is_empty() || theme.style(Role::Key).fg == Some(Color::Green), "{text}");
        }
    }

    #[test]
    fn the_bundled_themes_are_right_and_know_every_role() {
        for (name, text) in BUNDLED {
            let ReadTheme { theme, complaints } = read(text, name);
            assert_eq!(complaints, [], "{name}");
            let missing: Vec<Role> = Role::all().filter(|role| !theme.styles.contains_key(role)).collect();
            assert_eq!(missing, [], "{name}");
        }
    }
}
