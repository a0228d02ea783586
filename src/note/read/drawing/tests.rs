//! Drawings of tldraw and what they say.

use crate::config::Settings;
use crate::note::document::{Block, BlockKind, Document, Item, LinkTarget, Run};
use crate::note::{document, parse, searchable};

/// As the plugin writes it, in the order in which a store gives its records.
const BOARD: &str = r##"---
tldraw-file: true
---
My *own* words #kept

# tldraw Data

## Links

[[Gap]]
^1f

![[curve.png]]
^2f

[[Unused]]
^3f

## Drawing

```json !!!_START_OF_TLDRAW_DATA__DO_NOT_CHANGE_THIS_PHRASE_!!!
{"meta": {"tldraw-version": "3.15.3"}, "raw": {"tldrawFileFormatVersion": 1, "records": [
{"typeName": "page", "id": "page:1", "name": "Page 1", "index": "a1"},
{"typeName": "shape", "id": "shape:d", "type": "geo", "parentId": "page:1", "x": 9, "y": 50, "props": {"text": "Recall\n#later [[no]]", "url": "https://example.org/r"}},
{"typeName": "shape", "id": "shape:e", "type": "note", "parentId": "page:1", "x": 0, "y": 50, "props": {"richText": {"type": "doc", "content": [
 {"type": "paragraph", "content": [{"type": "text", "text": "Learn "}, {"type": "text", "marks": [{"type": "bold"}], "text": "once"}]},
 {"type": "bulletList", "content": [{"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "marks": [{"type": "link", "attrs": {"href": "https://example.org/l"}}], "text": "here"}]}]}]}]}}},
{"typeName": "shape", "id": "shape:n", "type": "discourse-node", "parentId": "page:1", "x": 0, "y": 0, "props": {"title": "Gap", "src": "asset:obsidian.blockref.1f"}},
{"typeName": "shape", "id": "shape:i", "type": "image", "parentId": "shape:f", "x": 5, "y": 0, "props": {"assetId": "asset:i", "altText": "A curve"}},
{"typeName": "asset", "id": "asset:i", "props": {"src": "asset:obsidian.blockref.2f", "name": "c.png"}},
{"typeName": "shape", "id": "shape:f", "type": "frame", "parentId": "page:1", "x": 0, "y": 10, "props": {"name": "Later *on*"}},
{"typeName": "shape", "id": "shape:t", "type": "text", "parentId": "shape:f", "x": 0, "y": 0, "meta": {"link": "[[Gap#Why]]"}, "props": {"text": "Recall again"}},
{"typeName": "shape", "id": "shape:a", "type": "arrow", "parentId": "page:1", "props": {"text": "then", "arrowheadEnd": "arrow"}},
{"typeName": "binding", "fromId": "shape:a", "toId": "shape:n", "props": {"terminal": "start"}},
{"typeName": "binding", "fromId": "shape:a", "toId": "shape:d", "props": {"terminal": "end"}},
{"typeName": "shape", "id": "shape:b", "type": "arrow", "parentId": "page:1", "y": 99, "props": {"text": "nowhere"}},
{"typeName": "shape", "id": "shape:o", "type": "arrow", "parentId": "page:1", "props": {"start": {"boundShapeId": "shape:e"}, "end": {"boundShapeId": "shape:d"}, "arrowheadStart": "arrow", "arrowheadEnd": "none"}},
{"typeName": "shape", "id": "shape:2", "type": "text", "parentId": "page:1", "y": 60, "props": {"text": "Recall again"}},
17]}}
!!!_END_OF_TLDRAW_DATA__DO_NOT_CHANGE_THIS_PHRASE_!!!
```

Behind the drawing
"##;

fn check(text: &str, expected: &[&str]) {
    let document = document(text);
    let shown: Vec<String> = document.blocks.iter().map(|block| shown(&document, block)).collect();
    assert_eq!(shown, expected, "in {text}");
}

fn shown(document: &Document, block: &Block) -> String {
    let text = |runs: &[Run]| runs.iter().map(|run| run_of(document, run)).collect::<String>();
    let item = |item: &Item| shown(document, &item.blocks[0]);
    let said = match &block.kind {
        BlockKind::Callout { kind, title, .. } => format!("{kind}: {}", text(title)),
        BlockKind::Heading { level, text: runs } => {
            format!("{} {}", "#".repeat(usize::from(*level)), text(runs))
        }
        BlockKind::Paragraph(runs) => text(runs),
        BlockKind::List { items, .. } => items.iter().map(item).collect::<Vec<_>>().join(" / "),
        other => format!("{other:?}"),
    };
    format!("{}:{said}", block.line)
}

fn run_of(document: &Document, run: &Run) -> String {
    let mark = if run.style.strong { "**" } else { "" };
    let text = format!("{mark}{}{mark}", run.text.replace('\n', "⏎"));
    match run.link.map(|link| &document.links[link].to) {
        Some(LinkTarget::Note { target, anchor: Some(anchor), .. }) => format!("[{text}]({target}#{anchor})"),
        Some(LinkTarget::Note { target, .. } | LinkTarget::Address(target)) => format!("[{text}]({target})"),
        Some(LinkTarget::Tag(_)) | None => text,
        Some(other) => format!("[{text}]({other:?})"),
    }
}

#[test]
fn a_drawing_of_tldraw_is_its_texts_and_links_in_reading_order() {
    check(
        BOARD,
        &[
            "4:drawing: The texts and links of a tldraw drawing",
            "4:My own words #kept",
            "16:[Unused](Unused)",
            "10:[Gap](Gap)",
            "25:Learn **once**⏎• [here](https://example.org/l)",
            "24:[Recall](https://example.org/r)⏎[#later [[no]]](https://example.org/r)",
            "38:Recall again",
            "36:nowhere",
            "31:## Later *on*",
            "32:[Recall again](Gap#Why)",
            "29:A curve",
            "13:[curve.png](curve.png)",
            "33:## Connections",
            "33:33:Gap → Recall: then / 37:Recall → Learn once",
            "43:Behind the drawing",
        ],
    );
}

#[test]
fn the_index_has_the_links_of_its_data_and_nothing_else_of_it() {
    let (note, problems) = parse("Board.md", BOARD, &Settings::default());
    assert_eq!(problems, []);
    let links: Vec<_> = note.links().map(|link| (link.target, link.line)).collect();
    assert_eq!(links, [("Gap", 10), ("curve.png", 13), ("Unused", 16), ("Gap", 32)]);
    assert_eq!(note.tags().map(|tag| (tag.name, tag.line)).collect::<Vec<_>>(), [("kept", 4)]);
}

/// A note of the Discourse Graph plugin with these records.
fn drawing(records: &str) -> String {
    let (start, end) = ("!!!_START_OF_TLDRAW_DG_DATA__", "!!!_END_OF_TLDRAW_DG_DATA__");
    format!("---\ntldr-dg: true\n---\n[[Gap]]\n^1f\n\n```json {start}\n{{\"raw\": {records}}}\n{end}\n```\n")
}

fn text(id: &str, parent: &str, text: &str) -> String {
    format!(
        r#"{{"typeName": "shape", "type": "text", "id": "{id}", "parentId": "{parent}", "props": {{"text": "{text}"}}}}"#
    )
}

const TITLE: &str = "4:drawing: The texts and links of a tldraw drawing";

#[test]
fn frames_and_arrows_say_all_of_what_they_say() {
    let long = "a label of more than sixty characters, which is read to its very end";
    let records = [
        format!(r#"{{"typeName": "shape", "type": "frame", "id": "f", "props": {{"name": "{long}"}}}}"#),
        text("a", "f", "A"),
        text("b", "f", "B"),
        format!(r#"{{"typeName": "shape", "type": "arrow", "id": "x", "props": {{"text": "{long}"}}}}"#),
        r#"{"typeName": "binding", "fromId": "x", "toId": "a", "props": {"terminal": "start"}}"#.into(),
        r#"{"typeName": "binding", "fromId": "x", "toId": "b", "props": {"terminal": "end"}}"#.into(),
    ];
    let document = document(&drawing(&format!("{{\"records\": [{}]}}", records.join(",\n"))));
    let shown: Vec<String> = document.blocks.iter().map(|block| shown(&document, block)).collect();
    assert!(shown.iter().any(|block| block.ends_with(&format!("## {long}"))), "{shown:?}");
    assert!(shown.iter().any(|block| block.ends_with(&format!("A → B: {long}"))), "{shown:?}");
}

#[test]
fn a_work_that_its_data_leads_to_is_cited() {
    let shape = r#"{"typeName": "shape", "type": "geo", "id": "a", "props": {"text": "A year,\nmeasured #no, and told at such a length that a name would be cut", "url": "https://doi.org/10.1002/(SICI)1097<1:x>3.0"}}"#;
    let (note, problems) =
        parse("a.md", &drawing(&format!("{{\"records\": [\n{shape}]}}")), &Settings::default());
    assert_eq!(problems, []);
    let cited: Vec<_> = note.citations().map(|cited| (cited.doi, cited.text, cited.line)).collect();
    assert_eq!(
        cited,
        [(
            Some("10.1002/(sici)1097<1:x>3.0"),
            Some("A year, measured #no, and told at such a length that a name would be cut"),
            9
        )]
    );
    assert_eq!(note.tags().count(), 0);
}

#[test]
fn pages_are_told_in_their_order() {
    let page = |id, index| {
        format!(r#"{{"typeName": "page", "id": "{id}", "name": "Page {id}", "index": "{index}"}}"#)
    };
    let records = [
        page("p", "a2"),
        text("a", "p", "second"),
        page("q", "a1"),
        page("empty", "a3"),
        text("b", "q", "first"),
        text("c", "nothing that is there", "stray"),
    ];
    check(
        &drawing(&format!("{{\"records\": [{}]}}", records.join(",\n"))),
        &[TITLE, "4:[Gap](Gap)", "10:## Page q", "12:first", "8:## Page p", "9:second", "13:stray"],
    );
}

#[test]
fn before_records_were_listed_they_were_named() {
    let named = |id: &str| format!("\"{id}\": {}", text(id, "p", &format!("text {id}")));
    check(
        &drawing(&format!("{{{},\n{}}}", named("z"), named("a"))),
        &[TITLE, "4:[Gap](Gap)", "8:text z", "9:text a"],
    );
}

#[test]
fn notes_are_shown_by_their_links_and_else_by_their_titles() {
    let node = |id: &str, title: &str| {
        let props = format!(r#"{{"title": "{title}", "src": "asset:obsidian.blockref.{id}"}}"#);
        format!(r#"{{"typeName": "shape", "type": "discourse-node", "id": "{id}", "props": {props}}}"#)
    };
    let records = [node("1f", "Gap"), node("1f", "A copy"), node("2f", "Gone")].join(",");
    check(&drawing(&format!("{{\"records\": [{records}]}}")), &[TITLE, "4:[Gap](Gap)", "8:Gone"]);
}

#[test]
fn nothing_a_drawing_says_is_run() {
    let shape = |link: &str| {
        format!(
            r#"{{"typeName": "shape", "id": "a", "meta": {{"link": "{link}"}}, "props": {{"text": "x"}}}}"#
        )
    };
    for (link, expected) in [
        ("javascript:alert(1)", "8:x"),
        ("file:///etc/passwd", "8:x"),
        ("https://example.org", "8:[x](https://example.org)"),
        ("[[Gap|the gap]]", "8:[x](Gap)"),
    ] {
        check(&drawing(&format!("{{\"records\": [{}]}}", shape(link))), &[TITLE, "4:[Gap](Gap)", expected]);
    }
}

#[test]
fn data_that_cannot_be_read_is_not_shown() {
    let unread = "4:drawing: A tldraw drawing whose texts cannot be read";
    for broken in ["{\"records\": [", "17", "{\"records\": 17}", "null", "```", &"[".repeat(10_000)] {
        check(&drawing(broken), &[unread, "4:[Gap](Gap)"]);
    }
    let cut = drawing("{}");
    check(&cut[..cut.find("{\"raw").unwrap()], &[unread, "4:[Gap](Gap)"]);
    // a record that cannot be read is not there
    check(
        &drawing("{\"records\": [{\"typeName\": 1}, {\"typeName\": \"shape\", \"id\": null}]}"),
        &[TITLE, "4:[Gap](Gap)"],
    );
    let empty = drawing("{}").replace("[[Gap]]\n^1f\n", "");
    check(&empty, &["4:drawing: tldraw drawing without texts and links"]);
    // without data it is a note
    check("---\ntldraw-file: true\n---\ntext", &["4:text"]);
}

#[test]
fn other_ways_to_write_the_data_are_known() {
    let json = "{\"raw\": {\"records\": []}}";
    for data in [
        format!("````json !!!_START_OF_TLDRAW_DATA\n{json}\n!!!_END_OF_TLDRAW_DATA ```\n````\n"),
        format!("```json\n!!!_START_OF_TLDRAW_DATA\n{json}\n!!!_END_OF_TLDRAW_DATA\n```\n"),
        format!("!!!_START_OF_TLDRAW_DATA\n{json}\n!!!_END_OF_TLDRAW_DATA\n"),
        format!("```json !!!_START_OF_TLDRAW_DATA\r\n{json}\r\n!!!_END_OF_TLDRAW_DATA\r\n```\r\n"),
        format!("```json !!!_START_OF_TLDRAW_DATA\n{json}\n```\n"),
        format!("```json !!!_START_OF_TLDRAW_DATA\n{json}"),
    ] {
        let behind = if data.ends_with('\n') { "```\ncode\n```" } else { "" };
        let document = document(&format!("---\ntldraw-file: true\n---\n[[Gap]]\n\n{data}{behind}"));
        let kinds: Vec<&BlockKind> = document.blocks.iter().skip(1).map(|block| &block.kind).collect();
        let is_right = match kinds.as_slice() {
            [BlockKind::Paragraph(_), BlockKind::Code { text, .. }] => text == "code\n",
            [BlockKind::Paragraph(_)] => behind.is_empty(),
            _ => false,
        };
        assert!(is_right, "{data}: {kinds:?}");
    }
}

#[test]
fn depth_and_repetition_are_bounded() {
    // frames in frames, groups that hold themselves and ids that repeat
    let frame = |id: usize, parent: usize| {
        format!(r#"{{"typeName": "shape", "type": "frame", "id": "{id}", "parentId": "{parent}"}}"#)
    };
    let deep: Vec<String> = (0..5_000).map(|id| frame(id + 1, id)).collect();
    let twice: Vec<String> = (0..500).flat_map(|id| [frame(id + 1, id), frame(id + 1, id)]).collect();
    let ring = [frame(1, 2), frame(2, 1), frame(3, 3)];
    for (records, frames) in [(deep.join(","), 5_000), (twice.join(","), 1_000), (ring.join(","), 0)] {
        let document = document(&drawing(&format!("{{\"records\": [{records}]}}")));
        assert_eq!(document.blocks.len(), frames + 2);
    }
    let rich = format!("{}{}", r#"{"content": ["#.repeat(5_000), "]}".repeat(5_000));
    let record = format!(r#"{{"typeName": "shape", "id": "a", "props": {{"richText": {rich}}}}}"#);
    check(&drawing(&format!("{{\"records\": [{record}]}}")), &[TITLE, "4:[Gap](Gap)"]);
}

#[test]
fn any_bytes_are_read() {
    arbtest::arbtest(|u| {
        let mut text = BOARD.to_owned();
        for _ in 0..u.int_in_range(1..=6)? {
            let at = text.floor_char_boundary(u.choose_index(text.len())?);
            let end = text.ceil_char_boundary((at + u.int_in_range(0..=20)?).min(text.len()));
            let written =
                ["", "\"", "]", "}", "\\n", "\n", "null", "1e999", "[[", "```\n", "!!!_END_OF_TLDRAW_"];
            text.replace_range(at..end, u.choose(&written)?);
        }
        let last = text.lines().count().max(1) as u32;
        let document = document(&text);
        assert!(document.blocks.iter().all(|block| (1..=last).contains(&block.line)), "{text}");
        assert!(searchable("a.md", text).lines().count() <= last as usize);
        Ok(())
    });
}
