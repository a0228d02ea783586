//! The notes pane, driven by actions and by what is found: what is listed, selected and told.

use super::{NotesOutcome, NotesPane};
use crate::index::NoteId;
use crate::search::query::parse;
use crate::search::text::{Match, Place};
use crate::ui::keys::{Action, Context, Motion};
use crate::ui::snapshot::Snapshot;
use crate::ui::testing::{note, snapshot};

fn garden() -> Snapshot {
    snapshot(&[("a.md", ""), ("b.md", ""), ("c.md", ""), ("d.md", ""), ("e.md", "")])
}

/// A pane that lists all notes.
fn pane(garden: &Snapshot) -> NotesPane {
    let mut pane = NotesPane::default();
    pane.resize(40, 20, garden);
    pane.list(garden, garden.notes.clone());
    pane
}

/// `b7 a3`: notes with their scores.
fn matches(garden: &Snapshot, text: &str) -> Vec<Match> {
    let found = |word: &str| {
        let (name, score) = word.split_at(1);
        let place = Place { line: 1, snippet: name.into(), marks: Vec::new() };
        Match { note: note(garden, &format!("{name}.md")), score: score.parse().unwrap(), place: Some(place) }
    };
    text.split_whitespace().map(found).collect()
}

/// The notes listed, the selected one marked, and what stands beside the pane's name.
fn shown(pane: &NotesPane, garden: &Snapshot) -> String {
    let name = |id: &NoteId| {
        let mark = if pane.selected() == Some(*id) { ">" } else { "" };
        format!("{mark}{}", garden.index.note(*id).path().trim_end_matches(".md"))
    };
    format!("{} | {}", pane.listed().iter().map(name).collect::<Vec<_>>().join(" "), pane.aside())
}

/// What is typed letter by letter; the outcome of the last.
fn type_in(pane: &mut NotesPane, text: &str) -> NotesOutcome {
    pane.type_query();
    text.chars().fold(NotesOutcome::Done, |_, c| pane.type_text(c.encode_utf8(&mut [0; 4])))
}

#[test]
fn the_list_stays_until_something_of_the_new_query_is_found() {
    let garden = garden();
    let mut pane = pane(&garden);
    assert_eq!(type_in(&mut pane, "word"), NotesOutcome::Asked);
    let old = pane.expect();
    assert_eq!(shown(&pane, &garden), ">a b c d e | 5… · evidence");
    let new = pane.expect();
    assert!(pane.expects(new) && !pane.expects(old));
    pane.add(&garden, Vec::new());
    assert_eq!(shown(&pane, &garden), ">a b c d e | 5… · evidence");
    pane.add(&garden, matches(&garden, "c4 b2"));
    assert_eq!(shown(&pane, &garden), ">c b | 2… of 5 · best first");
    pane.finish(&garden, Vec::new());
    assert_eq!(shown(&pane, &garden), ">c b | 2 of 5 · best first");
    assert!(!pane.expects(new));
    pane.expect();
    pane.finish(&garden, vec!["no tag is called `x`".into()]);
    assert_eq!(shown(&pane, &garden), " | 0 of 5 · evidence");
}

#[test]
fn while_more_is_found_the_selection_stays_on_its_note() {
    let garden = garden();
    for (typing, down, expected) in [
        // nobody has chosen yet: the best is selected
        (true, 0, ">d c e b"),
        (true, 1, "d c e >b"),
        (false, 0, "d >c e b"),
        (false, 1, "d c e >b"),
    ] {
        let mut pane = pane(&garden);
        type_in(&mut pane, "word");
        pane.expect();
        pane.add(&garden, matches(&garden, "c4 b2"));
        if !typing {
            pane.act(Action::Open, &garden);
        }
        for _ in 0..down {
            pane.act(Action::Move(Motion::Down), &garden);
        }
        pane.add(&garden, matches(&garden, "d9 e3"));
        assert_eq!(shown(&pane, &garden), format!("{expected} | 4… of 5 · best first"), "{typing} {down}");
    }
}

#[test]
fn a_new_index_shows_nothing_new_until_all_is_found_again() {
    let old = garden();
    let mut pane = pane(&old);
    type_in(&mut pane, "word");
    pane.expect();
    pane.add(&old, matches(&old, "c4 b2"));
    pane.finish(&old, Vec::new());
    pane.act(Action::Move(Motion::Down), &old);
    let new = snapshot(&[("0.md", ""), ("a.md", ""), ("b.md", ""), ("c.md", "")]);
    pane.renew(&new, &|note| new.index.note_at(old.index.note(note).path()));
    pane.expect_again();
    assert_eq!(shown(&pane, &new), "c >b | 2 of 4 · best first");
    pane.add(&new, matches(&new, "a9 b8"));
    assert_eq!(shown(&pane, &new), "c >b | 2 of 4 · best first");
    pane.finish(&new, Vec::new());
    assert_eq!(shown(&pane, &new), "a >b | 2 of 4 · best first");
}

#[test]
fn a_wrong_query_asks_for_what_was_asked_for_before() {
    let garden = garden();
    let mut pane = pane(&garden);
    assert_eq!(type_in(&mut pane, "word"), NotesOutcome::Asked);
    assert_eq!(type_in(&mut pane, "(x"), NotesOutcome::Done);
    assert_eq!(pane.query().text(), "word");
    assert_eq!(pane.act(Action::EraseWord, &garden), NotesOutcome::Done);
    assert_eq!(pane.act(Action::EraseWord, &garden), NotesOutcome::Asked);
}

#[test]
fn escape_leaves_the_line_then_the_words_then_the_pane() {
    let garden = garden();
    let mut pane = pane(&garden);
    pane.ask(parse("tag:x").unwrap());
    assert_eq!(pane.act(Action::Cancel, &garden), NotesOutcome::Ignored);
    type_in(&mut pane, "word");
    assert_eq!((pane.context(), pane.query().text()), (Context::Query, "tag:x word"));
    assert_eq!(pane.act(Action::Cancel, &garden), NotesOutcome::Done);
    assert_eq!(pane.context(), Context::Notes);
    assert_eq!(pane.act(Action::Cancel, &garden), NotesOutcome::TagsOnly);
}

#[test]
fn a_click_on_the_line_gives_it_the_keys_and_on_a_row_selects() {
    let garden = garden();
    let mut pane = pane(&garden);
    assert_eq!(pane.click(1, &garden), NotesOutcome::Moved);
    assert_eq!(shown(&pane, &garden), "a >b c d e | 5 · evidence");
    pane.ask(parse("word").unwrap());
    assert_eq!((pane.click(0, &garden), pane.context()), (NotesOutcome::Done, Context::Query));
    assert_eq!((pane.click(2, &garden), pane.context()), (NotesOutcome::Read, Context::Notes));
}
