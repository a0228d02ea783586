//! `ibid check`: what could not be read as meant, what leads nowhere, where evidence is missing. One line each, as
//! compilers do.

use super::arguments::KindsWanted;
use super::json::CheckJson;
use super::output::{Output, Weight};
use super::{Context, Exit, Failure};
use crate::index::findings;
use crate::note::{Problem, ProblemKind};

pub(super) fn print(context: &Context<'_>, wanted: &KindsWanted, out: &mut Output) -> Result<Exit, Failure> {
    let found = findings(context.index);
    let found: Vec<Problem> = found.into_iter().filter(|problem| is_wanted(problem.kind, wanted)).collect();
    if out.is_json() {
        out.json(&CheckJson::new(&found))?;
    } else {
        for problem in &found {
            let place = format!("{}:{}: {}", problem.path, problem.line, problem.kind.name());
            out.line(&format!("{place}: {}", problem.message), Weight::Plain)?;
        }
    }
    Ok(if found.is_empty() { Exit::Success } else { Exit::Nothing })
}

fn is_wanted(kind: ProblemKind, wanted: &KindsWanted) -> bool {
    let named = |names: &[String]| names.iter().any(|name| name == kind.name());
    (wanted.only.is_empty() || named(&wanted.only)) && !named(&wanted.skip)
}
