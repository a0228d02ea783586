//! What is shown means what the source means: different formulas look different, and a strict reader of the text comes
//! to the value of the formula. Whatever the source, it makes no harm.

use std::collections::HashMap;

use super::random::Term;
use super::strict::value;
use crate::ui::reader::math::unicode;

/// Formulas of which no two mean the same, in each line.
const DIFFERENT: [&[&str]; 14] = [
    &[r"\sqrt{x}y", r"\sqrt{xy}", r"x\sqrt{y}", r"\sqrt{x}_y", r"\sqrt{x_y}", r"\sqrt{x}^y", r"\sqrt{x^y}"],
    &[r"\frac{a}{b}c", r"\frac{a}{bc}", r"\frac{ac}{b}", r"a\frac{b}{c}", r"a/\frac{b}{c}", r"\frac{a}{b}/c"],
    &[r"x^{2y}", r"x^2y", r"x2^y", r"x_{2y}", r"x_2y"],
    &[r"a_{i+1}", r"a_i+1", r"a^{i+1}", r"a^i+1", r"a_{i}1"],
    &[r"\frac{1}{2}^2", r"\frac{1}{2^2}", r"\frac{1^2}{2}", r"\frac{1}{22}", r"1\frac{1}{2}", r"11/2"],
    &[r"e^{-x}y", r"e^{-xy}", r"e-xy", r"e^{x}-y"],
    &[r"x^q y", r"x^{qy}", r"x_q y", r"x_{qy}", r"x^{q}+y", r"x^{q+y}", r"x^{q_y}", r"x^q_y"],
    &[
        r"a^n\sqrt{x}",
        r"a\sqrt[n]{x}",
        r"\sqrt[n]{ax}",
        r"\sqrt[n]{a}x",
        r"\sqrt{a^nx}",
        r"a\sqrt[3]{x}",
        r"a^3\sqrt{x}",
    ],
    &[r"x^*y", r"x*y", r"xy^*", r"x^{*y}"],
    &[
        r"\mathbf{x}",
        r"x",
        r"\mathbb{x}",
        r"\mathcal{x}",
        r"\mathscr{x}",
        r"\bm{x}",
        r"\hat{x}",
        r"\bar x",
        r"\overline{x}",
    ],
    &[r"\sum_{i}^{n} x", r"\sum_{i} n x", r"\sum^{n}_{Q} x", r"\sum_{Q^n} x", r"\sum_{Q}nx"],
    &[
        r"\phi",
        r"\varphi",
        r"\epsilon",
        r"\varepsilon",
        r"\theta",
        r"\vartheta",
        r"\Upsilon",
        r"Y",
        r"\cup",
        r"\bigcup",
    ],
    &[r"\frac{\sqrt{x}}{y}", r"\sqrt{\frac{x}{y}}", r"\frac{x}{\sqrt{y}}", r"\sqrt{x/y}z", r"\sqrt{x}/yz"],
    &[r"x = 1 \quad y", r"x = 1 y", r"\left.x + 1\right|_0", r"x + \left.1\right|_0", r"(x+1)_0"],
];

#[test]
fn different_formulas_look_different() {
    for formulas in DIFFERENT {
        let mut seen = HashMap::new();
        for formula in formulas {
            let Some(text) = unicode(formula) else { continue };
            if let Some(other) = seen.insert(text.clone(), formula) {
                panic!("{formula} and {other} both show {text}");
            }
        }
        assert!(seen.len() * 2 > formulas.len(), "{formulas:?}: {seen:?}");
    }
}

#[test]
fn a_strict_reader_reads_what_is_meant() {
    arbtest::arbtest(|u| {
        let term = Term::random(u, 3)?;
        let source = term.source(u)?;
        if let Some(text) = unicode(&source) {
            let read = value(&text).unwrap_or_else(|why| panic!("{source} shows {text}: {why}"));
            let close = (read - term.value()).abs() <= 1e-9 * read.abs().max(1.0);
            assert!(close || !(read.is_finite() || term.value().is_finite()), "{source} shows {text}");
        }
        Ok(())
    })
    .budget_ms(1_000);
}

/// What formulas are made of, and what breaks them.
const PIECES: [&str; 60] = [
    "\\",
    "{",
    "}",
    "^",
    "_",
    "&",
    "'",
    "~",
    "%",
    "$",
    "#",
    "\\\\",
    "\\\\[",
    "[",
    "]",
    "(",
    ")",
    "|",
    "\\|",
    "/",
    "a",
    "q",
    "1",
    ".",
    "é",
    "漢",
    " ",
    "\n",
    "\t",
    "\u{1b}[2J",
    "\u{7}",
    "\u{202e}",
    "\u{301}",
    "\u{200b}",
    "\u{9b}",
    "\\frac",
    "\\sqrt",
    "\\left",
    "\\right",
    "\\hat",
    "\\text{",
    "\\tag{",
    "\\begin{aligned}",
    "\\end{aligned}",
    "\\sum",
    "\\sin",
    "\\quad",
    "\\,",
    "\\not",
    "\\mathbf",
    "\\mathrm",
    "\\operatorname",
    "\\limits",
    "\\pm",
    "\\cdot",
    "=",
    "+",
    "-",
    "*",
    "√",
];

#[test]
fn no_source_does_harm() {
    let check = |source: &str| {
        let Some(text) = unicode(source) else { return };
        let is_wrong = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!text.is_empty() && !text.contains(is_wrong), "{source:?} shows {text:?}");
        assert!(text.len() < 40 * (source.len() + 4), "{source:?} shows {text:?}");
    };
    arbtest::arbtest(|u| {
        check(u.arbitrary::<&str>()?);
        let pieces = (0..u.int_in_range(0..=24)?).map(|_| u.choose(&PIECES).copied());
        check(&pieces.collect::<Result<String, _>>()?);
        Ok(())
    })
    .budget_ms(1_000);
    check(&"\\frac{a}".repeat(500));
    check(&"x^a".repeat(1_300));
}
