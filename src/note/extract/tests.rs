//! Whole notes and what is read of them.

use crate::config::Settings;
use crate::note::{Note, Problem, parse};
use std::fmt::Write;

const PATH: &str = "Research/Takeaways/2025-01-28 20-17-29.md";

fn read(text: &str) -> (Note, Vec<Problem>) {
    parse(PATH, text, &Settings::default())
}

/// One line for each thing found, with its line of the file.
fn shown(text: &str) -> String {
    let (note, problems) = read(text);
    let mut out = String::new();
    for l in note.links() {
        let anchor = l.anchor.map(|a| format!("#{a}")).unwrap_or_default();
        let embed = if l.embed { "!" } else { "" };
        let _ = writeln!(out, "{} {embed}[[{}{anchor}|{}]] {:?}", l.line, l.target, l.text, l.form);
    }
    for t in note.tags() {
        let _ = writeln!(out, "{} #{} {:?}", t.line, t.name, t.form);
    }
    for r in note.relations() {
        let cites = r.citation.map(|c| format!(" cites {c}")).unwrap_or_default();
        let _ =
            writeln!(out, "{} {} {} -> {} {:?}{cites}", r.line, r.name, r.direction.name(), r.target, r.text);
    }
    for c in note.citations() {
        let facts =
            [c.key.map(|k| format!("@{k}")), c.doi.map(str::to_string), c.locator.map(|l| format!("({l})"))];
        let facts: Vec<String> =
            facts.into_iter().flatten().chain(c.text.map(|t| format!("{t:?}"))).collect();
        let _ = writeln!(out, "{} {:?} {}", c.line, c.origin, facts.join(" "));
    }
    for p in problems {
        let _ = writeln!(out, "{} ! {}", p.line, p.kind.name());
    }
    out
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(shown(text).lines().collect::<Vec<_>>(), expected, "in {text:?}");
}

#[test]
fn links_of_every_form_with_their_lines() {
    check(
        "---\nup: \"[[a|b]]\"\n---\n\n[[Research/Tags/X\\|x y]]\n- ![[img.png|300]] [[T#H|]] [[#H1#H2]] [[n#^id]]\n\n[t](a%20b.md#h) [u](<c d.md>) [out](https://x.org) [m](mailto:a@b.c)\n",
        &[
            "2 [[a|b]] Property",
            "5 [[Research/Tags/X|x y]] Wiki",
            "6 ![[img.png|300]] Wiki",
            "6 [[T#H|]] Wiki",
            "6 [[#H1#H2|#H1#H2]] Wiki",
            "6 [[n#^id|n#^id]] Wiki",
            "8 [[a b.md#h|t]] Markdown",
            "8 [[c d.md|u]] Markdown",
            "2 up related -> a \"\"",
        ],
    );
    check(
        "<div><a class=\"internal-link\" data-href=\"x.md\">X</a></div>\n\nin <a class=\"internal-link\" href=\"y\">Y</a> text\n\n<!-- [[z]] -->\n`[[c]]`\n",
        &["1 [[x.md|X]] Html", "3 [[y|Y]] Html"],
    );
    check("<mail@example.org> [m](mailto:a@b.c) <https://x.org>", &[]);
}

#[test]
fn tags_of_every_form() {
    check(
        "---\ntags: [a, \"#b\"]\n---\n# T #c\n- #d\n> #e\n\n| #f |\n|---|\n| x #g |\n\n```\n#no\n```\n<div>#no</div>\n",
        &[
            "2 #a Property",
            "2 #b Property",
            "4 #c Inline",
            "5 #d Inline",
            "6 #e Inline",
            "8 #f Inline",
            "10 #g Inline",
        ],
    );
}

#[test]
fn fields_are_relations() {
    check(
        "rests on:: [[a]], [[b#h]]\nnot:: text\n[up:: [[c]]] [[d]] (source:: [[e]])\nstd::x [[f]]\n- **based on**:: [[g]]\n",
        &[
            "1 [[a|a]] Wiki",
            "1 [[b#h|b#h]] Wiki",
            "3 [[c|c]] Wiki",
            "3 [[d|d]] Wiki",
            "3 [[e|e]] Wiki",
            "4 [[f|f]] Wiki",
            "5 [[g|g]] Wiki",
            "1 rests on rests on -> a \"\"",
            "1 rests on rests on -> b \"\"",
            "3 up related -> c \"\"",
            "3 source rests on -> e \"\"",
            "5 based on rests on -> g \"\"",
        ],
    );
}

fn table(head: &[&str], rows: &[&[&str]]) -> String {
    let cells = |tag: &str, row: &[&str]| {
        row.iter().map(|cell| format!("<{tag}><span>{cell}</span></{tag}>")).collect::<String>()
    };
    let body: String = rows.iter().map(|row| format!("<tr>{}</tr>", cells("td", row))).collect();
    format!(
        "<div><table class=\"dataview table-view-table\"><thead><tr>{}</tr></thead><tbody>{body}</tbody></table></div>",
        cells("th", head)
    )
}

fn internal(target: &str) -> String {
    format!("<a class=\"internal-link\" data-href=\"{target}.md\">x</a>")
}

#[test]
fn rendered_tables_are_relations_and_their_content_is_none_of_the_notes() {
    let insight = table(
        &["Insights<span class=\"small-text\">1</span>", ""],
        &[&[&internal("I/one"), &format!("content with {} #no", internal("T/no"))]],
    );
    check(&format!("# References\n{insight}\n"), &["2 Insights rests on -> I/one.md \"content with x #no\""]);
    check(
        &format!("# References\n## More\n{insight}\n"),
        &["3 Insights rests on -> I/one.md \"content with x #no\""],
    );
    check(
        &format!("## Supported Takeaways\n{insight}\n"),
        &["2 Insights supports -> I/one.md \"content with x #no\""],
    );
    check(
        &format!("## Tagged Content\n\n{insight}\n"),
        &["3 Insights tagged -> I/one.md \"content with x #no\""],
    );
    check(
        &format!("# References\n\n# Other\n{insight}\n"),
        &["4 Insights related -> I/one.md \"content with x #no\""],
    );
}

#[test]
fn citations_are_read_in_both_shapes() {
    let text = "Orozco. “Discs.” 2011. <a class=\"external-link\" href=\"https://doi.org/10.1097/TP.0b\">https://doi.org/10.1097/TP.0b</a>.";
    let key = internal("E/orozco2011");
    let expected = |name: &str| {
        [
            format!("2 {name} rests on -> E/orozco2011.md \"\" cites 0"),
            "2 Table @orozco2011 10.1097/tp.0b \"Orozco. “Discs.” 2011. https://doi.org/10.1097/TP.0b.\""
                .to_string(),
        ]
    };
    let link_first = table(&["Original Sources", "Citations"], &[&[&key, text]]);
    let text_first = table(&["Original Source", "Citation Key"], &[&[text, &key]]);
    let unnamed = table(&["Werke", ""], &[&[&key, text]]);
    for (html, name) in
        [(link_first, "Original Sources"), (text_first, "Original Source"), (unnamed, "Werke")]
    {
        let expected = expected(name);
        check(&format!("# References\n{html}"), &expected.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let no_link = table(&["Citations"], &[&["Ebbinghaus 1885."]]);
    check(&no_link, &["1 Table \"Ebbinghaus 1885.\""]);
}

#[test]
fn citations_in_prose() {
    check(
        "So [@a, p. 3; -@b] and @c.\n[text](https://doi.org/10.1000/A%2FB) 10.1000/2 https://dx.doi.org/10.1000/3.\n[@10.1000/4] me@x.org `@no`\n",
        &[
            "1 Pandoc @a (p. 3)",
            "1 Pandoc @b",
            "1 Pandoc @c",
            "2 Link 10.1000/a/b \"text\"",
            "2 Link 10.1000/2",
            "2 Link 10.1000/3",
            "3 Pandoc @10.1000/4 10.1000/4",
        ],
    );
}

#[test]
fn broken_content_is_read_and_reported() {
    check("---\nauthor: @x\n---\n[[a]]\n", &["4 [[a|a]] Wiki", "2 ! front-matter"]);
    check("---\nkey: v\n\n[[a]]\n", &["4 [[a|a]] Wiki", "1 ! front-matter"]);
    check("x\n\n```\n[[no]]\n", &["3 ! unclosed-fence"]);
    check("```\n[[no]]\n```", &[]);
    check("~~~\nx\n~~~\n[[a]]", &["4 [[a|a]] Wiki"]);
    let open = "<table class=\"dataview\"><tr><th>Up</th></tr><tr><td><a class=\"internal-link\" data-href=\"a\">a</a>";
    check(&format!("x\n\n{open}"), &["3 Up related -> a \"\"", "3 ! html"]);
}

#[test]
fn names_of_a_note() {
    let (note, _) = read(
        "---\n{\"permalink\":\"/p/\",\"updated\":\"2025\",\"aliases\":[\"A\",\"B\"]}\n---\n# Content\n- [[x\\|First]] line\n# References\n",
    );
    assert_eq!(
        (note.title(), note.label(), note.kind()),
        ("2025-01-28 20-17-29", "First line", Some("Takeaway"))
    );
    assert_eq!((note.permalink(), note.updated(), note.created()), (Some("/p/"), Some("2025"), None));
    assert_eq!(note.aliases().collect::<Vec<_>>(), ["A", "B"]);
    assert_eq!(
        note.headings().map(|h| (h.level, h.text, h.line)).collect::<Vec<_>>(),
        [(1, "Content", 4), (1, "References", 6)]
    );
    assert_eq!(read("# A Title\n\ntext").0.label(), "A Title");
    assert_eq!(read("# Content\n\n- text").0.label(), "text");
    assert_eq!(read("---\ntype: claim\n---\n").0.kind(), Some("claim"));
    assert_eq!(read("").0.label(), "2025-01-28 20-17-29");
}

#[test]
fn contexts_are_the_plain_line_around() {
    let (note, _) = read("- so **bold** [[a|b]] is\n");
    assert_eq!(note.links().next().unwrap().context, "so bold b is");
    let (note, _) = read(&format!("{} [[a|b]] {} [[c]]", "before ".repeat(60), "behind ".repeat(60)));
    let contexts: Vec<&str> = note.links().map(|link| link.context).collect();
    assert!(contexts[0].contains(" b behind") && contexts[0].starts_with('…') && contexts[0].ends_with('…'));
    assert!(contexts[1].ends_with("behind c"), "{}", contexts[1]);
}

#[test]
fn any_bytes_give_a_note() {
    let hostile = [
        "\0\u{1b}[31m",
        "[[",
        "[[|]]",
        "[[#]]",
        "%%",
        "---\n---",
        "::",
        "(::)",
        "[@",
        "@{",
        "<",
        "<table class=dataview>",
        "^",
        "{",
        "\u{202e}",
    ];
    for a in hostile {
        for b in hostile {
            read(&format!("{a}{b}\n{b}{a}"));
            read(&format!("---\n{a}: {b}\n---\n> - {a}\n{b}"));
        }
    }
    read(&"> ".repeat(20_000));
    read(&"- ".repeat(20_000));
    read(&"[".repeat(50_000));
    read(&"<div>".repeat(50_000));
    read(&"*a ".repeat(50_000));
    read(&"%%".repeat(50_000));
    read(&"@{".repeat(50_000));
    read(&"[@a".repeat(30_000));
    read(&"a:: ".repeat(50_000));
}
