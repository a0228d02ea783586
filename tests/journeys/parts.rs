//! Links to parts of notes: headings, headings under others, blocks by their ids, and parts that are not there.

use super::look;
use super::vault::{index, written};
use ibid::session::script::Script;

const LINKS: &str = "\
# Links

[[Plan#Evening#Reading]], [[Plan#^gap]], [as published](Plan.md#gap), [[Plan#Noon]], [[#^own]], [[#Nowhere]].

END of the links. ^own
";

fn plan() -> String {
    let filler = |from: u32| (from..from + 30).map(|n| format!("Line {n}.\n\n")).collect::<String>();
    format!(
        "# Plan\n\n## Reading\n\nMORNING\n\n{}The gap does the work. ^gap\n\n{}## Evening\n\n### Reading\n\nNIGHT\n\n{}",
        filler(100),
        filler(200),
        filler(300)
    )
}

#[test]
fn links_lead_to_parts_of_notes() {
    let files = [("Links.md", LINKS.to_owned()), ("Plan.md", plan())];
    for (nth, lands, hidden, hover) in [
        (1, "NIGHT", "MORNING", "→ Plan › Reading · Plan.md"),
        (2, "The gap does the work.", "MORNING", "→ Plan · Plan.md"),
        (3, "The gap does the work.", "MORNING", "→ Plan · Plan.md"),
        (4, "The note has no heading “Noon”.", "NIGHT", "→ Plan has no “Noon” · Plan.md"),
        (5, "END of the links.", "has no", "→ line 5 of this note"),
        (6, "The note has no heading “Nowhere”.", "MORNING", "→ Links has no “Nowhere” · Links.md"),
    ] {
        let (_folder, vault) = written(files.clone());
        let mut script = Script::new(vault.clone(), 100, 24);
        index(&mut script, &vault);
        look(&mut script, &format!(":Links.md<Enter>{}", "]".repeat(nth)), &[hover], &[]);
        look(&mut script, "<Enter>", &[lands], &[hidden]);
    }
}

#[test]
fn a_look_at_a_part_begins_there() {
    let (_folder, vault) = written([("Links.md", LINKS.to_owned()), ("Plan.md", plan())]);
    let mut script = Script::new(vault.clone(), 100, 40);
    index(&mut script, &vault);
    look(&mut script, ":Links.md<Enter>]]K", &["The gap does the work."], &["MORNING"]);
    look(&mut script, "<Esc>]]K", &["has no “Noon”", "MORNING"], &[]);
}
