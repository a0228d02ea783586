//! Notes and the documents they are read as, drawn in one line a block.

use super::document;
use crate::note::document::{Block, BlockKind, Document, LinkTarget, Run};

mod html;

fn check(text: &str, expected: &[&str]) {
    let document = document(text);
    let shown: Vec<String> = document.blocks.iter().map(|block| block_of(&document, block)).collect();
    assert_eq!(shown, expected, "in {text:?}");
}

fn block_of(document: &Document, block: &Block) -> String {
    let nested =
        |blocks: &[Block]| blocks.iter().map(|b| block_of(document, b)).collect::<Vec<_>>().join(" / ");
    let text = |list: &[Run]| runs(document, list);
    let shown = match &block.kind {
        BlockKind::Heading { level, text: list } => format!("h{level} {}", text(list)),
        BlockKind::Paragraph(list) => format!("p {}", text(list)),
        BlockKind::List { first, items } => {
            let items: Vec<String> = items
                .iter()
                .map(|item| {
                    format!(
                        "{}{}",
                        item.task.map(|t| format!("[{t}] ")).unwrap_or_default(),
                        nested(&item.blocks)
                    )
                })
                .collect();
            format!("list{} ({})", first.map(|n| n.to_string()).unwrap_or_default(), items.join(") ("))
        }
        BlockKind::Quote(blocks) => format!("quote {}", nested(blocks)),
        BlockKind::Callout { kind, title, folded, blocks } => {
            format!("callout {kind} {folded:?} <{}> {}", text(title), nested(blocks))
        }
        BlockKind::Code { language, text } => format!("code {language} {text:?}"),
        BlockKind::Math(source) => format!("math {source}"),
        BlockKind::Table(table) => {
            let row =
                |cells: &Vec<Vec<Run>>| cells.iter().map(|cell| text(cell)).collect::<Vec<_>>().join(" | ");
            let rows: Vec<String> = std::iter::once(&table.head).chain(&table.rows).map(row).collect();
            format!("table {}", rows.join(" // "))
        }
        BlockKind::Rule => "rule".to_string(),
        BlockKind::Term(list) => format!("term {}", text(list)),
        BlockKind::Meaning(blocks) => format!("meaning {}", nested(blocks)),
        BlockKind::Footnote { label, blocks } => format!("footnote {label} {}", nested(blocks)),
        BlockKind::Embed { title, blocks } => format!("embed <{}> {}", text(title), nested(blocks)),
    };
    format!("{}:{shown}", block.line)
}

fn runs(document: &Document, runs: &[Run]) -> String {
    runs.iter().map(|run| run_of(document, run)).collect()
}

fn run_of(document: &Document, run: &Run) -> String {
    let s = run.style;
    let marks = [
        (s.strong, '*'),
        (s.emphasis, '_'),
        (s.strike, '~'),
        (s.code, '`'),
        (s.math, '$'),
        (s.highlight, '='),
        (s.small, '^'),
        (s.underline, '+'),
        (s.raised, '↑'),
        (s.lowered, '↓'),
    ];
    let mark: String = marks.iter().filter(|(on, _)| *on).map(|(_, c)| *c).collect();
    let text = format!("{mark}{}{mark}", run.text.replace('\n', "⏎"));
    match run.link.map(|link| &document.links[link].to) {
        None => text,
        Some(LinkTarget::Note { target, anchor, embed }) => {
            let anchor = anchor.as_ref().map(|a| format!("#{a}")).unwrap_or_default();
            format!("[{text}]({}{target}{anchor})", if *embed { "!" } else { "" })
        }
        Some(other) => format!("[{text}]({other:?})"),
    }
}

#[test]
fn blocks_with_their_lines() {
    check(
        "# A *b*\n\ntext\nmore\n\n- x\n  - y\n- [x] done\n- [/] half\n\n3. n\n\n---\n",
        &[
            "1:h1 A _b_",
            "3:p text⏎more",
            "6:list (6:p x / 7:list (7:p y)) ([x] 8:p done) ([/] 9:p half)",
            "11:list3 (11:p n)",
            "13:rule",
        ],
    );
    check(
        "---\na: 1\n---\n> q\n> > r\n\n```rust x\nfn\n```\n$$\nx^2\n$$\n",
        &["4:quote 4:p q / 5:quote 5:p r", "7:code rust \"fn\\n\"", "10:math x^2"],
    );
}

#[test]
fn callouts_titled_folded_and_nested() {
    check(
        "> [!note]- A *b*\n> body\n> > [!warning]\n> > x",
        &["1:callout note Some(true) <A _b_> 2:p body / 3:callout warning None <> 4:p x"],
    );
    check("> [not] a callout\n> b", &["1:quote 1:p [not] a callout⏎b"]);
}

#[test]
fn inline_styles_links_tags_and_citations() {
    check("**a** ~~b~~ ==c== `d` $e$ <sub>f</sub>\\\ng", &["1:p *a* ~b~ =c= `d` $e$ ↓f↓⏎g"]);
    check(
        "[[x#y\\|z]] ![[e.png]] ![[i.png\\|300]] [t](a%20b.md) [o](https://x.org) #tag [@k, p. 3]",
        &[
            "1:p [z](x#y) [e.png](!e.png) [i.png](!i.png) [t](a b.md) [o](Address(\"https://x.org\")) [#tag](Tag(\"tag\")) [[@k](Citation(\"k\")), p. 3]",
        ],
    );
    check(
        "https://doi.org/10.1000/A 10.1000/b",
        &["1:p [https://doi.org/10.1000/A](Doi(\"10.1000/a\")) [10.1000/b](Doi(\"10.1000/b\"))"],
    );
    check("<mail@example.org>", &["1:p [mail@example.org](Address(\"mailto:mail@example.org\"))"]);
    check("doi: 10.1000/c", &["1:p [doi: 10.1000/c](Doi(\"10.1000/c\"))"]);
    check("[a](javascript:x) [b](file:///etc/passwd) <a href=\"data:x\">c</a>", &["1:p a b c"]);
    check("a[^1]\n\n[^1]: note", &["1:p a[^[1]^](Footnote(\"1\"))", "3:footnote 1 3:p note"]);
    check("a %%hidden%% b ^id\n", &["1:p a  b"]);
}

#[test]
fn short_lines_stay_and_wrapped_prose_is_joined() {
    let long = "prose that an editor wrapped at seventy-two columns or so";
    check(&format!("a:: b\nc:: d\n\n{long}\n{long}\n"), &["1:p a:: b⏎c:: d", &format!("4:p {long} {long}")]);
}

#[test]
fn wikilinks_show_their_texts_or_the_part_they_lead_to() {
    for (text, expected) in [
        ("[[#Two]]", "1:p [Two](#Two)"),
        ("[[a/B#Two#Three]]", "1:p [a/B › Two › Three](a/B#Two#Three)"),
        ("[[B#^id]]", "1:p [B › ^id](B#^id)"),
        ("[[B#Two|text]]", "1:p [text](B#Two)"),
        ("![[a.png|A caption]]", "1:p [A caption](!a.png)"),
        ("![[a.png|A caption|300]]", "1:p [A caption](!a.png)"),
        ("![[a.png| |300]]", "1:p [a.png](!a.png)"),
        ("![[B#Two]]", "1:p [B › Two](!B#Two)"),
        // a citation that is the text of a link leads where that does
        ("[@key](@key.md) [see @key, p. 3](b.md)", "1:p [@key](@key.md) [see @key, p. 3](b.md)"),
        ("[@key](https://example.org/@foo)", "1:p [@key](Address(\"https://example.org/@foo\"))"),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn what_is_shown_may_stand_alone_in_a_line() {
    let long = "prose that an editor wrapped at seventy-two columns or so";
    check(
        &format!("{long}\n![[a.png]]\n{long}\n{long}"),
        &[&format!("1:p {long}⏎[a.png](!a.png)⏎{long} {long}")],
    );
    let name = "a picture with a name that is longer than fifty letters.png";
    check(&format!("![[{name}]]\n*Caption*"), &[&format!("1:p [{name}](!{name})⏎_Caption_")]);
    check(&format!("{long} ![[a.png]] {long}"), &[&format!("1:p {long} [a.png](!a.png) {long}")]);
}

#[test]
fn pictures_are_as_large_as_their_writers_ask_for() {
    for (text, width, height) in [
        ("![[a.png|300]]", Some(300), None),
        ("![[a.png|300x200]]", Some(300), Some(200)),
        ("![[a.png|A caption|300]]", Some(300), None),
        ("![[a.png|A caption]]", None, None),
        ("![B|120](a.png)", Some(120), None),
        ("![120x90](a.png)", Some(120), Some(90)),
        ("![B 120](a.png)", None, None),
        ("<img src=\"a.png\" width=\"40\">", Some(40), None),
        ("<img src=\"a.png\" width=\"50%\" height=\"3\">", None, None),
        ("[[a.png|300]]", None, None),
        ("![[a.png|0x99999999999]]", Some(1), Some(u32::MAX)),
    ] {
        let size = document(text).links[0].size;
        assert_eq!(size.map(|size| (size.width, size.height)), width.map(|width| (width, height)), "{text}");
    }
}

#[test]
fn footnotes_in_the_text_are_numbered_with_the_others() {
    check(
        "a^[*b* [c]] d[^1] ^[e]\n\n[^1]: f",
        &[
            "1:p a[^[1]^](Footnote(\"1\")) d[^[2]^](Footnote(\"2\")) [^[3]^](Footnote(\"3\"))",
            "1:footnote 1 1:p _b_ [c]",
            "1:footnote 3 1:p e",
            "3:footnote 2 3:p f",
        ],
    );
    check(
        "a^[never closed *b*\n\nc",
        &["1:p a[^[1]^](Footnote(\"1\"))", "1:footnote 1 1:p never closed _b_", "3:p c"],
    );
}

#[test]
fn definitions() {
    check("Term\n: *one*\n: two\n", &["1:term Term", "2:meaning 2:p _one_", "3:meaning 3:p two"]);
    check("a\n:::b\n: c", &["1:p a⏎:::b⏎: c"]);
    check("a | b\n:-- | --:\nc | d\n", &["1:table a | b // c | d"]);
}

#[test]
fn comments_leave_nothing() {
    check("a\n\n%%\n- b\n\n```\ncode\n```\n\n| c |\n|---|\n| d |\n\n## e\n%%\n\nf", &["1:p a", "17:p f"]);
    check("%%\na\n\n- b\n%%\n\nc", &["7:p c"]);
    check("text\n^id\n\n- a ^b", &["1:p text", "4:list (4:p a)"]);
}

#[test]
fn drawings_are_their_texts_and_links() {
    let head = "---\nexcalidraw-plugin: parsed\n---\n==⚠  Switch to EXCALIDRAW VIEW ⚠==\n\n\n";
    let data = "%%\n## Drawing\n```compressed-json\nN4Kg\n```\n%%";
    check(
        &format!(
            "{head}# Excalidraw Data\n\n## Text Elements\nGap [[Lag]] ^abc\n\nRecall ^def\n\n## Element Links\n9dkWm1cc: [[Lag]]\n\n{data}"
        ),
        &[
            "4:callout drawing None <The texts and links of an Excalidraw drawing> ",
            "10:p Gap [Lag](Lag)",
            "12:p Recall",
            "14:h2 Element Links",
            "15:p [Lag](Lag)",
        ],
    );
    check(
        &format!("{head}# Drawing\n```json\n{{}}\n```"),
        &["4:callout drawing None <Excalidraw drawing without texts and links> "],
    );
}

#[test]
fn tables_of_markdown_and_html() {
    check(
        "| a | b |\n|---|:-:|\n| <ul><li>x</li><li>y</li></ul> | [[p\\|q]] |\n",
        &["1:table a | b // • x⏎• y | [q](p)"],
    );
    check(
        "<div><table class=\"dataview\"><thead><tr><th><span>In</span><span class=\"small-text\">1</span></th><th></th></tr></thead><tbody><tr><td><a class=\"internal-link\" data-href=\"n.md\">n</a><a class=\"metadata-menu\"><svg><path></path></svg></a></td><td>t<table><tr><td>u</td></tr></table></td></tr></tbody></table></div>\n",
        &["1:table In ^1^ |  // [n](n.md) | t⏎ u"],
    );
    check("<table><tr><td>never closed", &["1:table  // never closed"]);
}

#[test]
fn properties_as_lines_of_text() {
    let document = document("---\ntags: [a, 2020]\nup: \"[[x|y]]\"\nn:\n---\n");
    let shown: Vec<String> =
        document.properties.iter().map(|(key, value)| format!("{key}={value}")).collect();
    assert_eq!(shown, ["tags=a, 2020", "up=y", "n="]);
}

#[test]
fn depth_is_bounded() {
    document(&"> ".repeat(5_000));
    document(&"- ".repeat(5_000));
    document(&"<div><table><td>".repeat(5_000));
    document(&"<ul><li><details><blockquote><dd>".repeat(5_000));
    document(&"<td><ol><li>".repeat(5_000));
    document(&"a^[".repeat(5_000));
    document(&"a^[b]".repeat(20_000));
    document(&"<!-- a --> b\n\n".repeat(5_000));
}
