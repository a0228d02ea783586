//! A small vault for journeys: a tag, a takeaway, the insight it rests on, the source of that; and names that make trouble.

use std::fs;
use std::sync::Arc;

use ibid::config::Settings;
use ibid::live;
use ibid::session::script::Script;
use ibid::vault::Vault;
use tempfile::TempDir;

/// A rendered table of one column of links.
fn table(head: &str, links: &[&str]) -> String {
    let row = |link: &&str| {
        format!(r#"<tr><td><span><a data-href="{link}" class="internal-link">x</a></span></td></tr>"#)
    };
    let rows: String = links.iter().map(row).collect();
    format!(
        r#"<div><table class="dataview table-view-table"><thead><tr><th><span>{head}</span><span class="dataview small-text">{}</span></th></tr></thead><tbody>{rows}</tbody></table></div>"#,
        links.len()
    )
}

/// A rendered table of one citation.
fn cited(text: &str, doi: &str, key: &str) -> String {
    format!(
        r#"<div><table class="dataview table-view-table"><thead><tr><th><span>Original Source</span><span class="dataview small-text">1</span></th><th><span>Citation Key</span></th></tr></thead><tbody><tr><td><span>{text} <a class="external-link" href="https://doi.org/{doi}">https://doi.org/{doi}</a>.</span></td><td><span><a data-href="Research/Evidence Sources/{key}.md" class="internal-link">{key}</a></span></td></tr></tbody></table></div>"#
    )
}

const STICKGOLD: &str =
    "Stickgold, Robert. “Sleep-Dependent Memory Consolidation.” Nature 437, no. 7063 (2005): 1272–78.";
const RASCH: &str = "Rasch, Björn, and Jan Born. “About Sleep’s Role in Memory.” Physiological Reviews 93, no. 2 (2013): 681–766.";

fn files() -> Vec<(&'static str, String)> {
    let front = |link: &str, day: &str| {
        format!(
            "---\n{{\"dg-publish\":true,\"permalink\":\"/{link}/\",\"updated\":\"{day}T10:00:00-05:00\"}}\n---\n\n"
        )
    };
    vec![
        (
            "Research/Takeaways/2025-01-02 10-00-00.md",
            front("takeaways/1", "2025-01-02")
                + "# Content\n- A night of [[Research/Tags/Sleep\\|sleep]] keeps [[Research/Tags/Memory\\|memory]] better than a day awake, see [[Twin]] and [[Not There]]\n# References\n"
                + &table("Insights", &["Research/Insights/2025-01-03 11-00-00"])
                + &cited(STICKGOLD, "10.1038/nature04286", "stickgoldSleep2005"),
        ),
        (
            "Research/Insights/2025-01-03 11-00-00.md",
            front("insights/1", "2025-01-03")
                + "# Content\n- Word pairs learnt before [[Research/Tags/Sleep\\|sleep]] are recalled 20 % better\n# References\n"
                + &cited(STICKGOLD, "10.1038/nature04286", "stickgoldSleep2005")
                + &cited(RASCH, "10.1152/physrev.00032.2012", "raschSleep2013"),
        ),
        (
            "Research/Takeaways/2025-01-05 09-00-00.md",
            front("takeaways/2", "2025-01-05")
                + "# Content\n- Naps help [[Research/Tags/Sleep\\|sleep]] research, and [[Research/Tags/Slow Waves\\|slow waves]] too\n",
        ),
        ("Research/Tags/Sleep.md", front("tags/sleep", "2025-01-01") + "Everything about sleep.\n"),
        ("Research/Tags/Memory.md", front("tags/memory", "2025-01-01") + "What stays.\n"),
        ("A/Twin.md", "# Twin of A\n\nThe first.\n".into()),
        ("B/Twin.md", "# Twin of B\n\nThe second.\n".into()),
        (
            "Notebook/Wide.md",
            "---\ntitle: 漢字とかな 👩‍🔬 e\u{301} مرحبا\ntags: [Wide, 記憶]\n---\n\n| 漢字 | b |\n|---|---|\n| 記憶と睡眠 | x |\n| é | 👩‍🔬 |\n".into(),
        ),
        (
            "Notebook/Hostile.md",
            "---\ntitle: \"evil \\x1b[31mred \\u202Egnp.exe\"\ntags: [\"a\\x1b]0;title\\x07\"]\n---\n\nText with \x1b[2J an escape, \u{9b}31m a C1 and \u{2066}isolates\u{2069}. #Wide\n".into(),
        ),
        ("Notebook/Long.md", long()),
    ]
}

fn long() -> String {
    let mut text = String::from(
        "---\nauthor: someone\ntags: Wide\n---\n\nStart with [[Wide]], go on to <https://example.org/a/rather/long/address> and cite [@raschSleep2013].\n\n> [!note]- Folded\n> inside\n\n",
    );
    for section in 1..=9 {
        text += &format!("## Section {section}\n\n");
        for line in 1..=8 {
            text += &format!("Paragraph {line} of section {section}.\n\n");
        }
    }
    text + "The end, back to [[Twin]] or [[#Section 3]].[^1]\n\n[^1]: A footnote.\n"
}

/// A vault of these files.
pub fn written<'f>(files: impl IntoIterator<Item = (&'f str, String)>) -> (TempDir, Arc<Vault>) {
    let folder = TempDir::new().unwrap();
    let root = folder.path().join("vault");
    for (name, text) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let vault = Arc::new(Vault::open(&root).unwrap());
    (folder, vault)
}

/// A screen over the vault, before it is indexed, and the vault itself.
pub fn unread(columns: u16, rows: u16) -> (TempDir, Script, Arc<Vault>) {
    let (folder, vault) = written(files());
    let script = Script::new(vault.clone(), columns, rows);
    (folder, script, vault)
}

/// Indexes the vault.
pub fn index(script: &mut Script, vault: &Vault) {
    script.index(live::build(vault, &Settings::default(), &|_| {}).0);
}

/// A screen over the indexed vault.
pub fn open(columns: u16, rows: u16) -> (TempDir, Script) {
    let (folder, mut script, vault) = unread(columns, rows);
    index(&mut script, &vault);
    (folder, script)
}
