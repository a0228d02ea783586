//! Finding anything: the list of tags, notes, sources, headings and commands, and where it leads.

use ibid::session::script::Script;

use super::sources::demo;
use super::vault::{index, written};
use super::{SIZES, look, picture};

fn demo_journey(name: &str, keys: &str) {
    for (columns, rows) in SIZES {
        picture(name, keys, (columns, rows), &mut demo(columns, rows));
    }
}

#[test]
fn the_list_at_every_size() {
    demo_journey("switcher-empty", "a");
    demo_journey("switcher-note", "aschedule<Down>");
    demo_journey("switcher-tag", "aisi");
    demo_journey("switcher-source", "a@melton");
    demo_journey("switcher-heading", "a##week");
    demo_journey("switcher-command", "a>qr");
    demo_journey("switcher-alias", "aspaced repetition");
    demo_journey("switcher-none", "aqqqq");
}

#[test]
fn enter_goes_there_or_does_it() {
    for (keys, shown) in [
        ("aretrieval practice (rp)<Enter>", &["Retrieval Practice (RP)", "15 of 92"][..]),
        ("a[[planning<Enter>", &["3 Planning a review schedule"]),
        ("a@melton<Enter>", &["3 Source melton", "Arthur W."]),
        ("a>every key<Enter>", &["─ Keys ─"]),
        ("a>all sources<Enter>", &["by citing notes"]),
        ("a>not be read<Enter>", &["─ Problems ─"]),
    ] {
        look(&mut demo(120, 40), keys, shown, &["Find anything"]);
    }
}

#[test]
fn a_heading_is_gone_to_at_its_line() {
    let text = format!("# First\n\n{}\n## Far below\n\nThe end of it.\n", "Some words.\n\n".repeat(200));
    let (_folder, vault) = written([("long.md", text), ("other.md", "# Other\n".into())]);
    let mut script = Script::new(vault.clone(), 120, 40);
    index(&mut script, &vault);
    look(&mut script, "afar below<Enter>", &["Far below", "The end of it."], &["Find anything"]);
    look(&mut script, "<C-o>", &["This is where you began."], &[]);
}

#[test]
fn the_list_is_left_as_it_was_come_to() {
    let mut script = demo(120, 40);
    for (keys, shown, hidden) in [
        ("a<Esc>", "find a tag", "Find anything"),
        ("a<Backspace>", "find a tag", "Find anything"),
        ("ax<Backspace>", "Find anything", " found ─"),
        ("<C-t>", "find a tag", "Find anything"),
        // while something is typed elsewhere, which goes on afterwards
        ("/ret<C-t>", "Find anything", " found ─"),
        ("<Esc>", "/ ret", "Find anything"),
        ("<Esc>s/melton<C-t>", "Find anything", "best first"),
        ("<Esc>", "1 of 35 · best first", "Find anything"),
        ("<Esc><Esc><Esc>:", "Go to", "Find anything"),
        ("<C-t>", "Find anything", "Go to"),
    ] {
        look(&mut script, keys, &[shown], &[hidden]);
    }
}

#[test]
fn where_the_reader_was_comes_first_and_is_gone_back_to() {
    let mut script = demo(120, 40);
    script.press("a[[pens<Enter>a[[someday<Enter>a@melton<Enter>");
    look(&mut script, "a", &["› tag, note"], &[]);
    let screen = script.screen();
    let (someday, pens) = (screen.find("note     Someday"), screen.find("note     Pens & keyboards"));
    assert!(someday.is_some() && someday < pens, "{screen}");
    look(&mut script, "<Down><Enter>", &["3 Pens & keyboards"], &["Find anything"]);
    look(&mut script, "<C-o>", &["3 Source melton"], &[]);
    // the same letters mean what was opened lately
    look(&mut script, "a[[s<Enter>", &["3 Someday"], &[]);
}

#[test]
fn rows_are_moved_over_by_keys_and_by_the_mouse() {
    let mut script = demo(120, 40);
    let selected = |script: &mut Script, keys: &str| {
        let screen = script.press(keys).screen();
        // what is looked at beside the list is what is selected
        screen.lines().nth(5).unwrap().split('│').nth(3).unwrap_or("").trim().to_owned()
    };
    let first = selected(&mut script, "aspacing");
    assert_eq!(first, "spacing");
    let second = selected(&mut script, "<C-n>");
    assert_eq!(second, "Spacing Effect");
    assert_eq!(selected(&mut script, "<Up>"), first);
    assert_eq!(selected(&mut script, "<PageDown><PageUp>"), first);
    assert_eq!(selected(&mut script, "<Down><C-w>spacing"), first, "a new line begins at the top");
    let screen = script.screen();
    let row = screen.lines().position(|line| line.contains("tag      Spacing Effect")).unwrap() as u16;
    script.click(20, row);
    assert_eq!(selected(&mut script, ""), second);
    script.click(20, row);
    look(&mut script, "", &["14 of 92"], &["Find anything"]);
}

#[test]
fn names_that_make_trouble_are_shown_harmless() {
    let title = "---\ntitle: \"a\\u001b]0;owned\\u0007 \\u202edesrever\"\naliases: [\"z\\u001b[2Jz\"]\n---\n# h\u{7}eading\n";
    let (_folder, vault) = written([("x\u{202e}.md", title.into()), ("漢字.md", "# 漢字とかな\n".into())]);
    let mut script = Script::new(vault.clone(), 120, 40);
    index(&mut script, &vault);
    for keys in ["a", "owned", "<C-u>zz", "<C-u>##h", "<C-u>漢", "\u{1b}"] {
        let screen = script.press(keys).screen();
        assert!(!screen.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{screen:?}");
    }
    look(&mut script, "<C-u>かな", &["漢字とかな"], &[]);
}
