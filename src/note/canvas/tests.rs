//! Canvases and what they say.

use super::read;
use crate::config::Settings;
use crate::note::{BlockKind, document_of, parse, searchable};

/// As Obsidian writes it: a node a line.
const BOARD: &str = r##"{
	"nodes":[
		{"id":"b","type":"file","file":"Notes/Gap.md","subpath":"#Why","x":300,"y":10,"width":100,"height":50},
		{"id":"a","type":"text","text":"# Recall\n\nworks, see [[Study|the study]] #memory","x":0,"y":0,"width":200,"height":50},
		{"id":"g","type":"group","label":"Open *questions*","x":0,"y":500,"width":900,"height":400},
		{"id":"c","type":"link","url":"https://example.org/a","x":10,"y":610,"width":100,"height":50},
		{"id":"d","type":"text","text":"How long?","x":10,"y":510,"width":100,"height":50},
		{"id":"h","type":"group","x":500,"y":510,"width":300,"height":300},
		{"id":"i","type":"file","file":"a|b.png","x":510,"y":520,"width":100,"height":50},
		{"id":"e","type":"text","text":" ","x":0,"y":0,"width":1,"height":1},
		{"id":"x","type":"hologram"},
		17
	],
	"edges":[
		{"id":"1","fromNode":"a","fromSide":"right","toNode":"b","toSide":"left","label":"rests on"},
		{"id":"2","fromNode":"b","toNode":"g"},
		{"id":"3","fromNode":"b","toNode":"nobody"},
		{"id":"4","fromNode":"d","toNode":"a","fromEnd":"arrow"},
		{"id":"5","fromNode":"a","toNode":"d","toEnd":"none"},
		{"id":"6","fromNode":"d","toNode":"a","fromEnd":"arrow","toEnd":"none"}
	]
}"##;

const SAID: &str = r"> # Recall
>
> works, see [[Study|the study]] #memory

[[Notes/Gap.md#Why]]

## Open \*questions\*

> How long?

### A group

![a\|b\.png](<a|b.png>)

---

<https://example.org/a>

## Connections

- Recall → Gap › Why: rests on
- Gap › Why → Open \*questions\*
- How long\? ↔ Recall
- Recall — How long\?
- Recall → How long\?
";

#[test]
fn a_canvas_says_what_its_nodes_say() {
    let canvas = read(BOARD).unwrap();
    assert_eq!(canvas.made.text.replace("> \n", ">\n"), SAID);
    assert_eq!(
        canvas.made.from,
        [4, 4, 4, 4, 3, 3, 5, 5, 7, 7, 8, 8, 9, 9, 6, 6, 6, 6, 15, 15, 15, 16, 18, 19, 20]
    );
    assert_eq!(canvas.counts, [2, 2, 1, 5]);
}

#[test]
fn its_links_tags_and_lines_are_those_of_a_note() {
    let (note, problems) = parse("Boards/Plan.canvas", BOARD, &Settings::default());
    assert_eq!(problems, []);
    assert_eq!((note.title(), note.label(), note.kind()), ("Plan", "Plan", Some("Board")));
    let links: Vec<_> = note.links().map(|link| (link.target, link.anchor, link.line)).collect();
    assert_eq!(links, [("Study", None, 4), ("Notes/Gap.md", Some("Why"), 3), ("a|b.png", None, 9)]);
    assert_eq!(note.tags().map(|tag| (tag.name, tag.line)).collect::<Vec<_>>(), [("memory", 4)]);
    let shown = document_of("Boards/Plan.canvas", BOARD);
    let BlockKind::Callout { kind, title, .. } = &shown.blocks[0].kind else {
        panic!("{:?}", shown.blocks[0])
    };
    let expected = "A canvas: 2 cards, 2 notes and files, 1 address, 5 connections";
    assert_eq!((kind.as_str(), title[0].text.as_str()), ("canvas", expected));
    assert_eq!(
        shown.blocks.iter().map(|block| block.line).collect::<Vec<_>>(),
        [1, 4, 3, 5, 7, 8, 9, 6, 6, 15, 15]
    );
}

#[test]
fn what_is_no_canvas_is_reported_and_read_as_text() {
    let (note, problems) = parse("a.canvas", "{\n\"nodes\": [\n[[x]]", &Settings::default());
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].kind.name(), problems[0].line), ("canvas", 3));
    assert!(problems[0].message.starts_with("is no canvas: "), "{}", problems[0].message);
    assert_eq!(note.links().count(), 1);
    for (text, title) in
        [("", "An empty canvas"), ("{}", "An empty canvas"), ("{\"nodes\":null}", "An empty canvas")]
    {
        let (_, problems) = parse("a.canvas", text, &Settings::default());
        let shown = document_of("a.canvas", text);
        let BlockKind::Callout { title: said, .. } = &shown.blocks[0].kind else { panic!("{text}") };
        assert_eq!((problems.len(), said[0].text.as_str()), (0, title), "{text:?}");
    }
}

#[test]
fn full_text_search_reads_the_texts_on_their_lines() {
    let text = searchable("a.canvas", BOARD.to_owned());
    let line = |of: &str| 1 + text.lines().position(|line| line.contains(of)).unwrap();
    assert_eq!(
        [line("# Recall works, see"), line("How long?"), line("rests on"), line("Open *questions*")],
        [4, 7, 15, 5]
    );
    assert!(!text.contains("fromSide") && !text.contains("width"));
}

#[test]
fn many_nodes_take_no_time_out_of_proportion() {
    let node = |at: usize, kind: &str| {
        format!(r#"{{"id":"{at}","type":"{kind}","text":"x","x":0,"y":0,"width":{},"height":9}}"#, at + 1)
    };
    let nodes: Vec<String> =
        (0..20_000).map(|at| node(at, if at % 2 == 0 { "group" } else { "text" })).collect();
    let edge = |at: usize| format!(r#"{{"fromNode":"{at}","toNode":"{}"}}"#, 19_999 - at);
    let edges: Vec<String> = (0..20_000).map(edge).collect();
    let text = format!("{{\"nodes\":[{}],\"edges\":[{}]}}", nodes.join(","), edges.join(","));
    assert_eq!(read(&text).unwrap().counts, [10_000, 0, 0, 20_000]);
}

#[test]
fn any_bytes_are_read() {
    arbtest::arbtest(|u| {
        let mut text = BOARD.to_owned();
        for _ in 0..u.int_in_range(1..=6)? {
            let at = text.floor_char_boundary(u.choose_index(text.len())?);
            let end = text.ceil_char_boundary((at + u.int_in_range(0..=20)?).min(text.len()));
            text.replace_range(
                at..end,
                u.choose(&["", "\"", "]", "}", "\\n", "null", "1e999", "[[", "```\\n", "> "])?,
            );
        }
        let (note, _) = parse("a.canvas", &text, &Settings::default());
        let last = text.lines().count().max(1) as u32;
        assert!(note.links().all(|link| (1..=last).contains(&link.line)), "{text}");
        document_of("a.canvas", &text);
        assert!(searchable("a.canvas", text.clone()).lines().count() <= text.lines().count().max(1));
        Ok(())
    });
}

#[test]
fn only_the_names_of_what_is_connected_are_cut() {
    let long = "a label of more than sixty characters, which is read to its very end";
    let text = format!(
        r#"{{"nodes":[{{"id":"a","type":"group","label":"{long}","x":0,"y":0,"width":9,"height":9}},
        {{"id":"b","type":"text","text":"B","x":99,"y":99,"width":9,"height":9}}],
        "edges":[{{"id":"e","fromNode":"a","toNode":"b","label":"{long}"}}]}}"#
    );
    let said = read(&text).unwrap().made.text.replace('\\', "");
    let connected = "- a label of more than sixty characters, which is read to its … → B: ";
    assert!(said.contains(&format!("## {long}\n")), "{said}");
    assert!(said.contains(&format!("{connected}{long}\n")), "{said}");
}
