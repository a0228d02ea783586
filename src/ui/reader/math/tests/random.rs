//! Formulas made up at random, with their values.

use arbtest::arbitrary::{Result, Unstructured};

/// Symbols as they are written and as they are shown, with a value each.
pub(super) const SYMBOLS: [(&str, &str, f64); 8] = [
    ("a", "a", 1.13),
    ("x", "x", 1.37),
    ("q", "q", 1.71),
    ("S", "S", 1.29),
    ("\\lambda ", "λ", 1.57),
    ("n", "n", 1.19),
    ("x_i", "xᵢ", 1.83),
    ("x_Q", "x_Q", 1.43),
];

pub(super) enum Term {
    Number(u32),
    Symbol(usize),
    /// Added, or subtracted where it says so.
    Sum(Vec<(bool, Term)>),
    Product(Vec<Term>),
    Fraction(Box<[Term; 2]>),
    /// A quotient written with a slash.
    Quotient(Box<[Term; 2]>),
    Power(Box<[Term; 2]>),
    Root(Option<Box<Term>>, Box<Term>),
}

impl Term {
    pub(super) fn random(u: &mut Unstructured, depth: usize) -> Result<Term> {
        if depth == 0 || u.ratio(1, 4)? {
            let number =
                |u: &mut Unstructured| u.choose(&[1, 2, 3, 4, 7, 12]).map(|number| Term::Number(*number));
            return Ok(match u.int_in_range(0..=6)? {
                0 | 1 => number(u)?,
                2 => Term::Fraction(Box::new([number(u)?, number(u)?])),
                _ => Term::Symbol(u.choose_index(SYMBOLS.len())?),
            });
        }
        let part = |u: &mut Unstructured| Term::random(u, depth - 1);
        Ok(match u.int_in_range(0..=6)? {
            0 => Term::Sum(vec![(false, part(u)?), (u.arbitrary()?, part(u)?)]),
            1 => Term::Product(vec![part(u)?, part(u)?]),
            2 => Term::Product(vec![part(u)?, part(u)?, part(u)?]),
            3 => Term::Fraction(Box::new([part(u)?, part(u)?])),
            4 => Term::Quotient(Box::new([part(u)?, part(u)?])),
            5 => Term::Power(Box::new([part(u)?, part(u)?])),
            _ => {
                let degree = match u.int_in_range(0..=3)? {
                    0 => Some(Box::new(Term::Number(3))),
                    1 => Some(Box::new(Term::Symbol(5))),
                    _ => None,
                };
                Term::Root(degree, Box::new(part(u)?))
            }
        })
    }

    pub(super) fn value(&self) -> f64 {
        match self {
            Term::Number(number) => f64::from(*number),
            Term::Symbol(at) => SYMBOLS[*at].2,
            Term::Sum(terms) => {
                terms.iter().map(|(less, term)| if *less { -term.value() } else { term.value() }).sum()
            }
            Term::Product(factors) => factors.iter().map(Term::value).product(),
            Term::Fraction(parts) | Term::Quotient(parts) => parts[0].value() / parts[1].value(),
            Term::Power(parts) => power(parts[0].value(), parts[1].value()),
            Term::Root(degree, under) => {
                power(under.value(), 1.0 / degree.as_ref().map_or(2.0, |degree| degree.value()))
            }
        }
    }

    /// The term as LaTeX that leaves no doubt on paper.
    pub(super) fn source(&self, u: &mut Unstructured) -> Result<String> {
        Ok(match self {
            Term::Number(number) => number.to_string(),
            Term::Symbol(at) => SYMBOLS[*at].0.to_string(),
            Term::Sum(terms) => {
                let mut source = String::new();
                for (at, (less, term)) in terms.iter().enumerate() {
                    source += match (at, less) {
                        (0, _) => "",
                        (_, true) => *u.choose(&[" - ", "-"])?,
                        (_, false) => *u.choose(&[" + ", "+"])?,
                    };
                    source += &term.within(u, |term| !matches!(term, Term::Sum(_)))?;
                }
                source
            }
            Term::Product(factors) => product(factors, u)?,
            Term::Fraction(parts) => format!("\\frac{{{}}}{{{}}}", parts[0].source(u)?, parts[1].source(u)?),
            Term::Quotient(parts) => {
                format!("{}/{}", parts[0].within(u, Term::is_one)?, parts[1].within(u, Term::is_one)?)
            }
            Term::Power(parts) => {
                let base = parts[0].within(u, |term| term.is_one() && !matches!(term, Term::Power(_)))?;
                format!("{base}^{{{}}}", parts[1].source(u)?)
            }
            Term::Root(None, under) => format!("\\sqrt{{{}}}", under.source(u)?),
            Term::Root(Some(degree), under) => {
                format!("\\sqrt[{}]{{{}}}", degree.source(u)?, under.source(u)?)
            }
        })
    }

    /// Whether the term is one on paper, whatever stands beside it.
    fn is_one(&self) -> bool {
        !matches!(self, Term::Sum(_) | Term::Product(_) | Term::Quotient(_))
    }

    /// The term in parentheses unless it `stands` without.
    fn within(&self, u: &mut Unstructured, stands: fn(&Term) -> bool) -> Result<String> {
        let source = self.source(u)?;
        Ok(match stands(self) {
            true => source,
            false if u.arbitrary()? => format!("\\left({source}\\right)"),
            false => format!("({source})"),
        })
    }
}

fn product(factors: &[Term], u: &mut Unstructured) -> Result<String> {
    let mut source = String::new();
    for (at, factor) in factors.iter().enumerate() {
        let factor = factor.within(u, Term::is_one)?;
        source += match at {
            0 => "",
            _ if factor.starts_with(|c: char| c.is_ascii_digit()) => " \\cdot ",
            _ => *u.choose(&["", " ", "\\,", "\\cdot "])?,
        };
        source += &factor;
    }
    Ok(source)
}

/// A power that exists for all numbers.
pub(super) fn power(base: f64, exponent: f64) -> f64 {
    base.abs().powf(exponent)
}
