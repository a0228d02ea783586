//! Front matter as found in real vaults, and as attackers write it.

use super::{read, split};
use serde_json::Value;

/// Reads the front matter of `text`; shows properties as JSON, then the body, then `!line` of a trouble.
fn shown(text: &str) -> String {
    let parts = split(text);
    let Some(block) = parts.block else {
        return format!("none | {}", parts.body);
    };
    let (properties, trouble) = read(&block);
    let object: Vec<String> =
        properties.0.iter().map(|(key, value)| format!("{key}={}", Value::to_string(value))).collect();
    let trouble = trouble.map(|trouble| format!(" !{}", trouble.line + block.line)).unwrap_or_default();
    format!("{} | {}@{}{trouble}", object.join(" "), parts.body, parts.body_line)
}

fn check(text: &str, expected: &str) {
    assert_eq!(shown(text), expected, "in {text:?}");
}

#[test]
fn yaml_json_and_toml() {
    check("---\na: 1\ntags: [x, y]\n---\nbody", r#"a=1 tags=["x","y"] | body@5"#);
    check("---\n{\"dg-publish\":true,\"tags\":[\"a\"]}\n---\nb", r#"dg-publish=true tags=["a"] | b@4"#);
    check(
        "+++\ntitle = \"T\"\ntags = [\"a\"]\nd = 2020-01-02\n+++\nb",
        r#"title="T" tags=["a"] d="2020-01-02" | b@6"#,
    );
}

#[test]
fn fences_are_exact_and_at_the_start() {
    check("\u{feff}\n\n---\na: 1\n---\nb", "a=1 | b@6");
    check("---\r\na: 1\r\n---\r\nb", "a=1 | b@4");
    check("---\r\r\na: 1\r\r\n---\r\r\nb", "a=1 | b@4");
    check("text\n---\na: 1\n---\n", "none | text\n---\na: 1\n---\n");
    check("----\na: 1\n---\n", "none | ----\na: 1\n---\n");
    check("---\n---\nb", " | b@3");
    assert_eq!(split("---\na: 1\nno end").unclosed, Some(1));
    assert_eq!(split("---\n\nonly a rule").unclosed, None);
}

#[test]
fn what_strict_yaml_refuses_is_read_line_by_line_and_reported() {
    check("---\ntitle: {{title}}\nauthor: @smith\n---\nb", r#"title="{{title}}" author="@smith" | b@5 !2"#);
    check("---\na: x\nb: @y\nc:\n- 1\n- 2\n---\n", r#"a="x" b="@y" c=["1","2"] | @8 !3"#);
    check("---\nid: <% tp.date %>\na: b: c\n---\n", r#"id="<% tp.date %>" a="b: c" | @5 !3"#);
    check("+++\na = \n+++\nb", "a=null | b@4 !2");
}

#[test]
fn keys_twice_keys_with_spaces_tabs_and_nulls() {
    check("---\na: 1\nb: 2\na: 3\n---\n", "a=1 b=2 a=3 | @6 !4");
    check(
        "---\nDate read: 2020-01-01\nx:\ntags:\n\t- a\n---\n",
        r#"Date read="2020-01-01" x=null tags=["a"] | @7"#,
    );
    check("---\nup: [[a]]\ntags:\n- a\n-\n---\n", r#"up=[["a"]] tags=["a",null] | @7"#);
}

#[test]
fn attacks_are_refused_in_bounded_time() {
    let bomb = "a: &a [x,x]\nb: &b [*a,*a]\n".to_string() + &"c: [*b,*b]\n".repeat(1000);
    check("---\na: &a [x,x]\nb: [*a,*a]\n---\nbody", r#"a="&a [x,x]" b=["*a","*a"] | body@5 !2"#);
    for attack in [
        bomb,
        "[".repeat(100_000),
        "- ".repeat(30_000),
        format!("a: {}", "x".repeat(70_000)),
        "{".repeat(60_000),
    ] {
        let text = format!("---\n{attack}\n---\nbody");
        let parts = split(&text);
        let (_, trouble) = read(&parts.block.unwrap());
        assert!(trouble.is_some() && parts.body == "body", "{}…", &attack[..10]);
    }
}

#[test]
fn ampersands_and_stars_inside_values_are_no_references() {
    check("---\na: b & c *d*\nb: \"&x, *y\"\n---\n", r#"a="b & c *d*" b="&x, *y" | @5"#);
}
