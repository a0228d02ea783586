//! One pane at a time, nothing drawn, the cursor on what is selected: for those who listen to the screen.

use ibid::config::PaneLayout;
use ibid::session::script::Script;
use ibid::ui::theme::{Glyphs, Theme};
use ibid::ui::{Means, Opening};
use tempfile::TempDir;

use super::picture;
use super::vault::{index, written};

fn linear(columns: u16, rows: u16) -> (TempDir, Script) {
    let table = "| Gap | Kept |\n|---|---|\n| a day | half |\n| a week | less |\n";
    let note = format!(
        "# Gaps #memory\n\n> [!warning] Short\n> - [ ] measure\n\n{table}\nSee [[Other]] [@doe1999].\n"
    );
    let (folder, vault) = written([("Gaps.md", note), ("Other.md", "Another #memory #sleep".into())]);
    let theme = Theme::monochrome().with(Glyphs::None);
    let opening = Opening { theme, means: Means::ALL, layout: PaneLayout::Linear, ..Opening::default() };
    let mut script = Script::opened(vault.clone(), columns, rows, opening);
    index(&mut script, &vault);
    (folder, script)
}

#[test]
fn what_is_shown_is_words() {
    for (name, keys) in
        [("tags", ""), ("notes", "2j"), ("note", "2<Enter>"), ("trail", "2<Enter>t"), ("help", "?")]
    {
        let size = (60, 20);
        let (_folder, mut script) = linear(size.0, size.1);
        picture(&format!("linear-{name}"), keys, size, &mut script);
    }
}

#[test]
fn nothing_is_drawn() {
    for keys in [
        "",
        "/m",
        "2",
        "2<Enter>",
        "4",
        "s",
        "a",
        "t",
        "2<Enter>w",
        "2<Enter>O",
        "?",
        "2<Enter>y",
        "2<Enter>Z",
    ] {
        let (_folder, mut script) = linear(120, 40);
        let screen = script.press(keys).screen();
        let drawn = screen.chars().filter(|c| ('─'..='╿').contains(c)).count();
        assert_eq!(drawn, 0, "{keys}:\n{screen}");
    }
}

#[test]
fn the_cursor_stands_on_what_is_selected() {
    for (keys, expected) in [
        ("", "memory"),
        ("j", "sleep"),
        ("2", "Gaps"),
        ("2j", "Other"),
        ("2<Enter>", "Gaps"),
        ("2<Enter>]]", "Other"),
        ("2<Enter>]]]", "@doe1999"),
        ("2<Enter>4", "doe1999"),
        ("2<Enter>t", "Gaps"),
        ("2<Enter>tj", "doe1999"),
    ] {
        let (_folder, mut script) = linear(80, 24);
        script.press(keys);
        let (_, row) = script.cursor().unwrap_or_else(|| panic!("{keys}: no cursor\n{}", script.screen()));
        let screen = script.screen();
        let line = screen.lines().nth(usize::from(row)).unwrap_or("");
        assert!(line.contains(expected), "{keys}: {expected} is not in line {row} of\n{screen}");
    }
}
