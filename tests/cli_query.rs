//! Queries on the command line: notes found by them, mistakes and how they are told, and the help on the language.

use std::path::Path;
use std::process::{Command, Output};

fn ibid(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo-vault");
    command.env("IBID_VAULT", demo).env("IBID_CONFIG", "/dev/null").env("COLUMNS", "80");
    command.args(arguments).output().unwrap()
}

/// What a run printed, what it said on the side and how it ended.
fn transcript(arguments: &[&str]) -> String {
    let run = ibid(arguments);
    let mut out = format!("$ ibid {}\n{}", arguments.join(" "), String::from_utf8_lossy(&run.stdout));
    for line in String::from_utf8_lossy(&run.stderr).lines() {
        out += &format!("! {line}\n");
    }
    out + &format!("[{}]\n", run.status.code().unwrap())
}

fn transcripts(runs: &[&[&str]]) -> String {
    runs.iter().map(|run| transcript(run)).collect::<Vec<_>>().join("\n")
}

#[test]
fn notes_are_found_by_a_query() {
    insta::assert_snapshot!(transcripts(&[
        &["notes", "tag:\"spacing effect\" -kind:insight"],
        &["notes", "cites:10.1016/S0022-5371(70)80107-4"],
        &["notes", "-has:source kind:claim"],
        &["notes", "(kind:takeaway OR kind:insight) updated:2026-03..", "--not-tag", "Spacing Effect"],
        &["notes", "title:résumé"],
        &["notes", "links-to:Welcome OR linked-from:Welcome", "--limit", "3"],
        &["notes", "kind:insight kind:takeaway"],
        &["notes", "(equal OR \"long term\" OR session) -/retr\\w+ practice/ kind:takeaway"],
    ]));
}

#[test]
fn what_is_wrong_or_unknown_is_told() {
    insta::assert_snapshot!(transcripts(&[
        &["notes", "retrieval tag: spacing"],
        &["notes", "(a OR b"],
        &["notes", "updated:>=last", "--json"],
        &["notes", "/discs(/"],
        &["notes", "has:sorces"],
        &["notes", "tag:spacingeffect"],
        &["notes", "-kind:insigt path:Research/Insights", "--limit", "1"],
    ]));
}

#[test]
fn help_on_commands_and_on_the_language() {
    let printed = |arguments: &[&str]| {
        let run = ibid(arguments);
        assert_eq!((run.status.code(), run.stderr.len()), (Some(0), 0), "{arguments:?}");
        String::from_utf8(run.stdout).unwrap()
    };
    assert_eq!(printed(&["help"]), printed(&["--help"]));
    assert_eq!(printed(&["help", "notes"]), printed(&["notes", "--help"]));
    insta::assert_snapshot!(printed(&["help", "query"]));
    for (topic, said) in [("qery", "did you mean `query`?"), ("xyz", "there is help on stats, tags, notes")] {
        let told = transcript(&["help", topic]);
        assert!(told.contains(said) && told.ends_with("[2]\n"), "{told}");
    }
}

/// Every query that `docs/query.md` shows can be read.
#[test]
fn the_queries_of_the_help_are_queries() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/query.md")).unwrap();
    let first =
        |row: &str| row.strip_prefix("| `")?.split_once("` ").map(|(query, _)| query.replace("\\|", "|"));
    let queries: Vec<String> = page.lines().filter_map(first).collect();
    assert!(queries.len() > 20, "{queries:?}");
    for query in queries {
        assert!(ibid::search::query::parse(&query).is_ok(), "{query}");
    }
}
