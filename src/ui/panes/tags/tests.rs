//! The tags pane, driven by actions: what is listed, chosen and told.

use super::list::Item;
use super::{TagsOutcome, TagsPane};
use crate::config::SavedSearch;
use crate::search::{Mode, notes, reachable};
use crate::ui::keys::{Action, Context, Motion};
use crate::ui::snapshot::Snapshot;
use crate::ui::testing::snapshot;

fn garden() -> Snapshot {
    snapshot(&[
        ("a.md", "#sleep #memory"),
        ("b.md", "#sleep #naps"),
        ("c.md", "#memory"),
        ("Tags/Naps.md", "About naps."),
    ])
}

/// The pane as it stands, told what can be reached.
fn pane(garden: &Snapshot) -> TagsPane {
    let mut pane = TagsPane::default();
    pane.resize(10);
    tell(&mut pane, garden);
    pane
}

fn tell(pane: &mut TagsPane, garden: &Snapshot) {
    let notes = notes(&garden.index, pane.choices());
    pane.set_reachable(garden, &reachable(&garden.index, &notes));
}

/// The rows as `name count`, the selected one marked.
fn rows(pane: &TagsPane, garden: &Snapshot) -> String {
    let row = |(at, row): (usize, &super::list::Row)| {
        let mark = if at == pane.cursor.selected { ">" } else { "" };
        match row.item {
            Item::Tag(tag) => format!("{mark}{} {}", garden.index.tag(tag).name, row.count),
            Item::Saved(at) => format!("{mark}[{}]", pane.saved[at].name),
        }
    };
    pane.list.rows().iter().enumerate().map(row).collect::<Vec<_>>().join(", ")
}

fn chosen(pane: &TagsPane) -> String {
    let mark = |mode| match mode {
        Mode::All => '+',
        Mode::Any => '|',
        Mode::Not => '-',
    };
    pane.choices()
        .iter()
        .map(|choice| format!("{}{}", mark(choice.mode), choice.tag))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn keys_choose_in_one_of_three_ways_and_again_lets_go() {
    let garden = garden();
    for (actions, expected) in [
        (&[Action::ToggleTag][..], "+memory"),
        (&[Action::ToggleTag, Action::ToggleTag], ""),
        (&[Action::AnyTag], "|memory"),
        (&[Action::AnyTag, Action::NotTag], "-memory"),
        (&[Action::NotTag, Action::NotTag], ""),
        (&[Action::ToggleTag, Action::AnyTag], "|memory"),
        (&[Action::ToggleTag, Action::Move(Motion::Down), Action::NotTag], "+memory -Naps"),
        (&[Action::ToggleTag, Action::Move(Motion::Down), Action::NotTag, Action::RemoveTag], "+memory"),
        (&[Action::Open], "+memory"),
    ] {
        let mut pane = pane(&garden);
        for action in actions {
            pane.act(*action, &garden);
        }
        assert_eq!(chosen(&pane), expected, "{actions:?}");
    }
}

#[test]
fn the_list_recounts_and_keeps_the_selection_on_its_tag() {
    let garden = garden();
    let mut pane = pane(&garden);
    assert_eq!(rows(&pane, &garden), ">memory 2, Naps 1, sleep 2");
    pane.act(Action::Move(Motion::Last), &garden);
    assert_eq!(pane.act(Action::ToggleTag, &garden), TagsOutcome::Changed);
    tell(&mut pane, &garden);
    assert_eq!(rows(&pane, &garden), ">sleep 2, memory 1, Naps 1");
    pane.act(Action::NotTag, &garden);
    tell(&mut pane, &garden);
    assert_eq!(rows(&pane, &garden), ">sleep 0, memory 1");
}

#[test]
fn what_is_typed_filters_what_can_be_reached_first() {
    let garden = garden();
    let mut pane = pane(&garden);
    pane.act(Action::ToggleTag, &garden);
    tell(&mut pane, &garden);
    pane.search(&garden);
    assert_eq!(pane.context(), Context::Search);
    for (typed, expected) in
        [("", ">memory 2, sleep 1"), ("s", ">sleep 1, Naps 0"), ("sl", ">sleep 1"), ("slx", "")]
    {
        pane.act(Action::EraseLine, &garden);
        pane.type_text(typed, &garden);
        assert_eq!(rows(&pane, &garden), expected, "{typed}");
    }
    assert_eq!(pane.act(Action::Open, &garden), TagsOutcome::NoSuchTag);
    pane.act(Action::Erase, &garden);
    assert_eq!(pane.act(Action::Open, &garden), TagsOutcome::Chosen);
    assert_eq!((chosen(&pane).as_str(), pane.context()), ("+memory +sleep", Context::Tags));
}

#[test]
fn escape_leaves_the_line_then_the_filter_then_the_pane() {
    let garden = garden();
    let mut pane = pane(&garden);
    pane.search(&garden);
    pane.type_text("nap", &garden);
    assert_eq!(pane.act(Action::Cancel, &garden), TagsOutcome::Done);
    assert_eq!((rows(&pane, &garden).as_str(), pane.context()), (">Naps 1", Context::Tags));
    assert_eq!(pane.act(Action::Cancel, &garden), TagsOutcome::Done);
    assert_eq!(rows(&pane, &garden), ">memory 2, Naps 1, sleep 2");
    assert_eq!(pane.act(Action::Cancel, &garden), TagsOutcome::Ignored);
}

#[test]
fn a_tag_may_have_a_note_and_the_order_may_be_by_count() {
    let garden = garden();
    let mut pane = pane(&garden);
    assert_eq!(pane.act(Action::OpenTagNote, &garden), TagsOutcome::NoTagNote);
    pane.act(Action::Move(Motion::Down), &garden);
    let note = garden.index.note_at("Tags/Naps.md").unwrap();
    assert_eq!(pane.act(Action::OpenTagNote, &garden), TagsOutcome::OpenNote(note));
    pane.act(Action::NextOrder, &garden);
    assert_eq!(rows(&pane, &garden), ">memory 2, sleep 2, Naps 1");
}

#[test]
fn saved_searches_stand_first_and_are_found_by_their_words() {
    let garden = garden();
    let saved = |name: &str, query: &str| SavedSearch {
        name: name.into(),
        query: query.into(),
        ..SavedSearch::default()
    };
    let mut pane = TagsPane::new(vec![saved("Recent naps", "tag:naps"), saved("Mémoire", "memory")]);
    pane.resize(10);
    tell(&mut pane, &garden);
    assert_eq!(rows(&pane, &garden), ">[Recent naps], [Mémoire], memory 2, Naps 1, sleep 2");
    assert_eq!(pane.act(Action::Open, &garden), TagsOutcome::Saved(0));
    pane.search(&garden);
    for (typed, expected) in
        [("na", ">[Recent naps], Naps 1"), ("mem", ">[Mémoire], memory 2"), ("rcnt", ""), ("slp", ">sleep 2")]
    {
        pane.act(Action::EraseLine, &garden);
        pane.type_text(typed, &garden);
        assert_eq!(rows(&pane, &garden), expected, "{typed}");
    }
    assert_eq!(pane.aside(), "1 of 3");
    pane.act(Action::EraseLine, &garden);
    pane.type_text("moire", &garden);
    assert_eq!(pane.act(Action::ToggleTag, &garden), TagsOutcome::Saved(1));
    assert_eq!(pane.saved_query(1), Some("memory"));
}
