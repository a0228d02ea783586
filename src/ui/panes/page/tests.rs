//! The page pane: scrolling, walking links, and keeping its place.

use std::sync::Arc;

use super::{Goal, PageOutcome, PagePane, Standing};
use crate::index::Index;
use crate::note::{LinkTarget, document};
use crate::ui::keys::{Action, Motion};

/// A page of ten lines over a text of forty paragraphs with three links.
fn pane(goal: Goal) -> PagePane {
    let mut text = String::from("First [[one]] and [[two]].\n\n");
    (1..=40).for_each(|n| text += &format!("Paragraph {n} with a few words.\n\n"));
    text += "Last [[three]].\n";
    let mut pane = PagePane::default();
    let index = Index::default();
    pane.resize(60, 10, &index);
    pane.wait(goal);
    pane.show(Arc::new(document(&text)), None, &index);
    pane
}

fn target(outcome: PageOutcome) -> String {
    match outcome {
        PageOutcome::Follow(LinkTarget::Note { target, .. }) => target,
        other => format!("{other:?}"),
    }
}

#[test]
fn it_scrolls_no_further_than_its_text() {
    for (motions, scroll, position) in [
        (&[Motion::Up][..], 0, "top"),
        (&[Motion::Down], 1, "13%"),
        (&[Motion::PageDown, Motion::HalfUp], 4, "18%"),
        (&[Motion::Last], 73, "end"),
        (&[Motion::Last, Motion::Down], 73, "end"),
        (&[Motion::Last, Motion::First], 0, "top"),
    ] {
        let mut pane = pane(Goal::Top);
        motions.iter().for_each(|motion| drop(pane.act(Action::Move(*motion), &Index::default())));
        assert_eq!((pane.scroll, pane.position().as_str()), (scroll, position), "{motions:?}");
    }
}

#[test]
fn links_are_walked_from_what_is_in_view() {
    use Action::{NextLink, Open, PreviousLink};
    for (actions, expected) in [
        (&[NextLink, Open][..], "one"),
        (&[NextLink, NextLink, Open], "two"),
        (&[NextLink, NextLink, NextLink, Open], "three"),
        (&[NextLink, NextLink, PreviousLink, Open], "one"),
        (&[NextLink, NextLink, NextLink, NextLink], "Lacks(Link)"),
        (&[NextLink, PreviousLink], "Lacks(Link)"),
        // a selected link out of view counts for nothing
        (&[NextLink, Action::Move(Motion::Last), NextLink, Open], "three"),
        // Enter without a selected link selects the first in view
        (&[Open, Open], "one"),
    ] {
        let mut pane = pane(Goal::Top);
        let last = actions.iter().map(|action| pane.act(*action, &Index::default())).last();
        assert_eq!(target(last.unwrap()), expected, "{actions:?}");
    }
}

#[test]
fn it_opens_where_it_is_asked_to_and_keeps_its_place_at_another_width() {
    let index = Index::default();
    let mut pane = pane(Goal::Line(43));
    let top = |pane: &PagePane| match &pane.body {
        super::Body::Page(_, page) => page.line_of_row(pane.scroll),
        _ => 0,
    };
    assert!((35..=43).contains(&top(&pane)), "{}", top(&pane));
    let line = top(&pane);
    pane.resize(16, 10, &index);
    assert_eq!(top(&pane), line);
    let standing = Standing { scroll: 7, columns: 58, line: 9, link: Some(1) };
    assert_eq!(self::pane(Goal::Back(standing)).in_view(), standing);
    // at another width the line counts, not the row
    let narrow = Standing { columns: 30, line, ..standing };
    assert_eq!(top(&self::pane(Goal::Back(narrow))), line);
}

#[test]
fn paragraphs_are_walked() {
    let mut pane = pane(Goal::Top);
    let mut rows = Vec::new();
    for action in [Action::NextBlock, Action::NextBlock, Action::NextBlock, Action::PreviousBlock] {
        pane.act(action, &Index::default());
        rows.push(pane.scroll);
    }
    assert_eq!(rows, [2, 4, 6, 4]);
}

#[test]
fn text_is_found_counted_and_walked() {
    use Action::{Cancel, Erase, FindInNote, NextMatch, Open, PreviousMatch};
    let (next, back) = (Action::Move(Motion::Down), Action::Move(Motion::Up));
    for (typed, actions, expected) in [
        ("", &[][..], (0, "")),
        ("zzz", &[], (0, "none")),
        ("PARAGRAPH 2", &[], (0, "1 of 11")),
        ("paragraph 3", &[next], (54, "2 of 11")),
        ("paragraph 3", &[next, back], (3, "1 of 11")),
        ("paragraph 30", &[], (54, "1 of 1")),
        ("paragraph 30", &[Erase], (0, "1 of 11")),
        ("paragraph 30", &[Cancel], (0, "-")),
        ("last", &[Open], (74, "1 of 1")),
        ("paragraph 1", &[Open, NextMatch, NextMatch, PreviousMatch], (14, "2 of 11")),
        ("last", &[Open, Cancel], (73, "-")),
        // nothing found: nothing to keep
        ("zzz", &[Open], (0, "-")),
    ] {
        let mut pane = pane(Goal::Top);
        let act = |pane: &mut PagePane, action| {
            pane.act(action, &Index::default());
            pane.resize(60, 10, &Index::default());
        };
        act(&mut pane, FindInNote);
        pane.type_text(typed);
        actions.iter().for_each(|action| act(&mut pane, *action));
        let count = pane.find.as_ref().map_or("-".into(), |find| find.count(pane.spot));
        assert_eq!((pane.scroll, count.as_str()), expected, "{typed} {actions:?}");
    }
}
