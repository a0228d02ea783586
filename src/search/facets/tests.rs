//! Choices of tags, and orders, over a small vault built from text.

use super::*;
use crate::config::Settings;
use crate::note;
use crate::search::{Order, sort};

/// A vault of tag notes and of notes that carry them in all forms.
fn vault() -> Index {
    let files = [
        ("Tags/Disc.md", "Linked with [[Pain]]."),
        ("Tags/Pain.md", ""),
        ("a.md", "---\nupdated: 2025-01-02\n---\n#disc and [[Pain]]"),
        ("b.md", "---\ntags: [disc/lumbar, disc/cervical]\nupdated: 2025-01-01\n---\n"),
        ("c.md", "---\nupdated: 2025-01-03\ntitle: Élan\n---\n[[Pain]]"),
        ("d.md", "---\ntitle: eland\n---\n"),
        ("e.md", "#x/y/z #Disc #unrelated"),
    ];
    let settings = Settings::default();
    let (notes, problems): (Vec<_>, Vec<_>) =
        files.iter().map(|(path, text)| note::parse(path, text, &settings)).unzip();
    crate::index::build(notes, Vec::new(), Vec::new(), problems.concat(), &settings)
}

fn paths(index: &Index, notes: &[NoteId]) -> String {
    notes.iter().map(|id| note::path::stem(index.note(*id).path())).collect::<Vec<_>>().join(" ")
}

/// `+a`, `|a`, `-a`: a tag that must, may or must not be carried; `_` stands for a space.
pub(in crate::search) fn choices(text: &str) -> Vec<Choice> {
    let choice = |word: &str| {
        let mode = match word.as_bytes()[0] {
            b'+' => Mode::All,
            b'|' => Mode::Any,
            _ => Mode::Not,
        };
        Choice { tag: word[1..].replace('_', " "), mode }
    };
    text.split_whitespace().map(choice).collect()
}

#[test]
fn choices_narrow() {
    let index = vault();
    for (chosen, expected) in [
        ("", "Disc Pain a b c d e"),
        ("+disc", "a b e"),
        ("+#DISC", "a b e"),
        ("+disc/lumbar", "b"),
        ("+dis", ""),
        ("+pain", "Disc a c"),
        ("+disc +pain", "a"),
        ("|disc |pain", "Disc a b c e"),
        ("|pain", "Disc a c"),
        ("+disc |pain |unrelated", "a e"),
        ("-disc", "Disc Pain c d"),
        ("+pain -disc", "Disc c"),
        ("+pain -pain", ""),
        ("+x", "e"),
        ("+x/y/z", "e"),
        ("+no-such-tag", ""),
        ("-no-such-tag", "Disc Pain a b c d e"),
        ("|no-such-tag", ""),
    ] {
        assert_eq!(paths(&index, &notes(&index, &choices(chosen))), expected, "{chosen}");
    }
}

#[test]
fn what_is_left_says_which_tags_can_still_be_reached() {
    let index = vault();
    for (chosen, expected) in [
        ("", "Disc 3, disc/cervical 1, disc/lumbar 1, Pain 3, unrelated 1, x/y/z 1"),
        ("+pain", "Disc 1, Pain 3"),
        ("+disc/lumbar", "Disc 1, disc/cervical 1, disc/lumbar 1"),
        ("+pain -pain", ""),
    ] {
        let reached = reachable(&index, &notes(&index, &choices(chosen)));
        let shown: Vec<String> =
            reached.iter().map(|(tag, count)| format!("{} {count}", index.tag(*tag).name)).collect();
        assert_eq!(shown.join(", "), expected, "{chosen}");
    }
}

#[test]
fn notes_stand_in_the_order_asked_for() {
    let index = vault();
    for (order, expected) in [
        (Order::Evidence, "Pain d c Disc a b e"),
        (Order::Updated, "c a b Disc Pain d e"),
        (Order::Path, "Disc Pain a b c d e"),
    ] {
        let mut all = notes(&index, &[]);
        sort(&index, &mut all, order);
        assert_eq!(paths(&index, &all), expected, "{}", order.name());
    }
    let mut titled: Vec<NoteId> = ["d.md", "c.md"].iter().filter_map(|path| index.note_at(path)).collect();
    sort(&index, &mut titled, Order::Title);
    assert_eq!(paths(&index, &titled), "c d", "Élan before eland");
}
