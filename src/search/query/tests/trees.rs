//! Queries and their trees.

use super::*;

fn check(query: &str, expected: &str) {
    let read = parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
    assert_eq!(read.root().map(notation).unwrap_or_default(), expected, "{query}");
}

#[test]
fn words_phrases_and_patterns() {
    for (query, expected) in [
        ("", ""),
        ("  \t ", ""),
        ("sleep", "‹sleep›"),
        ("sleep memory", "(‹sleep› & ‹memory›)"),
        ("\"working memory\"", "‹working memory›"),
        ("“working memory” „so auch“", "(‹working memory› & ‹so auch›)"),
        ("\"he said “no”\"", "‹he said “no”›"),
        (r#""a \"b\" \\ \c""#, r#"‹a "b" \ \c›"#),
        (r#"5\" \alpha"#, r#"(‹5"› & ‹\alpha›)"#),
        ("L4-L5 f(x) don't #tag @key", "(‹L4-L5› & ‹f(x)› & ‹don't› & ‹#tag› & ‹@key›)"),
        ("or and not Or", "(‹or› & ‹and› & ‹not› & ‹Or›)"),
        ("\"OR\" \"-x\" \"(\"", "(‹OR› & ‹-x› & ‹(›)"),
        (
            "http://a.b/c 12:30 std::vec key:: 10.1016/a:b",
            "(‹http://a.b/c› & ‹12:30› & ‹std::vec› & ‹key::› & ‹10.1016/a:b›)",
        ),
        ("\"tag:x\"", "‹tag:x›"),
        ("/disc(s|us)? heal/", "/disc(s|us)? heal/"),
        (r"/a\/b/ (/x/)", r"(/a\/b/ & /x/)"),
        ("知識 γνῶσις", "(‹知識› & ‹γνῶσις›)"),
    ] {
        check(query, expected);
    }
}

#[test]
fn words_and_groups_combine() {
    for (query, expected) in [
        ("a OR b", "(‹a› | ‹b›)"),
        ("a b OR c d", "((‹a› & ‹b›) | (‹c› & ‹d›))"),
        ("a (b OR c) d", "(‹a› & (‹b› | ‹c›) & ‹d›)"),
        ("a AND b AND c", "(‹a› & ‹b› & ‹c›)"),
        ("a NOT b AND NOT c", "(‹a› & !‹b› & !‹c›)"),
        ("-a -\"b c\" -/d/", "(!‹a› & !‹b c› & !/d/)"),
        ("-(a OR b) -(-c)", "(!(‹a› | ‹b›) & !!‹c›)"),
        ("a OR -b", "(‹a› | !‹b›)"),
        ("((a))", "‹a›"),
        ("(a b) c", "((‹a› & ‹b›) & ‹c›)"),
        ("(a)(b)c", "(‹a› & ‹b› & ‹c›)"),
        ("a OR (b OR c)", "(‹a› | (‹b› | ‹c›))"),
        ("(tag:a OR tag:b)-c", "((tag ‹a› | tag ‹b›) & !‹c›)"),
    ] {
        check(query, expected);
    }
}

#[test]
fn names_and_values() {
    for (query, expected) in [
        ("tag:disc", "tag ‹disc›"),
        ("TAG:#Disc/Lumbar", "tag ‹Disc/Lumbar›"),
        ("tag:\"working memory\" -tag:“a b”", "(tag ‹working memory› & !tag ‹a b›)"),
        ("path:Research/ path:\"a b/c\"", "(path ‹Research/› & path ‹a b/c›)"),
        (r"path:a*b\*c", "path ‹a‥b*c›"),
        ("kind:Takeaway title:ret*pract", "(kind ‹Takeaway› & title ‹ret‥pract›)"),
        ("cites:@karpicke2008", "cites ‹@karpicke2008›"),
        ("(cites:10.1016/S0022-5371(70)80107-4)", "cites ‹10.1016/S0022-5371(70)80107-4›"),
        ("cites:https://doi.org/10.1/x", "cites ‹https://doi.org/10.1/x›"),
        ("links-to:\"A note#Part\" linked-from:[[b]]", "(to ‹A note#Part› & from ‹b›)"),
        ("has:source -HAS:Tag", "(has source & !has tag)"),
        ("title:a:b", "title ‹a:b›"),
    ] {
        check(query, expected);
    }
}

#[test]
fn dates_and_properties() {
    for (query, expected) in [
        ("updated:2025", "Updated Equal 2025"),
        ("updated:>=2025-01 created:<2025-01-28", "(Updated AtLeast 2025-01 & Created Less 2025-01-28)"),
        ("updated:2024..2025-03", "Updated 2024…2025-03"),
        ("updated:..2025 updated:2025.. updated:*", "(Updated ∞…2025 & Updated 2025…∞ & Updated ∞…∞)"),
        ("status:read", "[status] ~ ‹read›"),
        ("Status:=\"to read\"", "[Status] = ‹to read›"),
        ("author:*", "[author] ~ ‹‥›"),
        ("rating:>=4 due:<2025-02", "([rating] AtLeast 4 & [due] Less 2025-02)"),
        ("year:2010..2020 year:2010.. file:../x", "([year] 2010…2020 & [year] 2010…∞ & [file] ~ ‹../x›)"),
        ("\"source type\":book \"tag\":x", "([source type] ~ ‹book› & [tag] ~ ‹x›)"),
        ("Takeaways__Tags:x größe:3", "([Takeaways__Tags] ~ ‹x› & [größe] ~ ‹3›)"),
        ("p:\">=5\" p:\"1..2\"", "([p] ~ ‹>=5› & [p] ~ ‹1..2›)"),
    ] {
        check(query, expected);
    }
}

#[test]
fn terms_tell_where_they_stand() {
    let query = parse("é  -(tag:\"x y\" OR b)").unwrap();
    let mut spans = Vec::new();
    fn gather(what: &Expression, spans: &mut Vec<std::ops::Range<usize>>) {
        match what {
            Expression::All(some) | Expression::Any(some) => some.iter().for_each(|one| gather(one, spans)),
            Expression::Not(one) => gather(one, spans),
            Expression::Term(term) => spans.push(term.span.clone()),
        }
    }
    gather(query.root().unwrap(), &mut spans);
    let texts: Vec<&str> = spans.into_iter().map(|span| &query.text()[span]).collect();
    assert_eq!(texts, ["é", "tag:\"x y\"", "b"]);
}
