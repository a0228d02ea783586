//! Every theme: the same screen as it looks in each, text that can be read on its ground, and nothing told by colour alone.

use ibid::config::Settings;
use ibid::live;
use ibid::session::script::Script;
use ibid::ui::theme::{BUNDLED, Depth, Glyphs, Role, Theme};
use ibid::ui::{Means, Opening};
use ibid::vault::Vault;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier, Style};
use std::fs;
use std::sync::Arc;

/// What the screens show: a list, a note with most of what looks different, its references.
const NOTES: [(&str, &str); 3] = [
    (
        "Claim.md",
        "---\ntags: [memory]\n---\n# Claim\n\nSleep **keeps** *new* `memory`, ==says== [[Insight]], [[Gone]] and [@doe2020].\n\n\
         - [ ] open\n- [x] done\n- one • two │ three\n\n> [!warning] Mind\n> that ✓\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n",
    ),
    ("Insight.md", "---\ntags: [memory, sleep]\n---\n# Insight\n\nsupports:: [[Claim]]\n"),
    ("Other.md", "---\ntags: [sleep]\n---\n# Other\n"),
];

/// The screen in `theme` with the note read and something found in it.
fn screen(theme: Theme) -> (String, Buffer) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("vault");
    fs::create_dir(&root).unwrap();
    NOTES.iter().for_each(|(path, text)| fs::write(root.join(path), text).unwrap());
    let vault = Arc::new(Vault::open(&root).unwrap());
    let opening = Opening { theme, means: Means::ALL, ..Opening::default() };
    let (index, _) = live::build(&vault, &Settings::default(), &|_| {});
    let mut script = Script::opened(vault, 100, 36, opening);
    script.index(index);
    script.press("/memory<Enter><Enter>]");
    (script.screen(), script.buffer())
}

/// The text of each row, and below it what its parts look like: `columns: text ground modifiers`.
fn styled(text: &str, buffer: &Buffer) -> String {
    let mut out = String::new();
    for (y, line) in text.lines().enumerate() {
        out.push_str(line.trim_end());
        out.push('\n');
        let cells: Vec<&Cell> = (0..buffer.area.width).map(|x| &buffer[(x, y as u16)]).collect();
        let mut at = 0;
        for run in cells.chunk_by(|one, other| one.style() == other.style()) {
            if run.iter().any(|cell| cell.symbol() != " ") || cells[0].bg != Color::Reset {
                out.push_str(&format!("  {at}–{}: {}\n", at + run.len(), shown(run[0])));
            }
            at += run.len();
        }
    }
    out
}

fn shown(cell: &Cell) -> String {
    let modifiers = if cell.modifier.is_empty() { String::new() } else { format!(" {:?}", cell.modifier) };
    format!("{} on {}{modifiers}", cell.fg, cell.bg)
}

#[test]
fn the_same_screen_in_every_theme() {
    for (name, _) in BUNDLED {
        let (text, buffer) = screen(Theme::bundled(name).unwrap().at(Depth::True));
        insta::assert_snapshot!(name, styled(&text, &buffer));
    }
}

#[test]
fn the_same_screen_with_fewer_colours() {
    for (depth, name) in [(Depth::TwoHundredFiftySix, "dark-256"), (Depth::Sixteen, "dark-16")] {
        let (text, buffer) = screen(Theme::bundled("dark").unwrap().at(depth));
        insta::assert_snapshot!(name, styled(&text, &buffer));
    }
    let none = screen(Theme::bundled("dark").unwrap().at(Depth::None));
    assert!(none == screen(Theme::monochrome()), "no colours are the monochrome theme");
}

#[test]
fn frames_and_marks_in_ascii_leave_the_text_of_notes_alone() {
    let (text, _) = screen(Theme::monochrome().with(Glyphs::Ascii));
    insta::assert_snapshot!("ascii", text);
    let own: String = text.chars().filter(|c| !c.is_ascii()).collect();
    assert_eq!(own.matches(['•', '│', '✓']).collect::<String>(), "•│✓", "{text}");
    assert_eq!(own.matches(['╭', '─', '▸', '▾', '┃', '☐', '☑', '┼']).count(), 0, "{text}");
}

/// The relative luminance of a colour, by WCAG 2.
fn luminance(colour: Color) -> f64 {
    let Color::Rgb(r, g, b) = colour else { panic!("{colour} is no true colour") };
    let linear = |channel: u8| match f64::from(channel) / 255.0 {
        low if low <= 0.04045 => low / 12.92,
        high => ((high + 0.055) / 1.055).powf(2.4),
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// How well text in `style` is told from its ground, by WCAG 2: from 1 to 21.
fn contrast(style: Style) -> f64 {
    let (one, other) = (luminance(style.fg.unwrap()), luminance(style.bg.unwrap()));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Roles that nothing is drawn over.
const TOPMOST: [Role; 4] = [Role::Selection, Role::LinkSelected, Role::Found, Role::FoundSelected];

#[test]
fn text_in_true_colour_is_read_on_whatever_it_lies() {
    for (name, least) in [("light", 4.5), ("dark", 4.5), ("high-contrast", 7.0)] {
        let theme = Theme::bundled(name).unwrap();
        for under in Role::all().filter(|role| !TOPMOST.contains(role)) {
            for over in Role::all() {
                let style = theme.ground().patch(theme.style(under)).patch(theme.style(over));
                let told = contrast(style);
                assert!(told >= least, "{name}: {over:?} over {under:?} is {told:.2}:1");
                assert!(
                    !style.add_modifier.intersects(Modifier::DIM | Modifier::REVERSED),
                    "{name}: {over:?}"
                );
            }
        }
    }
}

#[test]
fn with_sixteen_colours_no_text_is_as_its_ground() {
    for (name, _) in BUNDLED {
        let theme = Theme::bundled(name).unwrap().at(Depth::Sixteen);
        for role in Role::all() {
            let style = theme.ground().patch(theme.style(role));
            assert!(style.fg.is_none() || style.fg != style.bg, "{name}: {role:?}");
        }
    }
}

/// What is told in a line of text: links by what they lead to, what is found, what is marked.
const TOLD_APART: [Role; 9] = [
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

#[test]
fn nothing_is_told_by_colour_alone() {
    for (name, _) in BUNDLED {
        let theme = Theme::bundled(name).unwrap();
        // which colour is left out; whether there is a ground of its own is seen without telling colours apart
        let without_colour =
            |role| (theme.style(role).add_modifier, role != Role::Text && theme.style(role).bg.is_some());
        for (i, role) in TOLD_APART.iter().enumerate() {
            for other in &TOLD_APART[..i] {
                let [one, two] = [*role, *other].map(without_colour);
                assert_ne!(one, two, "{name}: {role:?} and {other:?}");
            }
        }
        let marked = [
            (Role::Selection, Role::SelectionUnfocused),
            (Role::Match, Role::Text),
            (Role::BorderFocused, Role::Border),
        ];
        for (role, other) in marked {
            assert_ne!(without_colour(role), without_colour(other), "{name}: {role:?} and {other:?}");
        }
    }
}
