//! Bounds of numbers and dates: `>=2025-01`, `<5`, `2024..2025-03`. A date without a day stands for its whole month or year.

use crate::search::dates;
use jiff::civil::Date;
use std::cmp::Ordering;

/// What a number or date is to lie within.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bounds {
    Compared(Comparison, Amount),
    /// from the one to the other, both counted in; open where there is none
    Between(Option<Amount>, Option<Amount>),
}

/// How a value is to compare with an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

/// A number or a date (a year, a month, a day), as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    pub(super) text: String,
}

impl Comparison {
    /// The longer signs first, as they are looked for.
    pub(super) const ALL: [Comparison; 5] =
        [Comparison::AtLeast, Comparison::AtMost, Comparison::More, Comparison::Less, Comparison::Equal];

    pub(super) fn sign(self) -> &'static str {
        match self {
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::Equal => "=",
            Comparison::AtLeast => ">=",
            Comparison::More => ">",
        }
    }

    fn allows(self, ordering: Ordering) -> bool {
        match self {
            Comparison::Less => ordering.is_lt(),
            Comparison::AtMost => ordering.is_le(),
            Comparison::Equal => ordering.is_eq(),
            Comparison::AtLeast => ordering.is_ge(),
            Comparison::More => ordering.is_gt(),
        }
    }
}

impl Amount {
    /// `text` as an amount, if it is a number or a date.
    pub(super) fn new(text: &str) -> Option<Amount> {
        let amount = Amount { text: text.to_owned() };
        (amount.number().is_some() || amount.days().is_some()).then_some(amount)
    }

    pub(super) fn is_date(&self) -> bool {
        self.days().is_some()
    }

    pub(super) fn number(&self) -> Option<f64> {
        number(&self.text)
    }

    fn days(&self) -> Option<(Date, Date)> {
        dates::days(&self.text)
    }

    /// How `value` compares with this as a number.
    fn ordering_of_number(&self, value: &str) -> Option<Ordering> {
        number(value)?.partial_cmp(&self.number()?)
    }

    /// How the day that `value` begins on compares with the days this stands for.
    fn ordering_of_day(&self, value: &str) -> Option<Ordering> {
        let (first, last) = self.days()?;
        let day = dates::day(value)?;
        Some(if day < first {
            Ordering::Less
        } else if day > last {
            Ordering::Greater
        } else {
            Ordering::Equal
        })
    }
}

impl Bounds {
    /// Whether the date that `value` says lies within; not where it says none.
    pub(super) fn holds_date(&self, value: &str) -> bool {
        self.hold(&|amount| amount.ordering_of_day(value)) && dates::day(value).is_some()
    }

    /// Whether the number or the date that `value` says lies within; not where it says neither.
    pub(super) fn holds(&self, value: &str) -> bool {
        self.hold(&|amount| amount.ordering_of_number(value).or_else(|| amount.ordering_of_day(value)))
    }

    fn hold(&self, ordering: &dyn Fn(&Amount) -> Option<Ordering>) -> bool {
        let compares = |comparison: Comparison, amount: &Amount| {
            ordering(amount).is_some_and(|ordering| comparison.allows(ordering))
        };
        match self {
            Bounds::Compared(comparison, amount) => compares(*comparison, amount),
            Bounds::Between(from, to) => {
                from.as_ref().is_none_or(|from| compares(Comparison::AtLeast, from))
                    && to.as_ref().is_none_or(|to| compares(Comparison::AtMost, to))
            }
        }
    }
}

/// The number `text` is, if it is one and not a word such as `inf`.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let looks = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    text.parse().ok().filter(|_| looks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(text: &str) -> Bounds {
        if let Some((from, to)) = text.split_once("..") {
            return Bounds::Between(Amount::new(from), Amount::new(to));
        }
        let comparison = Comparison::ALL.into_iter().find(|one| text.starts_with(one.sign()));
        let amount = text.trim_start_matches(['<', '>', '=']);
        Bounds::Compared(comparison.unwrap_or(Comparison::Equal), Amount::new(amount).unwrap())
    }

    #[test]
    fn values_lie_within() {
        for (text, within, without) in [
            ("2025", "2025-01-01 2025 2025-12-31T23:59:59Z 2025/3/1", "2024-12-31 2026 x"),
            ("=2025-02", "2025-02-28 2025-02", "2025 2025-03-01 2025-01-31T23:00"),
            (">=2025-02", "2025-02-01 2026", "2025-01-31 2025"),
            (">2025-02", "2025-03-01 2026-01", "2025-02-28 2025-01"),
            ("<2025-02", "2025-01-31 2025 1999", "2025-02-01"),
            ("<=2025-02", "2025-02-28T23:00 2024", "2025-03-01"),
            ("2024..2025-02", "2024 2024-01-01 2025-02-28", "2023-12-31 2025-03-01"),
            ("..2024", "1066-01-01 2024-12-31", "2025"),
            ("2024-12-31..", "2024-12-31 2030", "2024-12-30"),
            ("5", "5 5.0 05", "6 4.9 five"),
            (">4.5", "5 1e3", "4.5 -9 inf"),
            ("<-1", "-1.5", "0 -1"),
            ("1..3", "1 2.5 3", "0.9 3.1"),
        ] {
            let bounds = bounds(text);
            within.split(' ').for_each(|value| assert!(bounds.holds(value), "{value} in {text}"));
            without.split(' ').for_each(|value| assert!(!bounds.holds(value), "{value} not in {text}"));
        }
        assert!(bounds("..").holds_date("2025") && !bounds("..").holds_date("soon"));
    }
}
