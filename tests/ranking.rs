//! What a researcher types and what should come first: over a real garden's tags, and over everything in the demo vault.

mod common;

use common::shared;
use ibid::index::Index;
use ibid::search::{Recent, Thing, ThingSearch, rank};
use ibid::ui::Snapshot;
use ibid::ui::keys::commands;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Compares what comes first, and says for every surprise what comes after it.
fn check(expected: &[(&str, &str)], found: impl Fn(&str) -> Vec<String>) {
    let mut surprises = String::new();
    for (query, first) in expected {
        let found = found(query);
        if found.first().is_none_or(|found| found != first) {
            let best = found.iter().take(5).map(|name| format!("\n    {name}")).collect::<String>();
            surprises += &format!("\n{query}: not {first}, but{best}");
        }
    }
    assert!(surprises.is_empty(), "{surprises}");
}

/// A thing as the tables name it.
fn name(index: &Index, thing: Thing) -> String {
    match thing {
        Thing::Tag(tag) => format!("#{}", index.tag(tag).name),
        Thing::Note(note) => index.note(note).path().to_owned(),
        Thing::Source(source) => format!("@{}", index.source(source).id),
        Thing::Heading(note, at) => {
            let heading = index.note(note).headings().nth(at as usize).map_or("", |heading| heading.text);
            format!("{}#{heading}", index.note(note).path())
        }
        Thing::Command(at) => format!("> {:?}", commands().nth(at as usize).unwrap().action),
    }
}

/// The best of what is found in `snapshot`, after these notes were opened, the last first.
fn found(snapshot: &Snapshot, query: &str, opened: &[&str]) -> Vec<String> {
    let opened = opened.iter().map(|path| Thing::Note(snapshot.index.note_at(path).unwrap()));
    let (recent, go_on) = (Recent::new(opened), AtomicBool::new(false));
    let mut search = ThingSearch::default();
    let found = search.find(snapshot.anything(), &snapshot.index, query, &recent, &go_on).unwrap();
    found.best.iter().map(|thing| name(&snapshot.index, *thing)).collect()
}

fn demo() -> Snapshot {
    Snapshot::new(Arc::new(common::index("demo-vault").unwrap()))
}

#[test]
fn the_tags_of_a_real_garden() {
    let Some(index) = shared("garden") else { return };
    let tags: Vec<&str> = index.tags().iter().map(|tag| tag.name.as_str()).collect();
    let expected = [
        // what is set off by brackets, and initials
        ("ivd", "Intervertebral Disc (IVD)"),
        ("msc", "Hypoxic-Cultured Autologous Mesenchymal Stem Cells (MSCs)"),
        ("bmmsc", "Bone Marrow Mesenchymal Stem Cells (BMMSCs)"),
        ("bhb", "Beta-Hydroxybutyrate (BHB)"),
        ("alp", "Alkaline Phosphatase (ALP)"),
        ("mri", "Magnetic Resonance Imaging (MRI)"),
        ("mmp", "Matrix Metalloproteinase-3 (MMP3)"),
        ("dexa", "Dual-Energy X-Ray Absorptiometry (DEXA)"),
        ("b6", "Pyridoxal 5'-Phosphate (PLP, Vitamin B6)"),
        ("satellite", "Muscle Stem Cells (MuSCs, Satellite Stem Cells)"),
        ("takotsubo", "Broken Heart Syndrome (Takotsubo Cardiomyopathy)"),
        // the name itself, and the beginning of words
        ("alpl", "ALPL"),
        ("igf1", "IGF1"),
        ("igf", "IGF1"),
        ("l4", "L4-L5"),
        ("l5", "L5-S1"),
        ("s1", "L5-S1"),
        ("sen", "Senescent Cells"),
        ("fast", "Fasting"),
        ("keto", "Keto-Mojo"),
        ("ca", "Calcium (Ca)"),
        ("entry", "gardenEntry"),
        // several words, in any order
        ("inter disc", "Intervertebral Disc (IVD)"),
        ("disc inter", "Intervertebral Disc (IVD)"),
        ("norm msc", "Normoxic-Cultured Autologous Mesenchymal Stem Cells (MSCs)"),
        ("stem cells", "Hematopoietic Stem Cells (HSCs)"),
        ("lt hsc", "Bone Marrow Long-Term Hematopoietic Stem Cells (BM LT-HSCs)"),
        ("d bhb", "D-Beta-Hydroxybutyrate (D-BHB, R-BHB)"),
        ("leg raise", "Straight-Leg Raise Test"),
        ("x ray", "Dual-Energy X-Ray Absorptiometry (DEXA)"),
        ("bone min", "Bone Mineral Density (BMD)"),
        ("vit b3", "Niacin (VItamin B3)"),
        // letters apart
        ("t2", "Type 2 Diabetes"),
        ("intdisc", "Intervertebral Disc (IVD)"),
        ("xray", "Dual-Energy X-Ray Absorptiometry (DEXA)"),
    ];
    check(&expected, |query| rank(query, &tags).iter().map(|hit| tags[hit.index].to_owned()).collect());
}

#[test]
fn everything_in_the_demo_vault() {
    let snapshot = demo();
    let expected = [
        // tags
        ("rp", "#Retrieval Practice (RP)"),
        ("wm", "#Working Memory (WM)"),
        ("jol", "#Judgement of Learning (JOL)"),
        ("isi", "#Inter-Study Interval (ISI)"),
        ("ri", "#Retention Interval (RI)"),
        ("fc", "#Forgetting Curve"),
        ("spacing", "#spacing"),
        ("ret prac", "#Retrieval Practice (RP)"),
        ("practice retrieval", "#Retrieval Practice (RP)"),
        ("note taking", "#Note-Taking"),
        ("notetaking", "#Note-Taking"),
        ("method/exp", "#method/experiment"),
        ("exp", "#method/experiment"),
        ("medium", "#certainty/medium"),
        ("cafe", "#café"),
        ("#curve", "#Forgetting Curve"),
        // notes, by label, alias, file name, folder and path
        ("welcome", "Basics/Welcome.md"),
        ("resume", "Notebook/Résumé of one week.md"),
        ("weekly review", "Notebook/Résumé of one week.md"),
        ("spaced repetition", "Notebook/Planning a review schedule.md"),
        ("pens", "Notebook/Pens & keyboards.md"),
        ("keyboards pens", "Notebook/Pens & keyboards.md"),
        ("cards exam", "Notebook/Cards for the exam in May.md"),
        ("[[log reviews", "Notebook/Reviews/Log.md"),
        ("experiments log", "Notebook/Experiments/Log.md"),
        ("insights", "Public Research Overview/Insights.md"),
        ("quick", "Public Research Overview/Quick Notes.md"),
        ("2026-02-05", "Research/Takeaways/2026-02-05 18-02-44.md"),
        ("takeaways/2026-02-05", "Research/Takeaways/2026-02-05 18-02-44.md"),
        ("smday", "Notebook/Someday.md"),
        // sources, by author, year, key and DOI
        ("cepeda", "@cepedaSpacingEffectsLearning2008"),
        ("cepeda 2006", "@cepedaDistributedPracticeVerbal2006"),
        ("karpicke", "@karpickeCriticalImportanceRetrieval2008"),
        ("bjork 1992", "@bjorkNewTheoryDisuse1992"),
        ("melton 1970", "@meltonSituationRespectSpacing1970"),
        ("@meltonsit", "@meltonSituationRespectSpacing1970"),
        ("10.1126/science.1152408", "@karpickeCriticalImportanceRetrieval2008"),
        ("https://doi.org/10.1016/S0022-5371(70)80107-4", "@meltonSituationRespectSpacing1970"),
        ("doi:10.1126/science.1152408", "@karpickeCriticalImportanceRetrieval2008"),
        // headings and commands
        ("##log experiment", "Notebook/Experiments/Log.md#Log of an experiment with one person"),
        ("one person", "Notebook/Experiments/Log.md#Log of an experiment with one person"),
        ("qr", "> ShowQr"),
        ("quit", "> Quit"),
        ("export", "> Export"),
        (">prob", "> Problems"),
        ("trail down", "> TrailDown"),
    ];
    check(&expected, |query| found(&snapshot, query, &[]));
}

#[test]
fn what_was_opened_lately_breaks_ties() {
    let snapshot = demo();
    let (experiments, reviews) = ("Notebook/Experiments/Log.md", "Notebook/Reviews/Log.md");
    for (opened, first) in [
        (&[][..], experiments),
        (&[reviews], reviews),
        (&[experiments, reviews], experiments),
        (&[reviews, experiments], reviews),
        // what answers worse stays behind
        (&["Notebook/Someday.md"], experiments),
    ] {
        assert_eq!(found(&snapshot, "log", opened).first().map(String::as_str), Some(first), "{opened:?}");
    }
    let spacing = "Research/Tags/Spacing Effect.md";
    assert_eq!(found(&snapshot, "spacing", &[spacing])[0], "#spacing", "the name itself comes first");
    assert_eq!(found(&snapshot, "spacing eff", &[spacing])[0], spacing);
}
