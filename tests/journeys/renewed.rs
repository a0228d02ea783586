//! The vault changes while it is read: what is on the screen stays where it is, and shows what is there now.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use ibid::session::script::Script;
use ibid::vault::Vault;
use tempfile::TempDir;

use super::vault::{index, unread};

/// A screen, and the vault below it.
struct Reader {
    folder: TempDir,
    script: Script,
    vault: Arc<Vault>,
}

const LONG: &str = "Notebook/Long.md";

impl Reader {
    /// A screen after these keys.
    fn at(keys: &str) -> Reader {
        let (folder, script, vault) = unread(120, 40);
        let mut reader = Reader { folder, script, vault };
        reader.renew();
        reader.script.press(keys);
        reader
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("vault").join(name)
    }

    /// Changes the text of a note.
    fn edit(&mut self, name: &str, change: impl Fn(String) -> String) {
        let text = fs::read_to_string(self.path(name)).unwrap_or_default();
        fs::write(self.path(name), change(text)).unwrap();
        self.renew();
    }

    fn renew(&mut self) {
        index(&mut self.script, &self.vault);
    }

    fn screen(&mut self) -> String {
        self.script.screen()
    }

    /// The rows of the page that say something of a section.
    fn sections(&mut self) -> Vec<(usize, String)> {
        let screen = self.screen();
        let place = |(row, line): (usize, &str)| {
            let at = line.find("Paragraph")?;
            Some((row, line[at..].chars().take(24).collect()))
        };
        screen.lines().enumerate().filter_map(place).collect()
    }
}

#[test]
fn what_is_being_read_stays_where_it_is() {
    for (what, change) in [
        ("nothing", (|text| text) as fn(String) -> String),
        ("an edit above", |text| {
            text.replace("Start with", "A new paragraph.\n\nAnd one more.\n\nStart with")
        }),
        ("an edit far above, and properties", |text| {
            text.replace("author: someone", "author: me\na: b\nc: d")
        }),
        ("an edit below", |text| text.replace("The end", "Nearly the end.\n\nThe end")),
        ("paragraphs gone above", |text| text.replace("Paragraph 2 of section 1.\n\n", "")),
    ] {
        for further in ["", "j", "jj", "jjj"] {
            let mut reader = Reader::at(&format!("/wide<Enter><Enter>}}}}}}}}{further}"));
            let before = reader.sections();
            assert!(before.iter().any(|(_, text)| text.contains("of section 5")), "{before:?}");
            reader.edit(LONG, change);
            assert_eq!(reader.sections(), before, "{what}{further}");
        }
    }
}

#[test]
fn an_edit_is_seen() {
    let mut reader = Reader::at("/wide<Enter><Enter>}}");
    reader.edit(LONG, |text| text.replace("Paragraph 3 of section 2", "Paragraph 3 as it is now"));
    assert!(reader.screen().contains("Paragraph 3 as it is now"), "{}", reader.screen());
    reader.edit("Notebook/New.md", |_| "Leads to [[Long]].".into());
    assert!(reader.screen().contains("Backlinks (1)"), "{}", reader.screen());
}

#[test]
fn a_note_that_is_moved_is_read_on() {
    let mut reader = Reader::at("/wide<Enter><Enter>}}}}l");
    let before = reader.sections();
    fs::create_dir(reader.path("Elsewhere")).unwrap();
    fs::rename(reader.path(LONG), reader.path("Elsewhere/Renamed.md")).unwrap();
    reader.renew();
    assert!(reader.screen().contains("› Elsewhere/Renamed.md"), "{}", reader.screen());
    assert_eq!(reader.sections(), before);
    reader.script.press(":Hostile<Enter>").press("<C-o>");
    assert!(reader.screen().contains("› Elsewhere/Renamed.md"), "back leads to where it is now");
}

#[test]
fn a_note_that_is_gone_can_be_read_to_its_end_and_comes_back() {
    let mut reader = Reader::at("/wide<Enter><Enter>}}}}");
    let (before, text) = (reader.sections(), fs::read_to_string(reader.path(LONG)).unwrap());
    fs::remove_file(reader.path(LONG)).unwrap();
    reader.renew();
    assert_eq!(reader.sections(), before);
    assert!(reader.screen().contains("no longer in the vault"), "{}", reader.screen());
    assert!(reader.script.press("j").screen().contains("3 no longer there"), "{}", reader.screen());
    reader.script.press("k");
    reader.edit(LONG, |_| text.clone());
    assert_eq!(reader.sections(), before);
    assert!(!reader.screen().contains("no longer"), "{}", reader.screen());
}

/// Where the reader is after these keys, as the last line says: a selection shows by what Enter leads to.
fn opened(reader: &mut Reader, keys: &str) -> String {
    let screen = reader.script.press(keys).screen();
    screen.lines().last().unwrap_or_default().trim().split("  ").next().unwrap_or_default().to_string()
}

#[test]
fn the_selected_tag_and_note_stay_selected() {
    let mut reader = Reader::at("jj");
    // tags and notes that come before the selected ones
    reader.edit("Aaa.md", |_| "#aaa #aab".into());
    let (mut other, mut same) = (Reader::at("jj"), reader);
    assert_eq!(opened(&mut same, "<Enter><Enter>"), opened(&mut other, "<Enter><Enter>"));

    let mut reader = Reader::at("2jjj");
    let mut other = Reader::at("2jjj");
    reader.edit("Research/Takeaways/2025-01-01 00-00-00.md", |_| {
        "# Content\n- A new takeaway on sleep #x [@raschSleep2013]\n".into()
    });
    assert_eq!(opened(&mut reader, "<Enter>"), opened(&mut other, "<Enter>"));
}

#[test]
fn chosen_tags_stay_chosen_when_no_note_carries_them() {
    let mut reader = Reader::at("/wide<Enter>");
    reader.edit(LONG, |text| text.replace("tags: Wide", ""));
    reader.edit("Notebook/Wide.md", |_| "nothing".into());
    reader.edit("Notebook/Hostile.md", |_| "nothing".into());
    assert!(
        reader.screen().contains("+Wide ×") && reader.screen().contains("0 of 10"),
        "{}",
        reader.screen()
    );
    reader.edit(LONG, |text| text + "\n#Wide\n");
    assert!(reader.screen().contains("1 of 10"), "{}", reader.screen());
}

#[test]
fn polling_is_said() {
    let mut reader = Reader::at("2<Enter>");
    let reason = "it lies on another machine (nfs4)".to_string();
    let watching = ibid::vault::Watching::Polling(reason);
    reader.script.tell(ibid::ui::Message::Watching(watching));
    assert!(reader.screen().contains("it lies on another machine (nfs4)."), "{}", reader.screen());
    assert!(reader.script.press("j").screen().contains("vault (polling) ›"), "{}", reader.screen());
    reader.script.tell(ibid::ui::Message::Watching(ibid::vault::Watching::System));
    assert!(!reader.screen().contains("polling"), "{}", reader.screen());
}
