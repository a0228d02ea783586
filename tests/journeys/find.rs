//! Finding notes: the query in its line and in the tags, full text with its lines, matches in the note, saved searches.

use ibid::config::SavedSearch;
use ibid::session::script::Script;
use ibid::ui::theme::Theme;
use ibid::ui::{Findings, Means, Message, Opening};
use ratatui::style::Modifier;
use tempfile::TempDir;

use super::vault::{index, open, unread, written};
use super::{SIZES, check, journey, picture};

/// A screen with saved searches.
fn with_saved(columns: u16, rows: u16) -> (TempDir, Script) {
    let search = |name: &str, query: &str| SavedSearch {
        name: name.into(),
        query: query.into(),
        ..SavedSearch::default()
    };
    let searches = vec![
        search("Slow nights", "tag:sleep night OR waves"),
        search("hostile \u{1b}[31m", "\u{202e}wide"),
        search("broken", "tag:sleep (night"),
    ];
    let opening = Opening { theme: Theme::monochrome(), means: Means::ALL, searches, ..Opening::default() };
    let (folder, _, vault) = unread(columns, rows);
    let mut script = Script::opened(vault.clone(), columns, rows, opening);
    index(&mut script, &vault);
    (folder, script)
}

#[test]
fn full_text_is_listed_with_its_lines() {
    journey("find-text", "Ssleep");
    journey("find-open", "Ssleep<Enter>j<Enter>");
}

#[test]
fn tags_and_words_are_one_query() {
    journey("find-tags", "/sleep<Enter>Snight");
}

#[test]
fn a_wrong_query_says_where() {
    journey("find-error", "Ssleep (night");
}

#[test]
fn nothing_found_says_what_is_not_there() {
    journey("find-nothing", "Stag:slep night");
}

#[test]
fn saved_searches_stand_beside_the_tags() {
    for (columns, rows) in SIZES {
        let (_folder, mut script) = with_saved(columns, rows);
        picture("find-saved", "", (columns, rows), &mut script);
        picture("find-saved-taken", "/slow ni<Enter>", (columns, rows), &mut script);
    }
}

/// What is marked on the page, the match the reader is at with `>`.
fn marks(script: &mut Script) -> Vec<String> {
    let buffer = script.buffer();
    let found = Modifier::REVERSED | Modifier::UNDERLINED;
    let mut marks: Vec<String> = Vec::new();
    for row in buffer.area.rows() {
        let mut inside = false;
        for cell in row.positions().map(|at| &buffer[at]) {
            if !cell.modifier.contains(found) {
                inside = false;
                continue;
            }
            if !inside {
                marks.push(if cell.modifier.contains(Modifier::BOLD) { ">".into() } else { String::new() });
            }
            marks.last_mut().unwrap().push_str(cell.symbol());
            inside = true;
        }
    }
    marks
}

#[test]
fn matches_are_marked_in_the_note_and_walked() {
    let (_folder, mut script) = open(120, 40);
    for (keys, expected) in
        [("S\"of section 7\"<Enter>", &["of section 7"; 8][..]), ("<Enter>", &["of section 7"; 8])]
    {
        let marks: Vec<String> = marks(script.press(keys)).iter().map(|mark| mark.replace('>', "")).collect();
        assert_eq!(marks, expected, "{keys}");
    }
    let place = |script: &mut Script| marks(script).iter().position(|mark| mark.starts_with('>'));
    assert_eq!(place(&mut script), Some(0));
    assert_eq!(place(script.press("nn")), Some(2));
    assert_eq!(place(script.press("N")), Some(1));
    assert_eq!(place(script.press("NN")), Some(0));
    assert!(script.screen().contains("No more matches that way."));
    // without a search n goes on to the next link
    assert_eq!(marks(script.press("X")), Vec::<String>::new());
    let screen = script.press("Gnn<Enter>").screen();
    assert!(screen.contains("Paragraph 1 of section 3"), "{screen}");
}

#[test]
fn a_note_opens_where_it_answers_best() {
    check("S\"8 of section 8\"<Enter><Enter>", &["Paragraph 8 of section 8"], &["Paragraph 1 of section 2"]);
    check("S\"3 of section 9\"", &["Paragraph 3 of section 9"], &["Paragraph 1 of section 2"]);
    // a note that answers by its name opens at its start
    check("Stwin of b<Enter><Enter>", &["The second."], &["The first."]);
}

#[test]
fn a_match_is_in_view_where_one_pane_is_shown() {
    let (_folder, mut script) = open(50, 20);
    let screen = script.press("Spairs<Enter><Enter>").screen();
    assert!(screen.contains("updated: 2025-01-03") && screen.contains("Word pairs"), "{screen}");
    let screen = script.press("X2S\"8 of section 8\"<Enter><Enter>").screen();
    assert!(screen.contains("Paragraph 8 of section 8"), "{screen}");
    assert_eq!(marks(&mut script).first().map(String::as_str), Some(">8 of section 8"));
}

#[test]
fn the_query_and_the_tags_say_the_same() {
    for (keys, shown, hidden) in [
        ("/sleep<Enter>", &["› tag:Sleep", "+Sleep ×", "3 of 10"][..], &[][..]),
        ("/sleep<Esc>-", &["› -tag:Sleep", "−Sleep ×"], &["+Sleep"]),
        ("/slow<Esc>|/memory<Esc>|", &["(tag:\"Slow Waves\" OR tag:Memory)", "|Slow Waves × |Memory ×"], &[]),
        ("Stag:sleep<Enter>", &["+sleep ×", "3 of 10"], &[]),
        ("Snight tag:sleep -tag:memory<Enter>", &["+sleep × −memory ×"], &[]),
        // the tags change and the words stay
        ("Snight<Enter>/sleep<Enter>", &["› tag:Sleep night", "1 of 10"], &[]),
        ("/sleep<Enter>Snight<Enter>1x", &["› night", "1 of 10"], &["+Sleep"]),
        ("/sleep<Enter>Snight<C-u>", &["10 · evidence"], &["+Sleep"]),
        ("/sleep<Enter>Snight<Enter>X", &["10 · evidence"], &["+Sleep", "night ×"]),
        // Esc: out of the line, then out of the words, then to the tags
        ("/sleep<Enter>Snight<Esc>", &["› tag:Sleep night", "1 of 10"], &[]),
        ("/sleep<Enter>Snight<Esc><Esc>", &["› tag:Sleep", "3 of 10"], &["Sleep night"]),
        ("/sleep<Enter>Snight<Esc><Esc><Esc>/memo<Enter>", &["› tag:Sleep tag:Memory", "1 of 10"], &[]),
        // what cannot be read gives way to a tag
        ("S(night<Esc>/sleep<Enter>", &["› tag:Sleep", "3 of 10"], &["(night"]),
        (
            "Snight<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>1",
            &["10 · evidence"],
            &[],
        ),
    ] {
        check(keys, shown, hidden);
    }
}

#[test]
fn the_line_is_edited_where_its_caret_is() {
    for (keys, shown) in [
        ("Sslep<Left><Left>e", "› sleep"),
        ("Snight<Home>-", "› -night"),
        ("Sa night<Home><Delete><Delete>", "› night"),
        ("Snight<C-a>-<C-e> x", "› -night x"),
    ] {
        check(keys, &[shown], &[]);
    }
}

#[test]
fn what_is_found_for_an_older_query_is_dropped() {
    let (_folder, mut script) = open(120, 40);
    let screen = script.press("Ssleep").screen();
    for generation in 0..20 {
        script.tell(Message::AllFound { generation, findings: Findings::default() });
    }
    assert_eq!(script.screen(), screen);
}

#[test]
fn a_new_index_keeps_the_query_and_the_place() {
    let (_folder, mut script, vault) = unread(120, 40);
    assert!(script.press("Snight").screen().contains("› night"));
    index(&mut script, &vault);
    assert!(script.screen().contains("1 of 10 · best first"), "{}", script.screen());
    let before = script.press("<C-u>sleep<Enter>jj").screen();
    index(&mut script, &vault);
    assert_eq!(script.screen(), before);
    let before = script.press("<Enter>n").screen();
    index(&mut script, &vault);
    assert_eq!(script.screen(), before);
}

#[test]
fn a_broken_search_is_shown_to_be_mended() {
    let (_folder, mut script) = with_saved(120, 40);
    let screen = script.press("/broken<Enter>").screen();
    assert!(screen.contains("› tag:sleep (night") && screen.contains("expected `)`"), "{screen}");
    let screen = script.press("S<Backspace>)").screen();
    assert!(screen.contains("1 of 10 · best first"), "{screen}");
}

#[test]
fn a_hostile_line_stays_text() {
    let (_folder, vault) =
        written([("a.md", "before \u{1b}[31mred\u{1b}]0;x\u{7} \u{202e}word after\n".to_owned())]);
    let mut script = Script::new(vault.clone(), 80, 24);
    index(&mut script, &vault);
    let screen = script.press("Sword").screen();
    assert!(
        screen.contains("␛[31mred") && !screen.contains('\u{1b}') && !screen.contains('\u{202e}'),
        "{screen}"
    );
}
