//! A screen as its reader has set it up: keys of one's own, the help that is searched, how to begin.

use ibid::config::{KeyChoice, Widths};
use ibid::session::script::Script;
use ibid::ui::keys::Keymap;
use ibid::ui::theme::Theme;
use ibid::ui::{Means, Opening};
use std::sync::Arc;
use tempfile::TempDir;

use super::vault::{index, unread};
use super::{SIZES, journey, picture};

/// A screen with these keys: `action` or `place.action`, each with its keys.
fn with_keys(columns: u16, rows: u16, keys: &[(&str, &[&str])]) -> (TempDir, Script) {
    let choice = |(name, keys): &(&str, &[&str])| {
        let (place, action) =
            name.rsplit_once('.').map_or((None, *name), |(place, action)| (Some(place), action));
        KeyChoice {
            place: place.map(String::from),
            action: action.into(),
            keys: keys.iter().map(ToString::to_string).collect(),
            said_at: Default::default(),
        }
    };
    let (keymap, told) = Keymap::new(&keys.iter().map(choice).collect::<Vec<_>>());
    assert_eq!(told, []);
    opened(columns, rows, Opening { keys: Arc::new(keymap), ..Opening::default() })
}

fn opened(columns: u16, rows: u16, opening: Opening) -> (TempDir, Script) {
    let (folder, _, vault) = unread(columns, rows);
    let opening = Opening { theme: Theme::monochrome(), means: Means::ALL, ..opening };
    let mut script = Script::opened(vault.clone(), columns, rows, opening);
    index(&mut script, &vault);
    (folder, script)
}

fn last_line(script: &mut Script) -> String {
    script.screen().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn the_help_is_searched() {
    journey("help-found", "/sleep<Enter><Enter>?trail");
    journey("help-key", "?d");
    journey("help-nothing", "?no such thing");
}

#[test]
fn the_help_lies_over_what_it_is_about() {
    journey("help-over-trail", "/sleep<Enter><Enter>t?");
    let (_folder, mut script) = opened(120, 40, Opening::default());
    let before = script.press("/sleep<Enter><Enter>t").screen();
    assert_eq!(script.press("?qr<Esc><Esc>").screen(), before, "back to the trail");
    assert_eq!(script.press("??").screen(), before, "the key that opens it closes it");
    assert_eq!(script.press("<Esc>a").press("?").screen().matches("Keys").count(), 0, "a letter of a line");
}

#[test]
fn a_row_of_the_help_is_done() {
    let (_folder, mut script) = opened(120, 40, Opening::default());
    let asked = script.press("/sleep<Enter><Enter>t").screen();
    let (_other, mut other) = opened(120, 40, Opening::default());
    assert_eq!(other.press("/sleep<Enter><Enter>?trail-down<Enter>").screen(), asked);
    let (_folder, mut script) = opened(120, 40, Opening::default());
    let help = script.press("?next-link").screen();
    assert_eq!(script.press("<Enter>").screen(), help, "there is no link in the list of tags");
    assert!(script.press("<Esc>quit<Enter>").has_quit());
}

#[test]
fn keys_of_ones_own_are_what_the_screen_knows_and_names() {
    let keys: [(&str, &[&str]); 5] = [
        ("search-tags", &[","]),
        ("help", &["F1", "h"]),
        ("previous-pane", &["Shift-Tab"]),
        ("tags.open", &["o", "Enter"]),
        ("quit", &[]),
    ];
    for (columns, rows) in SIZES {
        let (_folder, mut script) = with_keys(columns, rows, &keys);
        picture("rebound", ",sleep<Esc>o", (columns, rows), &mut script);
    }
    let (_folder, mut script) = with_keys(120, 40, &keys);
    assert!(last_line(&mut script).contains("o choose"), "{}", last_line(&mut script));
    assert!(
        last_line(&mut script).ends_with(", find a tag  F1 keys  Ctrl-c quit"),
        "{}",
        last_line(&mut script)
    );
    let before = script.screen();
    assert_eq!(script.press("/?").screen(), before, "the keys they had do nothing");
    let help = script.press("hsearch-tags").screen();
    assert!(help.contains(",                       find a tag"), "{help}");
    assert!(!script.press("<Esc><Esc>q").has_quit());
    assert!(script.press("<C-c>").has_quit());
}

#[test]
fn who_is_new_is_told_how_to_begin_until_the_first_key() {
    for (columns, rows) in SIZES {
        let (_folder, mut script) = opened(columns, rows, Opening { greets: true, ..Opening::default() });
        picture("greeting", "", (columns, rows), &mut script);
        let greeting = last_line(&mut script);
        assert!(greeting.contains("/ and a few letters of a tag"), "{greeting}");
        script.press("j");
        assert!(!last_line(&mut script).contains("letters of a tag"));
    }
}

#[test]
fn what_there_is_to_say_is_told_until_the_first_key() {
    let told = Some("ibid.toml:3: unknown key `them`: did you mean `theme`?".to_owned());
    let (_folder, mut script) = opened(120, 40, Opening { told, ..Opening::default() });
    assert!(last_line(&mut script).contains("did you mean `theme`?"), "{}", last_line(&mut script));
    script.press("j");
    assert!(!last_line(&mut script).contains("unknown key"));
}

#[test]
fn the_lists_are_as_wide_as_the_reader_wants() {
    let widths = Widths { lists: Some(50), three_columns: 168 };
    let (_folder, mut script) = opened(120, 40, Opening { widths, ..Opening::default() });
    let first = script.screen().lines().next().unwrap_or_default().to_owned();
    assert_eq!(first.chars().position(|c| c == '╮'), Some(59), "{first}");
}
