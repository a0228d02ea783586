//! Which note is edited, and at which line.

use ibid::session::script::Script;
use ibid::ui::{Effect, Message};

use super::vault::{index, written};

fn at(keys: &str) -> Script {
    let filler: String = (2..100).map(|n| format!("\nLine {n}\n")).collect();
    let (_folder, vault) = written([
        ("Long.md", format!("# Long #tag\n{filler}")),
        ("Short.md", "One line.\n\nAnd [[Long]] #tag, from [@doe1999].\n".into()),
    ]);
    let mut script = Script::new(vault.clone(), 120, 40);
    index(&mut script, &vault);
    script.press(keys);
    script
}

#[test]
fn the_note_that_is_meant_is_edited_at_its_line() {
    for (keys, expected) in [
        ("2ge", "Short.md:1"),
        ("2gje", "Long.md:1"),
        ("2gj<Enter>e", "Long.md:1"),
        ("2gj<Enter><C-d>e", "Long.md:13"),
        ("2g<Enter>]e", "Short.md:3"),
        ("2g<Enter>4e", "Short.md:1"),
        ("s/doe<Enter>e", "a source is known from notes"),
        ("e", "open a note first"),
    ] {
        let mut script = at(keys);
        let edited = match script.asked().as_slice() {
            [Effect::Edit { path, line }] => format!("{path}:{line}"),
            _ => script.screen(),
        };
        assert!(edited.to_lowercase().contains(&expected.to_lowercase()), "{keys}: {edited}");
    }
}

#[test]
fn what_was_edited_is_read_again_and_the_reader_stays() {
    let (folder, vault) = written([("Note.md", "# Note #tag\n\nBefore.\n".into())]);
    let mut script = Script::new(vault.clone(), 120, 40);
    index(&mut script, &vault);
    script.press("2<Enter>e");
    std::fs::write(folder.path().join("vault/Note.md"), "# Note #tag\n\nAfter.\n").unwrap();
    script.tell(Message::Edited);
    assert!(script.screen().contains("After."), "{}", script.screen());
    let effect = script.asked().remove(0);
    script.tell(Message::Refused { effect, reason: "No editor is set.".into() });
    assert!(script.screen().contains("No editor is set."), "{}", script.screen());
}
