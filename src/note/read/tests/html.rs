//! HTML in notes.

use super::{check, document};
use crate::note::document::BlockKind;

#[test]
fn html_is_read_like_markdown() {
    check("<p>a <b>b</b><br>c</p><hr>\n", &["1:p a *b*⏎c", "1:rule"]);
    check(
        "x <u>y</u> <a class=\"internal-link\" data-href=\"n.md\">n</a><!-- c --><unknown>z</unknown>",
        &["1:p x +y+ [n](n.md)z"],
    );
    check("H<sub>2</sub>O, x<sup>2</sup>, <kbd>q</kbd> <mark>m</mark>", &["1:p H↓2↓O, x↑2↑, `q` =m="]);
    check(
        "<blockquote>a<blockquote>b</blockquote></blockquote>c",
        &["1:quote 1:p a / 1:quote 1:p b", "1:p c"],
    );
    check("<pre><code class=\"language-r\">a\n  b &lt; c</code></pre>", &["1:code r \"a\\n  b < c\""]);
    check("<style>p {}</style>\n\na <script>alert(1)</script> b", &["3:p a  b"]);
}

#[test]
fn lists_of_html_nest_and_count() {
    check(
        "<ol start=\"3\"><li>a<ul><li>b</ul><li>c</ol>d",
        &["1:list3 (1:p a / 1:list (1:p b)) (1:p c)", "1:p d"],
    );
    check("<dl><dt>t</dt><dd>m</dd><dd>n</dd></dl>", &["1:term t", "1:meaning 1:p m", "1:meaning 1:p n"]);
    // what HTML leaves open ends with the Markdown around it, and HTML ends nothing of Markdown's
    check("> <ul><li>a\n\nb", &["1:quote 1:list (1:p a)", "3:p b"]);
    check("- a\n\n  </li></ul>\n\n  b", &["1:list (1:p a / 5:p b)"]);
    check("<li>alone", &["1:p alone"]);
}

#[test]
fn blocks_keep_their_order() {
    for (html, expected) in [
        ("<p>a</p><blockquote>q</blockquote><p>b</p>", &["1:p a", "1:quote 1:p q", "1:p b"] as &[&str]),
        ("<div><h2>h</h2><p>p</p><ul><li>l</li></ul></div>", &["1:h2 h", "1:p p", "1:list (1:p l)"]),
        (
            "a<ul><li>l</li></ul>b<hr>c<pre>d</pre>e",
            &["1:p a", "1:list (1:p l)", "1:p b", "1:rule", "1:p c", "1:code  \"d\"", "1:p e"],
        ),
        ("a<table><tr><th>h<tr><td>d</table>b", &["1:p a", "1:table h // d", "1:p b"]),
        (
            "<p>a<details><summary>s</summary>i</details>b",
            &["1:p a", "1:callout details Some(true) <s> 1:p i", "1:p b"],
        ),
        ("<dl><dt>t<dd>m</dl>after", &["1:term t", "1:meaning 1:p m", "1:p after"]),
        (
            "<blockquote>a<h3>h</h3>b<ol><li>c</ol>d</blockquote>e",
            &["1:quote 1:p a / 1:h3 h / 1:p b / 1:list1 (1:p c) / 1:p d", "1:p e"],
        ),
        (
            "<p>a</p>\n<blockquote>q</blockquote>\n\nb\n\n<p>c</p>",
            &["1:p a", "2:quote 2:p q", "4:p b", "6:p c"],
        ),
    ] {
        check(html, expected);
    }
}

#[test]
fn details_are_callouts() {
    check(
        "<details><summary>S <b>b</b></summary>\n\n- a\n\n</details>\n\nb",
        &["1:callout details Some(true) <S *b*> 3:list (3:p a)", "7:p b"],
    );
    check("<details open>a</details>", &["1:callout details Some(false) <> 1:p a"]);
    check("<details><summary><h3>S</h3></summary>a", &["1:callout details Some(true) <S> 1:p a"]);
    check("<summary>alone</summary>", &["1:p alone"]);
}

#[test]
fn media_are_links_with_a_name() {
    check(
        "<iframe title=\"Film\" src=\"https://vimeo.com/1\"></iframe>\n",
        &["1:p [video: Film](Address(\"https://vimeo.com/1\"))"],
    );
    check("<audio src=\"a b.mp3\"></audio>", &["1:p [audio: a b.mp3](!a b.mp3)"]);
    check("<img src=\"f/a.png\"> <img src=\"b.png\" alt=\"B\">", &["1:p [a.png](!f/a.png) [B](!b.png)"]);
    check(
        "![](f/a.png) ![B|300](b.png) ![20x30](c.png) [](d.md)",
        &["1:p [a.png](!f/a.png) [B](!b.png) [c.png](!c.png) [d.md](d.md)"],
    );
}

#[test]
fn what_plays_is_named_once_by_its_kind() {
    check("<audio><source src=\"a.mp3\"></audio>", &["1:p [audio: a.mp3](!a.mp3)"]);
    check(
        "x <video title=\"T\" controls><source src=\"a.webm\"><source src=\"a.mp4\"></video> y",
        &["1:p x [video: T](!a.webm)⏎ y"],
    );
    check("<audio src=\"a.mp3\"><source src=\"b.ogg\"></audio>", &["1:p [audio: a.mp3](!a.mp3)"]);
    check(
        "<audio><source src=\"a.mp3\"><img src=\"b.png\"><iframe src=\"https://x.org\"></iframe>",
        &["1:p [audio: a.mp3](!a.mp3)⏎[b.png](!b.png)[page: https://x.org](Address(\"https://x.org\"))"],
    );
}

#[test]
fn films_are_named_as_such() {
    for (address, is_film) in [
        ("https://www.youtube.com/watch?v=a", true),
        ("https://youtu.be/a", true),
        ("//player.vimeo.com/video/1", true),
        ("https://www.youtube-nocookie.com/embed/a", true),
        // its picture, and addresses that only hold the name
        ("https://img.youtube.com/vi/a/0.jpg", false),
        ("https://example.org/youtube.com/a.png", false),
    ] {
        let medium = if is_film { "video: " } else { "" };
        let to = format!("(Address(\"{address}\"))");
        check(&format!("![]({address})"), &[&format!("1:p [{medium}{address}]{to}")]);
        check(&format!("![A *b*|300]({address})"), &[&format!("1:p [{medium}A ]{to}[_b_]{to}")]);
        check(&format!("![A|300]({address})"), &[&format!("1:p [{medium}A]{to}")]);
        check(&format!("![300]({address})"), &[&format!("1:p [{medium}{address}]{to}")]);
        check(&format!("[A]({address})"), &[&format!("1:p [A]{to}")]);
        let medium = if is_film { "video: " } else { "page: " };
        check(&format!("<iframe src=\"{address}\"></iframe>"), &[&format!("1:p [{medium}{address}]{to}")]);
    }
}

#[test]
fn what_browsers_draw_is_signs_and_words() {
    for (html, expected) in [
        ("<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>", "漢(kan)字(ji)"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>!", "漢(kan)!"),
        ("<ruby>漢<rp>(<rt>kan<rp>)</ruby>!", "漢(kan)!"),
        ("a <input type=\"checkbox\" checked> b", "a ☑ b"),
        ("<INPUT type=CheckBox>b <input type=text>c", "☐ b c"),
        ("<progress value=\"30\" max=\"100\">30 %</progress> read", "30/100 read"),
        ("<meter value=0.6>***</meter>", "0.6/1"),
        ("<progress>soon</progress> <progress value=x>none</progress>", "soon none"),
        ("<abbr title=\"World Wide Web\">WWW</abbr>", "WWW"),
        ("so <q>she <b>said</b></q>", "so “she *said*”"),
        ("an<wbr>other <bdi>إيان</bdi>", "another إيان"),
        ("a <!-- [[b]] --> c <!-- d\ne -->f", "a  c f"),
    ] {
        check(html, &[&format!("1:p {expected}")]);
        let in_block = format!("1:p {}", expected.replace("  ", " "));
        check(&format!("<div>{html}</div>"), &[&in_block]);
    }
    check("- <input type=checkbox> a <input type=checkbox checked> b", &["1:list ([ ] 1:p a ☑ b)"]);
    check("<ul><li>a <input type=checkbox>b</ul>", &["1:list (1:p a ☐ b)"]);
    check(
        "<ul><li>a<table><tr><td><input type=checkbox>b</table></ul>",
        &["1:list (1:p a / 1:table  // ☐ b)"],
    );
    check("| <input type=\"checkbox\"> | b |\n|--|--|", &["1:table ☐ | b"]);
    check("<pre>a</q></rt></progress></pre>", &["1:code  \"a\""]);
}

#[test]
fn cells_stand_below_their_columns_whatever_spans_them() {
    let head = "<table><tr><th colspan=\"2\">Both</th><th>C</th></tr>";
    check(
        &format!(
            "{head}<tr><td rowspan=\"2\">A</td><td>B1</td><td>C1</td></tr><tr><td>B2</td><td>C2</td></tr>"
        ),
        &["1:table Both |  | C // A | B1 | C1 //  | B2 | C2"],
    );
    for (rows, expected) in [
        // a cell that spans columns and rows, and one below it
        ("<tr><td colspan=2 rowspan=2>a<td>b<tr><td>c<tr><td>d", "a |  | b //  |  | c // d"),
        // to the end of the group
        ("<tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tr><td>d", "a | b //  | c // d"),
        ("<tbody><tr><td rowspan=9>a<td>b</tbody><tbody><tr><td>c", "a | b // c"),
        // a row without cells is one of the rows that are spanned
        ("<tr><td rowspan=2>a<td>b<tr></tr><tr><td>c", "a | b // c"),
        // what is no number spans nothing, as in browsers
        ("<tr><td colspan=0>a<td colspan=-2>b<td colspan=x>c<td rowspan>d<tr><td>e", "a | b | c | d // e"),
        ("<tr><td colspan=' +2.9 rows'>a<td>b", "a |  | b"),
        ("<tr><td rowspan=99999999999999999999>a<td>b<tr><td>c", "a | b //  | c"),
        // where two cells span a place it stays empty
        ("<tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d", "a | b // c |  | d"),
        // what is spanned at the end of a row needs no places
        ("<tr><td>a<td colspan=999999999>b", "a | b"),
    ] {
        check(&format!("{head}{rows}</table>"), &[&format!("1:table Both |  | C // {expected}")]);
    }
}

#[test]
fn spans_cost_in_proportion() {
    for html in [
        "<tr><td colspan=1000 rowspan=1000><td>".repeat(2_000),
        "<td colspan=100 rowspan=0>".repeat(2_000) + &"<tr><td>".repeat(20_000),
        "<tr><td>".repeat(20_000) + "<td rowspan=0>",
    ] {
        let document = document(&format!("<table>{html}</table>"));
        let BlockKind::Table(table) = &document.blocks[0].kind else { panic!("{:?}", document.blocks) };
        let places: usize = table.rows.iter().map(Vec::len).sum();
        assert!(places < html.matches("<td").count() * 11 + 101, "{places} places");
    }
}

#[test]
fn any_tags_are_read() {
    let written = "<ruby> <rt> <rp> </rt> </rp> </ruby> </progress> <q> </q> <audio> </audio> é 漢|300 </a> <table> \
        </table> <tr> <tbody> <p> <li> <ul> </ul> <pre> </pre> <details> <summary> <script> [[n| ]] | > \
        ![a|3](https://youtu.be/x)";
    let mut written: Vec<&str> = written.split(' ').collect();
    written.extend([" ", "\n", "\n\n", "- ", "<td rowspan=0>", "<th colspan=3>", "<progress value=1>"]);
    written.extend([
        "<input type=checkbox>",
        "<source src=a>",
        "<video src=b>",
        "<img src=c>",
        "<a href=https://x.org>",
    ]);
    arbtest::arbtest(|u| {
        let mut text = String::new();
        for _ in 0..u.int_in_range(1..=40)? {
            text.push_str(u.choose(&written)?);
        }
        let last = text.lines().count().max(1) as u32;
        let document = document(&text);
        assert!(document.blocks.iter().all(|block| (1..=last).contains(&block.line)), "{text:?}");
        document.in_words();
        Ok(())
    })
    .budget_ms(500);
}
