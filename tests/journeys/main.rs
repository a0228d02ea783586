//! Whole journeys by keyboard: a script of keys, then what the screen shows.

mod edit;
mod embeds;
mod find;
mod images;
mod jump;
mod linear;
mod parts;
mod reading;
mod renewed;
mod settings;
mod sources;
mod switcher;
mod tables;
mod trail;
mod vault;

use ibid::session::script::Script;
use ibid::ui::Message;
use vault::{index, open, unread};

/// The three sizes a journey is taken at.
const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (50, 20)];

/// Takes a journey at each size and holds the screens against their pictures.
fn journey(name: &str, keys: &str) {
    for (columns, rows) in SIZES {
        let (_folder, mut script) = open(columns, rows);
        picture(name, keys, (columns, rows), &mut script);
    }
}

/// Takes a journey and holds the screen against its picture.
fn picture(name: &str, keys: &str, (columns, rows): (u16, u16), script: &mut Script) {
    let screen = script.press(keys).screen();
    insta::with_settings!({ description => keys, omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), screen);
    });
}

#[test]
fn start() {
    journey("start", "");
}

#[test]
fn from_a_tag_to_its_notes() {
    journey("tag", "/slep<Enter>j");
}

#[test]
fn from_a_note_to_its_evidence_and_source() {
    journey("note", "/sleep<Enter><Enter>");
    journey("source", "/sleep<Enter><Enter>l<Enter>");
    journey("source-references", "/sleep<Enter><Enter>l<Enter>l");
}

#[test]
fn help_and_problems() {
    journey("help", "/sleep<Enter><Enter>?");
    journey("problems", "!j");
}

#[test]
fn wide_and_hostile_text_keeps_its_columns() {
    journey("wide", "/wide<Enter>jj<Enter>");
    journey("hostile", "/wide<Enter>j<Enter>");
}

/// Presses keys and looks for what must be there and what must not.
fn look(script: &mut Script, keys: &str, shown: &[&str], hidden: &[&str]) {
    let screen = script.press(keys).screen();
    for text in shown {
        assert!(screen.contains(text), "{keys}: no “{text}” in\n{screen}");
    }
    for text in hidden {
        assert!(!screen.contains(text), "{keys}: “{text}” in\n{screen}");
    }
}

/// The same on a screen of 120×40 that was just opened.
fn check(keys: &str, shown: &[&str], hidden: &[&str]) {
    let (_folder, mut script) = open(120, 40);
    look(&mut script, keys, shown, hidden);
}

#[test]
fn choosing_narrows_widens_and_leaves_out() {
    for (keys, shown, hidden) in [
        ("/sleep<Enter>", "3 of 10", "nothing to see"),
        ("/sleep<Enter>/memo<Enter>", "1 of 10", "Slow Waves"),
        // a tag out of reach can still be chosen as one of several
        ("/slow<Esc>|/memory<Esc>|", "2 of 10", "x"),
        ("/sleep<Enter>/slow<Esc>-", "2 of 10", "x"),
        ("/sleep<Enter>1<Backspace>", "10 · evidence", "of 10"),
        ("/sleep<Enter>/memo<Enter>X", "10 · evidence", "of 10"),
        // Enter again on a tag that is chosen leaves it chosen
        ("/sleep<Enter>/sleep<Enter>", "3 of 10", "x"),
        ("/sleep<Enter>/wide<Enter>", "No note carries all of these", "x"),
        ("/zzz<Enter>", "No tag matches.", "x"),
    ] {
        let hidden = if hidden == "x" { "unexpected" } else { hidden };
        check(keys, &[shown], &[hidden]);
    }
}

#[test]
fn back_and_forward_restore_place_scroll_and_row() {
    let (_folder, mut script) = open(120, 40);
    let before = script.press("/wide<Enter><Enter>}}l").screen();
    assert!(before.contains("Paragraph 1 of section 2"), "{before}");
    let source = script.press("<Enter>").screen();
    assert!(source.contains("Source raschSleep2013"), "{source}");
    assert_eq!(script.press("<C-o>").screen(), before);
    assert_eq!(script.press("<A-Right>").screen(), source);
    assert_eq!(script.press("<Backspace>").screen(), before);
}

#[test]
fn a_jump_within_a_note_can_be_taken_back() {
    let (_folder, mut script) = open(120, 40);
    let end = script.press("/wide<Enter><Enter>G[[").screen();
    let heading = script.press("<Enter>").screen();
    assert!(heading.contains("Paragraph 1 of section 3") && !heading.contains("The end"), "{heading}");
    assert_eq!(script.press("<C-o>").screen(), end);
}

#[test]
fn links_are_walked_and_followed() {
    check("/wide<Enter><Enter>]<Enter>", &["漢字とかな"], &["Paragraph 1"]);
    check("/wide<Enter><Enter>]]<Enter>", &["https://example.org/a/rather/long/address"], &[]);
    check("/wide<Enter><Enter>]]]<Enter>", &["Source raschSleep2013", "Cited by (2)"], &[]);
    check("/wide<Enter><Enter>gG[<Enter>", &["A footnote."], &[]);
    check("/sleep<Enter><Enter>]<Enter>", &["3 of 10"], &[]);
}

#[test]
fn ambiguous_and_missing_targets_say_so() {
    let takeaway = "/memory<Enter><Enter>";
    check(&format!("{takeaway}]]]<Enter>"), &["Several notes have this name", "A/Twin.md", "B/Twin.md"], &[]);
    check(&format!("{takeaway}]]]<Enter>j<Enter>"), &["The second."], &["Several notes"]);
    check(&format!("{takeaway}]]]]<Enter>"), &["There is no note called Not There."], &[]);
}

#[test]
fn groups_and_properties_fold() {
    check("/memory<Enter>4", &["Sources (1)", "10.1038/nature04286"], &[]);
    check("/memory<Enter>4z", &["▸ Sources (1)"], &["https://doi.org/10.1038/nature04286 "]);
    check("/wide<Enter><Enter>", &["author: someone"], &["▾\u{a0}properties", "inside"]);
    check("/wide<Enter><Enter>p", &["▾\u{a0}properties"], &[]);
    check("/wide<Enter><Enter>z", &["inside"], &[]);
}

#[test]
fn keys_are_answered_before_there_is_an_index() {
    let (_folder, mut script, vault) = unread(120, 40);
    let screen = script.press("/memory").screen();
    assert!(screen.contains("/ memory") && screen.contains("listing the notes"), "{screen}");
    script.press("<Enter>");
    index(&mut script, &vault);
    let screen = script.screen();
    assert!(screen.contains("1 of 10") && screen.contains("10.1038/nature04286"), "{screen}");
}

#[test]
fn a_new_index_changes_nothing_the_reader_did() {
    let (_folder, mut script, vault) = unread(120, 40);
    index(&mut script, &vault);
    let before = script.press("/wide<Enter><Enter>}}]l").screen();
    index(&mut script, &vault);
    assert_eq!(script.screen(), before);
}

#[test]
fn a_note_that_is_gone_says_so() {
    let (folder, mut script) = open(120, 40);
    std::fs::remove_file(folder.path().join("vault/Notebook/Long.md")).unwrap();
    let screen = script.press("/wide<Enter>").screen();
    assert!(screen.contains("Long.md") && !screen.contains("Paragraph"), "{screen}");
}

#[test]
fn the_mouse_focuses_chooses_and_opens() {
    let (_folder, mut script) = open(120, 40);
    let row = |screen: &str, text: &str| {
        let line = screen.lines().position(|line| line.contains(text));
        line.unwrap_or_else(|| panic!("no {text} in\n{screen}")) as u16
    };
    let screen = script.screen();
    let screen = script.click(4, row(&screen, " Memory")).screen();
    assert!(screen.contains("1 of 10") && screen.contains("Sources (1)"), "{screen}");
    let screen = script.click(50, row(&screen, "https://doi.org/10.1038/nature04286 ")).screen();
    assert!(screen.contains("Source stickgoldSleep2005") && screen.contains("Cited by (2)"), "{screen}");
}

#[test]
fn quitting_asks_nothing() {
    for keys in ["q", "<C-c>", "/ab<C-c>", "?<C-c>"] {
        let (_folder, mut script) = open(80, 24);
        assert!(script.press(keys).has_quit(), "{keys}");
    }
    let (_folder, mut script) = open(80, 24);
    assert!(!script.press("/q").has_quit() && !script.press("<Esc>?q").has_quit());
}

/// A few pseudo-random numbers, the same on every run.
fn numbers(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    }
}

#[test]
fn no_size_and_no_keys_bring_it_down() {
    let keys = [
        "j",
        "k",
        "<C-d>",
        "<C-u>",
        "<Space>",
        "b",
        "g",
        "G",
        "<Enter>",
        "<Tab>",
        "<S-Tab>",
        "/",
        "w",
        "s",
        "<Esc>",
        "|",
        "-",
        "x",
        "X",
        "v",
        "o",
        "]",
        "[",
        "}",
        "{",
        "p",
        "z",
        "1",
        "2",
        "3",
        "4",
        "<Backspace>",
        "<A-Right>",
        "?",
        "!",
        "t",
        "T",
        "d",
        "Q",
        "y",
        "E",
        ":",
        "<C-w>",
        "漢",
        "S",
        "e",
        "n",
        "N",
        "<Left>",
        "<Home>",
        "<Delete>",
        "(",
        "f",
        "F",
        "K",
        "O",
        "m",
        "'",
        "Z",
        "V",
        ")",
    ];
    let mut random = numbers(7);
    let (_folder, mut script) = open(120, 40);
    for (columns, rows) in (0..=130).flat_map(|columns| (0..=45).map(move |rows| (columns, rows))) {
        script.resize(columns, rows);
        script.press(keys[random(keys.len())]).press(keys[random(keys.len())]);
        if random(3) == 0 {
            script.click(random(131) as u16, random(46) as u16);
        }
        script.screen();
    }
}

#[test]
fn a_citation_for_another_page_is_dropped() {
    let (_folder, mut script) = open(120, 40);
    script.press("/sleep<Enter><Enter>l<Enter>");
    let cited = |generation| Message::Cited { generation, citation: "Cited by someone else.".into() };
    let screen = script.screen();
    assert!(screen.contains("Born. 2013. “About"), "{screen}");
    script.tell(cited(1));
    assert_eq!(script.screen(), screen);
}
