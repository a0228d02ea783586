//! The trail over the screen: its pictures at three sizes, and where its keys lead.

use super::sources::demo;
use super::vault::{index, open, unread};
use super::{SIZES, check, journey, picture};

const TAKEAWAY: &str = "/memory<Enter><Enter>";

#[test]
fn trails_as_they_look() {
    journey("trail", &format!("{TAKEAWAY}tj"));
    journey("trail-up", "/sleep<Enter><Enter>l<Enter>T");
    journey("trail-of-nothing", "/slow<Enter>t");
}

/// Pictures of the demo vault at every size.
fn pictures(journeys: &[(&str, &str)]) {
    for ((name, keys), size) in journeys.iter().flat_map(|journey| SIZES.map(|size| (journey, size))) {
        picture(name, keys, size, &mut demo(size.0, size.1));
    }
}

#[test]
fn trails_of_the_demo_vault() {
    pictures(&[("trail-shared", "/rp<Enter><Enter>tjjz"), ("trail-cycle", "/calendar<Enter><Enter>T")]);
}

#[test]
fn what_is_around_a_note_as_a_picture() {
    pictures(&[
        ("around-note", "/rp<Enter><Enter>wlj"),
        ("around-two-steps", "/rp<Enter><Enter>wz"),
        ("around-source", "s/melton<Enter><Enter>w"),
    ]);
}

#[test]
fn a_trail_begins_at_what_is_selected_or_read() {
    let (down, up) = ("Trail: what it rests on", "Trail: what rests on it");
    check("t", &["Open a note or a source first"], &[down]);
    check(&format!("{TAKEAWAY}t"), &[down, "2 sources, deepest level 2"], &[]);
    check("/sleep<Enter>t", &[down, "2 sources, deepest level 1"], &[]);
    check(&format!("{TAKEAWAY}4t"), &[down, "It rests on nothing known."], &[]);
    check(&format!("{TAKEAWAY}4T"), &[up, "2 notes rest on it, deepest level 2"], &[]);
    check("/slow<Enter><Enter>T", &[up, "Nothing known rests on it."], &[]);
}

#[test]
fn a_trail_folds_turns_leads_on_and_closes() {
    let trail = format!("{TAKEAWAY}t");
    check(&format!("{trail}jz"), &["├─▸ Insights"], &["Rasch"]);
    check(&format!("{trail}jzz"), &["├─▾ Insights", "Rasch"], &[]);
    check(&format!("{trail}jjT"), &["what rests on it", "2 notes rest on it"], &[]);
    check(&format!("{trail}jjTGt"), &["what it rests on", "2 sources, deepest level 2"], &[]);
    check(&format!("{trail}j<Enter>"), &["Word pairs learnt before", "20 % better"], &["Trail"]);
    check(&format!("{trail}jj<Enter>"), &["Source stickgoldSleep2005"], &["Trail"]);
    for key in ["q", "<Esc>"] {
        check(&format!("{trail}{key}"), &["A night of sleep keeps"], &["Trail"]);
    }
}

#[test]
fn the_mouse_selects_and_opens_rows_but_not_the_foot() {
    let (_folder, mut script) = open(120, 40);
    script.press(&format!("{TAKEAWAY}t"));
    let screen = script.click(40, 23).screen();
    assert!(screen.contains("│ Research/Takeaways/2025-01-02"), "{screen}");
    let screen = script.click(40, 17).screen();
    assert!(screen.contains("│ Research/Insights/2025-01-03"), "{screen}");
    let screen = script.click(40, 17).screen();
    assert!(screen.contains("Word pairs learnt") && !screen.contains("Trail"), "{screen}");
}

#[test]
fn a_new_index_leaves_the_trail_as_it_is() {
    let (_folder, mut script, vault) = unread(120, 40);
    index(&mut script, &vault);
    let before = script.press(&format!("{TAKEAWAY}tjzj")).screen();
    assert!(before.contains('▸'), "{before}");
    index(&mut script, &vault);
    assert_eq!(script.screen(), before);
}
