//! Reading: going to links by their labels, looking without going, finding one's way in a long note and back to it.

use ibid::ui::Effect;

use super::vault::{index, open, unread};
use super::{SIZES, check, look, picture};

/// To the long note, with the keys on it.
const LONG: &str = "/wide<Enter><Enter>";

/// Takes a journey on the wide and the usual screen, and on the small one.
fn journey(name: &str, keys: &str) {
    for size in SIZES {
        let (_folder, mut script) = open(size.0, size.1);
        picture(&format!("reading-{name}"), keys, size, &mut script);
    }
}

#[test]
fn labels_follow_links() {
    journey("hints", &format!("{LONG}f"));
    for (keys, shown, hidden) in [
        ("ff", "漢字とかな", "Paragraph 1 of"),
        ("fd", "Source raschSleep2013", "Paragraph 1 of"),
        // any other key leaves the labels, and does what it does
        ("f<Esc>", "Start with Wide", "漢字とかな 👩‍🔬 ─"),
        ("fx", "Start with Wide", "漢字とかな 👩‍🔬 ─"),
        ("f<C-d>", "Paragraph 8 of section 1", "Start with"),
        ("f<Tab>j", "Start with Wide", "漢字とかな 👩‍🔬 ─"),
        ("}Zf", "No link is in view.", "Start with"),
        // the references have labels too, whichever pane has the keys
        ("1fk", "Source raschSleep2013", "Paragraph 1 of"),
        ("1fK", "Enter goes there", "Source stickgold"),
        ("fK<Esc><Enter>", "Source raschSleep2013", "Paragraph 1 of"),
        ("Gff", "Several notes have this name", "A footnote. ─"),
    ] {
        check(&format!("{LONG}{keys}"), &[shown], &[hidden]);
    }
}

#[test]
fn labels_that_are_gone_are_not_typed() {
    let (_folder, mut script) = open(120, 40);
    let before = script.press(LONG).screen();
    let labelled = script.press("f").screen();
    assert_ne!(labelled, before);
    assert_eq!(script.press("<Esc>").screen(), before);
    script.press("f").resize(100, 40);
    assert_eq!(script.resize(120, 40).screen(), before);
    // the letter is a key again
    look(&mut script, "fz", &["Start with Wide"], &["inside"]);
    look(&mut script, "z", &["inside"], &[]);
}

#[test]
fn the_selected_link_says_where_it_leads() {
    for (keys, shown) in [
        ("]", "مرحبا · Notebook/Wide.md"),
        ("]]", "→ https://example.org/a/rather/long/address"),
        (
            "]]]",
            "→ Rasch & Born 2013 · About Sleep’s Role in Memory · @raschSleep2013 · 10.1152/physrev.00032.2012",
        ),
        ("G[", "→ footnote 1: A footnote."),
        ("G[[", "→ below: Section 3"),
        ("G[[[", "→ one of several: A/Twin.md, B/Twin.md"),
    ] {
        check(&format!("{LONG}{keys}"), &[shown], &[]);
    }
    check("/memory<Enter><Enter>]]]]", &["→ leads nowhere: Not There"], &[]);
    check("/memory<Enter><Enter>]", &["→ #Sleep · 3 notes"], &[]);
}

#[test]
fn a_look_without_going() {
    journey("peek", &format!("{LONG}]K"));
    journey("peek-source", &format!("{LONG}]]]K"));
    for (keys, shown, hidden) in [
        ("fF", "Enter goes there", "A footnote"),
        ("fFjjK", "Start with Wide", "Enter goes there"),
        ("fF<Esc>", "Start with Wide", "Enter goes there"),
        ("K", "Enter goes there", "reading …"),
        ("]K<Enter>", "記憶と睡眠", "Paragraph 1 of"),
        ("G[K", "A footnote.", "Start with"),
        ("G[[K", "Paragraph 1 of section 3", "Start with"),
        ("]]]Ky", "BibTeX", "Enter goes there"),
        // a tag, a row of the references
        ("1K", "3 notes", "reading"),
    ] {
        check(&format!("{LONG}{keys}"), &[shown], &[hidden]);
    }
    check("/memory<Enter>4K", &["Enter goes there"], &[]);
}

#[test]
fn the_outline_goes_to_a_heading() {
    journey("outline", &format!("{LONG}}}}}O"));
    for (keys, shown, hidden) in [
        ("O<Enter>", "Paragraph 1 of section 1", "no such"),
        ("O7<Enter>", "Paragraph 1 of section 7", "Start with"),
        ("O<Down><Down><Enter>", "Paragraph 1 of section 3", "Start with"),
        ("Osec<C-u>8<Enter>", "Paragraph 1 of section 8", "Start with"),
        ("O7<Enter><C-o>", "Start with", "Paragraph 1 of section 7"),
        ("O<Esc>", "Start with", "of 9"),
        ("Ozz", "0 of 9", "Section 7"),
    ] {
        check(&format!("{LONG}{keys}"), &[shown], &[hidden]);
    }
    check("/sleep<Enter>/memory<Enter>GO", &["Outline"], &[]);
    check("O", &["There are no headings here."], &[]);
}

#[test]
fn the_outline_takes_the_mouse() {
    let (_folder, mut script) = open(120, 40);
    let screen = script.press(&format!("{LONG}O")).screen();
    let row = screen.lines().position(|line| line.contains("  Section 5 ")).unwrap() as u16;
    script.click(40, row);
    let screen = script.click(40, row).screen();
    assert!(screen.contains("Paragraph 1 of section 5") && !screen.contains("Outline"), "{screen}");
}

#[test]
fn the_frame_says_where_in_the_note_one_is() {
    for (keys, shown) in [
        ("", "3 Long ─"),
        ("}}}", "3 Long › Section 3 ─"),
        ("}}}g", "3 Long ─"),
        ("]]]<Enter>", "3 Source raschSleep2013 ─"),
    ] {
        check(&format!("{LONG}{keys}"), &[shown], &[]);
    }
    let (_folder, mut script) = open(50, 20);
    look(&mut script, &format!("{LONG}}}}}"), &["Long.md › Section 2 "], &[]);
}

#[test]
fn a_note_is_opened_where_it_was_left() {
    let (_folder, mut script) = open(120, 40);
    let left = script.press(&format!("{LONG}}}}}}}2j")).screen();
    assert!(!left.contains("Section 3"), "{left}");
    look(&mut script, "k<Enter>", &["3 Long › Section 3", "Paragraph 1 of section 3"], &["Start with"]);
    look(
        &mut script,
        ":Notebook/Hostile.md<Enter>:Notebook/Long.md<Enter>",
        &["3 Long › Section 3"],
        &["Start with"],
    );
    // a line that is asked for goes before
    look(
        &mut script,
        ":Notebook/Hostile.md<Enter>:Notebook/Long.md#Section 7<Enter>",
        &["Paragraph 1 of section 7"],
        &["section 3."],
    );
}

#[test]
fn text_is_found_in_the_note() {
    journey("find", &format!("{LONG}Fparagraph 3"));
    journey("find-kept", &format!("{LONG}Fparagraph 3<Enter>nnn"));
    let start = format!("{LONG}F");
    for (keys, shown, hidden) in [
        ("SECTION 4", "1 of 9", "Start with"),
        ("section 4<Esc>", "Start with", "1 of 9"),
        ("section 4<Enter>n", "2 of 9", "Start with"),
        ("section 4<Enter><Esc>", "of section 4", "2 of 9"),
        ("section 4<Enter><Esc><Esc>", "of section 4", "1 of 9"),
        ("zzz", "none", "1 of 9"),
        ("section 4<C-u>start", "1 of 1", "of section 7"),
        ("<Backspace>f", "fide", "find "),
    ] {
        check(&format!("{start}{keys}"), &[shown], &[hidden]);
    }
}

#[test]
fn marks_are_gone_to() {
    journey("marks", &format!("{LONG}}}}}ma}}}}mb]]]<Enter>ms'"));
    let set = format!("{LONG}}}}}}}ma");
    for (keys, shown, hidden) in [
        ("", "Mark a is set here", "Start with"),
        ("g'a", "Paragraph 1 of section 3", "Start with"),
        // from another note, and back to before the jump, and before that again
        (":Notebook/Hostile.md<Enter>'a", "Paragraph 1 of section 3", "Text with"),
        (":Notebook/Hostile.md<Enter>'a''", "Text with", "Paragraph 1"),
        (":Notebook/Hostile.md<Enter>'a''''", "Paragraph 1 of section 3", "Text with"),
        ("g'a''", "Start with", "section 3."),
        ("'x", "There is no mark x.", "Go to a mark"),
        ("'<Esc>", "Paragraph 1 of section 3", "Go to a mark"),
        ("gma}'a", "Start with", "section 3."),
        ("m<Esc>", "Paragraph 1 of section 3", "Set a mark"),
        ("O7<Enter>''", "Paragraph 1 of section 3", "section 7."),
    ] {
        check(&format!("{set}{keys}"), &[shown], &[hidden]);
    }
    check("'", &["No mark is set yet"], &[]);
    check("m", &["Open a note or a source first."], &[]);
}

#[test]
fn a_mark_goes_with_its_note_and_says_when_it_is_gone() {
    let (folder, mut script, vault) = unread(120, 40);
    index(&mut script, &vault);
    script.press(&format!("{LONG}}}}}}}ma:Notebook/Wide.md<Enter>"));
    let at = |name: &str| folder.path().join("vault/Notebook").join(name);
    std::fs::rename(at("Long.md"), at("Moved.md")).unwrap();
    index(&mut script, &vault);
    look(&mut script, "'a", &["Paragraph 1 of section 3", "Notebook/Moved.md"], &[]);
    std::fs::remove_file(at("Moved.md")).unwrap();
    index(&mut script, &vault);
    look(
        &mut script,
        ":Notebook/Wide.md<Enter>'a",
        &["What mark a was set in is no longer in the vault."],
        &[],
    );
}

#[test]
fn the_note_alone() {
    journey("zen", &format!("{LONG}Zj"));
    let zen = format!("{LONG}Z");
    for (keys, shown, hidden) in [
        ("", "Z or Esc shows everything again.", "2 Notes"),
        ("}}", "Paragraph 1 of section 2", "2 Notes"),
        ("ff", "記憶と睡眠", "2 Notes"),
        ("]", "→ ", "2 Notes"),
        ("Fsection 4", "1 of 9", "2 Notes"),
        ("Z", "2 Notes", "everything again"),
        ("<Esc>", "2 Notes", "everything again"),
        ("Fsection<Esc>", "Start with", "2 Notes"),
        // whatever needs another pane shows it
        ("4", "2 Notes", "everything again"),
        ("/", "2 Notes", "everything again"),
    ] {
        check(&format!("{zen}{keys}"), &[shown], &[hidden]);
    }
    check("Z", &["Open a note or a source first."], &[]);
}

#[test]
fn the_note_alone_keeps_its_place_at_any_size() {
    let (_folder, mut script) = open(120, 40);
    let before = script.press(&format!("{LONG}}}}}}}")).screen();
    assert_eq!(script.press("ZZ").screen(), before);
    look(&mut script, "Z", &["Section 3"], &["Start with", "2 Notes"]);
    for (columns, rows) in [(50, 20), (80, 24), (200, 60), (30, 8)] {
        let screen = script.resize(columns, rows).screen();
        assert!(screen.contains("Section 3 ─") && !screen.contains("2 Notes"), "{screen}");
        assert!(screen.lines().all(|line| line.trim().chars().count() <= 90), "{screen}");
    }
}

/// What was sent to the clipboard after these keys.
fn copied(keys: &str) -> String {
    let (_folder, mut script) = open(120, 40);
    script.press(keys);
    let sent = script.asked().into_iter().filter_map(|effect| match effect {
        Effect::Clip(text) => Some(text),
        _ => None,
    });
    sent.collect::<Vec<_>>().join("|")
}

#[test]
fn a_passage_is_copied_with_its_citation() {
    journey("passage", &format!("{LONG}jjVj"));
    let rasch = "Rasch, Björn, and Jan Born. 2013. “About Sleep’s Role in Memory.” Physiological Reviews 93 (2): 681–766. https://doi.org/10.1152/physrev.00032.2012.";
    let first =
        "Start with Wide, go on to https://example.org/a/rather/long/address and cite [@raschSleep2013].";
    let from = "— Long (Notebook/Long.md)";
    for (keys, expected) in [
        ("jjVjy", format!("{first}\n\n{from}\n\n{rasch}")),
        ("}Vjy", format!("Section 1\nParagraph 1 of section 1.\n\n{from}")),
        (
            "}jV))y",
            format!(
                "Paragraph 1 of section 1.\n\nParagraph 2 of section 1.\n\nParagraph 3 of section 1.\n\n{from}"
            ),
        ),
        ("}jVjjkky", format!("Paragraph 1 of section 1.\n\n{from}")),
        // from below up
        ("}jjjVky", format!("Paragraph 1 of section 1.\n\nParagraph 2 of section 1.\n\n{from}")),
        ("jjVj<Esc>", String::new()),
        ("jjVjV", String::new()),
    ] {
        assert_eq!(copied(&format!("{LONG}{keys}")), expected, "{keys}");
    }
    // of the page of a work: the work
    let copied = copied(&format!("{LONG}]]]<Enter>jVy"));
    assert!(copied.ends_with(rasch) && !copied.contains('—'), "{copied}");
}

#[test]
fn a_passage_is_marked_and_let_go() {
    let (_folder, mut script) = open(120, 40);
    let before = script.press(LONG).buffer();
    assert_ne!(script.press("V").buffer(), before);
    assert_eq!(script.press("<Esc>").buffer(), before);
    script.press("V<Tab>3");
    assert_eq!(script.press("").buffer(), before, "another pane ends it");
    look(&mut script, "VGy", &["Sent to your terminal's clipboard"], &[]);
}

#[test]
fn what_cannot_be_done_is_said() {
    for (keys, said) in [
        ("", "The note is empty."),
        ("V", "There is nothing to mark."),
        ("p", "The note has no properties."),
        ("K", "There is no link to look at."),
        ("z", "Nothing that folds is in view."),
        ("]", "No more links that way."),
        (">", "No table in view has more columns that way."),
    ] {
        let (_folder, vault) = super::vault::written([("Empty.md", String::new())]);
        let mut script = ibid::session::script::Script::new(vault.clone(), 100, 30);
        index(&mut script, &vault);
        look(&mut script, &format!(":Empty.md<Enter>{keys}"), &[said], &[]);
    }
}

#[test]
fn properties_out_of_view_are_gone_to() {
    check(&format!("{LONG}G"), &["The end"], &["author: someone"]);
    check(&format!("{LONG}Gp"), &["author", "Start with"], &["The end"]);
    check(&format!("{LONG}pGp"), &["author", "Start with"], &["The end"]);
}
