//! Queries and the names they should find, as tables to read. A real garden's tags are in `tests/ranking.rs`.

use super::*;

fn found<'c>(query: &str, candidates: &[&'c str]) -> Vec<&'c str> {
    rank(query, candidates).into_iter().map(|hit| candidates[hit.index]).collect()
}

/// The candidate with the matched characters in brackets.
fn marked(query: &str, candidate: &str) -> String {
    let hits = rank(query, &[candidate]);
    let positions = hits.first().map_or(&[][..], |hit| &hit.positions);
    let mark = |(place, c)| {
        if positions.contains(&(place as u32)) { format!("[{c}]") } else { String::from(c) }
    };
    candidate.chars().enumerate().map(mark).collect::<String>().replace("][", "")
}

#[test]
fn best_first() {
    let check = |query, expected: &[&str]| {
        // the list is given worst first, so that its order cannot help
        let mut candidates = expected.to_vec();
        candidates.reverse();
        candidates.push("zzz");
        assert_eq!(found(query, &candidates), expected, "{query}");
    };
    // the name itself, whole word, word start, initials, inside, apart
    check(
        "ivd",
        &["IVD", "Disc (IVD)", "an IVD cell", "IVDs", "Isolated Vitamin D", "xivdx", "Intervertebral Disc"],
    );
    check("disc", &["Disc", "a disc", "Discs", "a discus", "Indiscreet", "Dialysis of c"]);
    check(
        "stem cells",
        &["Stem Cells", "Stem Cells (MSC)", "Old Stem Cells", "Cells of Stem", "Stems of Cellsx"],
    );
    check("stem ce", &["Stem Cells", "Cell of Stems"]);
    check("cells stem", &["Cells stem", "Stem Cells"]);
    check("l4-l5", &["L4-L5", "The L4-L5 disc", "L4-L55"]);
    check("entry", &["entry", "gardenEntry", "entryway", "reentry"]);
    check("bhb", &["Butyrate (BHB)", "Poly-Butyrate (Poly-BHB)", "Better Half Bricks"]);
    check(
        "msc",
        &["Cells (MSCs)", "Marrow Stem Cells", "Bone Marrow Stem Cells (BMMSCs)", "bmmscs", "mosaic"],
    );
}

#[test]
fn ties_go_to_the_shorter_then_to_the_first() {
    assert_eq!(found("pain", &["back pain", "pain b", "pain a"]), ["pain b", "pain a", "back pain"]);
}

#[test]
fn every_word_must_match_in_any_order() {
    let candidates = ["Mesenchymal Stem Cells", "Stem", "Cells"];
    assert_eq!(found("cel mes", &candidates), ["Mesenchymal Stem Cells"]);
    assert_eq!(found("cel xyz", &candidates), [""; 0]);
}

#[test]
fn a_blank_query_finds_all_in_their_order() {
    for query in ["", "  \t"] {
        let hits = rank(query, &["b", "a"]);
        let expected: Vec<Hit> = (0..2).map(|index| Hit { index, positions: Vec::new() }).collect();
        assert_eq!(hits, expected);
    }
    assert_eq!(found("a", &[]), [""; 0]);
}

#[test]
fn matched_characters_are_marked_where_they_are_written() {
    for (query, candidate, expected) in [
        ("ivd", "Intervertebral Disc (IVD)", "Intervertebral Disc ([IVD])"),
        ("garcia", "José García", "José [García]"),
        ("garcia", "José Garci\u{301}a", "José [Garci]\u{301}[a]"),
        ("strasse", "Große Straße", "Große [Straße]"),
        ("rsx", "Große x", "G[r]o[ß]e [x]"),
        ("sc ms", "Mesenchymal Stem Cells", "[M]esenchymal [S]tem [C]ells"),
        ("知", "新知識", "新[知]識"),
        ("dbt", "Diabetes", "[D]ia[b]e[t]es"),
        ("disc", "xdisc disc", "xdisc [disc]"),
        ("nope", "Diabetes", "Diabetes"),
    ] {
        assert_eq!(marked(query, candidate), expected, "{query}");
    }
}

#[test]
fn narrowing_finds_what_a_fresh_search_finds() {
    let names: Vec<String> =
        (0..9000).map(|n| format!("Tag {} of Group {}", n * 7919 % 9000, n % 97)).collect();
    let fuzzy = Fuzzy::new(&names);
    let mut previous = fuzzy.rank("");
    for query in ["t", "ta", "ta ", "ta 8", "ta 81", "ta 81 g9"] {
        previous = fuzzy.rank_within(query, &previous);
        assert_eq!(previous, fuzzy.rank(query), "{query}");
        assert!(!previous.is_empty(), "{query}");
    }
}

#[test]
fn hostile_names_and_queries_are_only_slow_in_proportion() {
    let long = "ab ".repeat(300_000);
    assert_eq!(found("end", &[&format!("{long} end")]), [""; 0], "what no list shows is not searched");
    let names = ["\u{301}\u{301}", "", "\u{0}", long.as_str(), "👩‍🔬 lab"];
    let places = |query: &str| Fuzzy::new(&names).rank(query);
    assert_eq!(places("👩"), [4]);
    assert_eq!(places("\u{301}"), [0, 1, 2, 3, 4], "a query of marks alone is blank");
    assert_eq!(places("bbbb"), [3]);
    assert_eq!(places(&"ab".repeat(2_000)), [3]);
    assert_eq!(places(&long), [3, 4], "a word said twice asks once");
}
