//! Bodies and the pieces they are read as.

use super::{Piece, pieces};

fn check(body: &str, expected: &str) {
    let mut found = Vec::new();
    pieces(body, &mut |placed| {
        let hidden = placed.hidden.then(|| "hidden".to_string());
        found.extend(
            shown(&placed.piece).map(|shown| hidden.into_iter().chain([shown]).collect::<Vec<_>>().join(" ")),
        );
    });
    assert_eq!(found.join(" "), expected, "in {body:?}");
}

fn shown(piece: &Piece<'_>) -> Option<String> {
    Some(match piece {
        Piece::Open(_) | Piece::Close(_) => return None,
        Piece::WikiOpen { target, embed, named } => {
            format!("{}[[{target}{}", if *embed { "!" } else { "" }, if *named { "|" } else { "" })
        }
        Piece::LinkOpen { address, .. } => format!("[({address})"),
        Piece::LinkClose => "]".into(),
        Piece::Text(text) => format!("{:?}", &**text),
        Piece::Code(code) => format!("`{code}`"),
        Piece::Math { source, .. } => format!("${source}$"),
        Piece::Tag(name) => format!("#{name}"),
        Piece::Citation(citation) => format!("@{}", citation.key),
        other => format!("{other:?}"),
    })
}

#[test]
fn wikilinks_lose_the_backslash_of_an_escaped_pipe() {
    check("[[a/B\\|b c]]", r#"[[a/B| "b c" ]"#);
    check("[[x\\\\|y]]", r#"[[x| "y" ]"#);
    check("| h |\n|--|\n| [[x\\|y]] |", r#""h" [[x| "y" ]"#);
    check("[[a [b] c]] [[a]b]] [[T#H|]]", r#"[[a [b] c "a [b] c" ] " " [[a]b "a]b" ] " " [[T#H| ]"#);
    check("![[img.png|300]]", r#"![[img.png| "300" ]"#);
}

#[test]
fn addresses_between_angle_brackets_have_a_scheme() {
    check("<mail@example.org>", r#"[(mailto:mail@example.org) "mail@example.org" ]"#);
    check(
        "<mailto:a@b.org> <https://x.org>",
        r#"[(mailto:a@b.org) "mailto:a@b.org" ] " " [(https://x.org) "https://x.org" ]"#,
    );
}

#[test]
fn code_math_and_link_texts_hold_no_tags() {
    check("`#no` $#no$ [#no](x.md)", r##"`#no` " " $#no$ " " [(x.md) "#no" ]"##);
    check("```\n#no @no\n```", r##""#no @no""##.replace("no\"", "no\\n\"").as_str());
}

#[test]
fn text_comes_unescaped_around_its_tokens() {
    check("a \\* b #t c &amp; d \\#no", r##""a " "* b " #t " c " "&" " d " "#no""##);
    check("snake_case @key_a.", r#""snake_case " @key_a ".""#);
    check("> #t", "#t");
    check("**#no**", r##""#no""##);
}

#[test]
fn comments_are_left_out_across_blocks() {
    check("a %%b #c%% e", r#""a " " e""#);
    check("a %%b [[d|e]]%% f", r#""a " hidden [[d| hidden "e" hidden ] " f""#);
    check("a\n\n%%\n\n#b\n\n%%\n\nc", r#""a" "c""#);
    check("100%% sure", r#""100" "%%" " sure""#);
}

#[test]
fn prose_behind_an_html_comment_is_prose() {
    check("<!-- a [[b]] --><!-- c -->d [[e]]\n\nf", r#""d " [[e "e" ] "f""#);
    check("<!-- a\n\nb -->\nc", r#"Html("<!-- a\n\nb -->\n") "c""#);
}

#[test]
fn block_ids_and_attribute_lists_are_not_read() {
    check("text ^id", r#""text " BlockId("id")"#);
    check("- text ^id\n  - text", r#""text " BlockId("id") "text""#);
    check("text { #id}", r#""text " BlockId("id")"#);
    check("{ .block-language-dataview}", "");
}
