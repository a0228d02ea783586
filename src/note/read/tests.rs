//! Notes and the documents they are read as, drawn in one line a block.

use super::document;
use crate::note::document::{Block, BlockKind, Document, LinkTarget, Run};

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
        BlockKind::Footnote { label, blocks } => format!("footnote {label} {}", nested(blocks)),
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
    check("**a** ~~b~~ ==c== `d` $e$ <sub>f</sub>\\\ng", &["1:p *a* ~b~ =c= `d` $e$ ^f^⏎g"]);
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
fn html_is_read_like_markdown() {
    check("<p>a <b>b</b><br>c</p><ul><li>d</li><li>e</li></ul>\n", &["1:p a *b*⏎c", "1:p • d", "1:p • e"]);
    check("<details><summary>S</summary>t</details>\n", &["1:p *S*", "1:p t"]);
    check(
        "x <u>y</u> <a class=\"internal-link\" data-href=\"n.md\">n</a><!-- c --><unknown>z</unknown>",
        &["1:p x +y+ [n](n.md)z"],
    );
    check(
        "<iframe title=\"Film\" src=\"https://v.org\"></iframe>\n",
        &["1:p [Film](Address(\"https://v.org\"))"],
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
}
