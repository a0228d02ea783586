//! Works of every sort in the three styles most readers want.
use super::*;
use crate::bibliography::{Date, Field, Kind, Name};

/// A work, one fact a line: `type`, `author` and `editor` (with `;` between), `issued`, and fields by their CSL names.
fn work(facts: &str) -> Record {
    let mut work = Record::default();
    for line in facts.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(": ").unwrap();
        let people = || value.split("; ").map(person).collect();
        match name {
            "type" => work.kind = Some(Kind::named(value).unwrap()),
            "author" => work.authors = people(),
            "editor" => work.editors = people(),
            "issued" => {
                let mut parts = value.splitn(3, '-').map(|part| part.parse::<i32>().unwrap());
                let year = parts.next().unwrap();
                let mut next = || parts.next().and_then(|part| u8::try_from(part).ok());
                work.issued = Some(Date { year, month: next(), day: next() });
            }
            name => {
                let field = Field::ALL.into_iter().find(|field| field.name() == name).unwrap();
                work.set(field, Some(value.to_string()));
            }
        }
    }
    work
}

/// "Family, Given, Suffix"; a particle stands in front with a bar: "van|Beethoven, Ludwig".
fn person(text: &str) -> Name {
    match text.split_once('|') {
        Some((particle, rest)) => Name { particle: particle.to_string(), ..Name::parse(rest) },
        None => Name::parse(text),
    }
}

/// Facts of a work, and how Chicago (checked with Pandoc's own processor), APA and Vancouver cite it.
const WORKS: &[[&str; 4]] = &[
    // an article
    [
        "type: article-journal
     author: Orozco, Lluis; Soler, Robert; Morera, Carles; Alberca, Mercedes; Sánchez, Ana; García-Sancho, Javier
     issued: 2011-10-15
     title: Intervertebral disc repair by autologous mesenchymal bone marrow cells: a pilot study
     container-title: Transplantation
     volume: 92
     issue: 7
     page: 822–828
     DOI: 10.1097/tp.0b013e3182298a15",
        "Orozco, Lluis, Robert Soler, Carles Morera, Mercedes Alberca, Ana Sánchez, and Javier García-Sancho. 2011. “Intervertebral Disc Repair by Autologous Mesenchymal Bone Marrow Cells: A Pilot Study.” Transplantation 92 (7): 822–28. https://doi.org/10.1097/tp.0b013e3182298a15.",
        "Orozco, L., Soler, R., Morera, C., Alberca, M., Sánchez, A., & García-Sancho, J. (2011). Intervertebral disc repair by autologous mesenchymal bone marrow cells: a pilot study. Transplantation, 92(7), 822–828. https://doi.org/10.1097/tp.0b013e3182298a15",
        "Orozco L, Soler R, Morera C, Alberca M, Sánchez A, García-Sancho J. Intervertebral disc repair by autologous mesenchymal bone marrow cells: a pilot study. Transplantation. 2011;92:822–8. https://doi.org/10.1097/tp.0b013e3182298a15",
    ],
    // a book
    [
        "type: book
     author: Kahneman, Daniel
     issued: 2011
     title: Thinking, Fast and Slow
     publisher: Farrar, Straus and Giroux
     publisher-place: New York
     ISBN: 978-0-374-27563-1",
        "Kahneman, Daniel. 2011. Thinking, Fast and Slow. New York: Farrar, Straus and Giroux.",
        "Kahneman, D. (2011). Thinking, Fast and Slow. Farrar, Straus and Giroux.",
        "Kahneman D. Thinking, Fast and Slow. New York: Farrar, Straus and Giroux; 2011.",
    ],
    // a later edition
    [
        "type: book
     author: Strunk, William, Jr.; White, E. B.
     issued: 1979
     edition: 3
     title: The Elements of Style
     publisher: Macmillan
     publisher-place: New York",
        "Strunk, William, Jr., and E. B. White. 1979. The Elements of Style. 3rd ed. New York: Macmillan.",
        "Strunk, W., Jr., & White, E. B. (1979). The Elements of Style (3rd ed.). Macmillan.",
        "Strunk W Jr., White EB. The Elements of Style. 3rd ed. New York: Macmillan; 1979.",
    ],
    // a chapter
    [
        "type: chapter
     author: Bjork, Robert A.
     editor: Metcalfe, Janet; Shimamura, Arthur P.
     issued: 1994
     title: Memory and metamemory considerations in the training of human beings
     container-title: Metacognition: Knowing about Knowing
     publisher: MIT Press
     publisher-place: Cambridge, MA
     page: 185–205",
        // “About” should keep its small letter (Chicago, 8.159): the processor gives every word of five letters a capital.
        "Bjork, Robert A. 1994. “Memory and Metamemory Considerations in the Training of Human Beings.” In Metacognition: Knowing About Knowing, edited by Janet Metcalfe and Arthur P. Shimamura, 185–205. Cambridge, MA: MIT Press.",
        "Bjork, R. A. (1994). Memory and metamemory considerations in the training of human beings. In J. Metcalfe & A. P. Shimamura (Eds.), Metacognition: Knowing about Knowing (pp. 185–205). MIT Press.",
        "Bjork RA. Memory and metamemory considerations in the training of human beings. In: Metcalfe J, Shimamura AP, editors. Metacognition: Knowing about Knowing. Cambridge, MA: MIT Press; 1994. pp. 185–205.",
    ],
    // a thesis
    [
        "type: thesis
     author: Nelson, Theodor
     issued: 2002
     title: Philosophy of hypertext
     genre: PhD thesis
     publisher: Keio University",
        "Nelson, Theodor. 2002. “Philosophy of Hypertext.” PhD thesis, Keio University.",
        "Nelson, T. (2002). Philosophy of hypertext [PhD thesis]. Keio University.",
        "Nelson T. Philosophy of hypertext [PhD thesis]. Keio University; 2002.",
    ],
    // a conference paper
    [
        "type: paper-conference
     author: Vaswani, Ashish; Shazeer, Noam
     issued: 2017
     title: Attention is all you need
     container-title: Advances in Neural Information Processing Systems 30
     page: 5998–6008
     publisher: Curran Associates",
        "Vaswani, Ashish, and Noam Shazeer. 2017. “Attention Is All You Need.” In Advances in Neural Information Processing Systems 30, 5998–6008. Curran Associates.",
        // APA would have “In Advances in …” for proceedings; the bundled style takes them for a journal.
        "Vaswani, A., & Shazeer, N. (2017). Attention is all you need. Advances in Neural Information Processing Systems 30, 5998–6008.",
        "Vaswani A, Shazeer N. Attention is all you need. In Advances in Neural Information Processing Systems 30. Curran Associates; 2017. pp. 5998–6008.",
    ],
    // a report by an institution
    [
        "type: report
     author: World Health Organization
     issued: 2020
     title: Global status report on physical activity
     number: WHO/2020/17
     publisher: WHO
     publisher-place: Geneva
     URL: https://www.who.int/report",
        "World Health Organization. 2020. Global Status Report on Physical Activity. WHO/2020/17. Geneva: WHO. https://www.who.int/report.",
        "World Health Organization. (2020). Global status report on physical activity (WHO/2020/17). WHO. https://www.who.int/report",
        "World Health Organization. Global status report on physical activity [Internet]. Geneva: WHO; 2020. Report No.: WHO/2020/17. https://www.who.int/report",
    ],
    // a page of a site
    [
        "type: webpage
     author: Matuschak, Andy
     issued: 2019-05-11
     title: Why books don’t work
     URL: https://andymatuschak.org/books/",
        "Matuschak, Andy. 2019. “Why Books Don’t Work.” May 11, 2019. https://andymatuschak.org/books/.",
        "Matuschak, A. (2019, May 11). Why books don’t work. https://andymatuschak.org/books/",
        "Matuschak A. Why books don’t work [Internet]. 2019. https://andymatuschak.org/books/",
    ],
    // a preprint
    [
        "type: article
     author: Wei, Jason; Zhou, Denny
     issued: 2022-01
     title: Chain-of-thought prompting elicits reasoning in large language models
     publisher: arXiv
     number: 2201.11903
     DOI: 10.48550/arxiv.2201.11903",
        "Wei, Jason, and Denny Zhou. 2022. “Chain-of-Thought Prompting Elicits Reasoning in Large Language Models.” arXiv. https://doi.org/10.48550/arxiv.2201.11903.",
        // APA would have “(arXiv:2201.11903)”: the work says no more than the number.
        "Wei, J., & Zhou, D. (2022). Chain-of-thought prompting elicits reasoning in large language models (2201.11903). arXiv. https://doi.org/10.48550/arxiv.2201.11903",
        "Wei J, Zhou D. Chain-of-thought prompting elicits reasoning in large language models. arXiv; 2022. https://doi.org/10.48550/arxiv.2201.11903",
    ],
    // a dataset
    [
        "type: dataset
     author: Lonsdale, John
     issued: 2013
     title: Genotype-tissue expression project
     publisher: Zenodo
     DOI: 10.5281/zenodo.1234",
        "Lonsdale, John. 2013. “Genotype-Tissue Expression Project.” Zenodo. https://doi.org/10.5281/zenodo.1234.",
        "Lonsdale, J. (2013). Genotype-tissue expression project [Dataset]. Zenodo. https://doi.org/10.5281/zenodo.1234",
        "Lonsdale J. Genotype-tissue expression project. Zenodo; 2013. https://doi.org/10.5281/zenodo.1234",
    ],
    // more than ten authors
    [
        "type: article-journal
     author: One, A.; Two, B.; Three, C.; Four, D.; Five, E.; Six, F.; Seven, G.; Eight, H.; Nine, I.; Ten, J.; Eleven, K.; Twelve, L.
     issued: 2020
     title: Many hands
     container-title: Nature
     volume: 580
     page: 1–9",
        "One, A., B. Two, C. Three, D. Four, E. Five, F. Six, G. Seven, et al. 2020. “Many Hands.” Nature 580: 1–9.",
        "One, A., Two, B., Three, C., Four, D., Five, E., Six, F., Seven, G., Eight, H., Nine, I., Ten, J., Eleven, K., & Twelve, L. (2020). Many hands. Nature, 580, 1–9.",
        "One A, Two B, Three C, Four D, Five E, Six F, et al. Many hands. Nature. 2020;580:1–9.",
    ],
    // no date
    [
        "type: book
     author: Ranganathan, S. R.
     title: Colon Classification
     publisher: Asia Publishing House",
        "Ranganathan, S. R. n.d. Colon Classification. Asia Publishing House.",
        "Ranganathan, S. R. (n.d.). Colon Classification. Asia Publishing House.",
        // Citing Medicine would have “[date unknown]”.
        "Ranganathan SR. Colon Classification. Asia Publishing House.",
    ],
    // no author
    [
        "type: article-newspaper
     issued: 2021-03-02
     title: A quiet year for comets
     container-title: The Evening Post
     page: 4",
        "The Evening Post. 2021. “A Quiet Year for Comets.” March 2, 2021.",
        "A quiet year for comets. (2021, March 2). The Evening Post, 4.",
        "A quiet year for comets. The Evening Post. 2021 Mar 2:4.",
    ],
    // an editor only
    [
        "type: book
     editor: Cowan, Nelson
     issued: 2005
     title: Working Memory Capacity
     publisher: Psychology Press
     publisher-place: Hove",
        "Cowan, Nelson, ed. 2005. Working Memory Capacity. Hove: Psychology Press.",
        "Cowan, N. (Ed.). (2005). Working Memory Capacity. Psychology Press.",
        "Cowan N, editor. Working Memory Capacity. Hove: Psychology Press; 2005.",
    ],
    // particles and a suffix
    [
        "type: article-journal
     author: van|Beethoven, Ludwig; de la|Fontaine, Jean; Roediger, Henry L., III
     issued: 2006
     title: On names
     container-title: Onoma
     volume: 1
     issue: 2
     page: 3–4",
        "Beethoven, Ludwig van, Jean de la Fontaine, and Henry L. Roediger III. 2006. “On Names.” Onoma 1 (2): 3–4.",
        "van Beethoven, L., de la Fontaine, J., & Roediger, H. L., III. (2006). On names. Onoma, 1(2), 3–4.",
        "van Beethoven L, de la Fontaine J, Roediger HL III. On names. Onoma. 2006;1:3–4.",
    ],
    // not in Latin letters
    [
        "type: book
     author: 山田, 太郎; Достоевский, Фёдор
     issued: 1990
     title: 記憶の研究
     publisher: 岩波書店
     publisher-place: 東京",
        "山田太郎, and Фёдор Достоевский. 1990. 記憶の研究. 東京: 岩波書店.",
        "山田太郎, & Достоевский, Ф. (1990). 記憶の研究. 岩波書店.",
        "山田太郎, Достоевский Ф. 記憶の研究. 東京: 岩波書店; 1990.",
    ],
    // Spanish, and authors that are not named
    [
        "type: article-journal
     author: Warman, Arturo; others
     issued: 1970
     title: De eso que llaman antropología mexicana
     container-title: Nuestro Tiempo
     language: es",
        "Warman, Arturo, and others. 1970. “De eso que llaman antropología mexicana.” Nuestro Tiempo.",
        "Warman, A., & others. (1970). De eso que llaman antropología mexicana. Nuestro Tiempo.",
        "Warman A, others. De eso que llaman antropología mexicana. Nuestro Tiempo. 1970.",
    ],
    // hardly anything
    [
        "title: A title alone",
        "“A Title Alone.” n.d.",
        "A title alone. (n.d.).",
        "A title alone.",
    ],
];

#[test]
fn works_of_every_sort() {
    for (column, name) in [(1, "chicago"), (2, "apa"), (3, "vancouver")] {
        let style = Style::named(name).unwrap();
        for texts in WORKS {
            assert_eq!(style.cite(&work(texts[0])), texts[column], "{name}: {}", texts[0]);
        }
    }
}

#[test]
fn places_in_running_text() {
    let [article, .., untitled] = WORKS else { panic!() };
    for (name, facts, locator, expected) in [
        ("chicago", article, None, "(Orozco et al. 2011)"),
        ("chicago", article, Some("p. 3"), "(Orozco et al. 2011, 3)"),
        ("chicago", article, Some("pp. 3-5"), "(Orozco et al. 2011, 3–5)"),
        ("chicago", article, Some("ch. 3"), "(Orozco et al. 2011, chap. 3)"),
        ("chicago", article, Some("see the notes"), "(Orozco et al. 2011, see the notes)"),
        ("chicago", untitled, None, "(“A Title Alone,” n.d.)"),
        ("apa", article, Some("18"), "(Orozco et al., 2011, p. 18)"),
        ("apa", article, Some("pp. 3–5"), "(Orozco et al., 2011, pp. 3–5)"),
        ("vancouver", article, None, "[1]"),
    ] {
        let style = Style::named(name).unwrap();
        assert_eq!(style.in_text(&work(facts[0]), locator), expected, "{name} {locator:?}");
    }
}

#[test]
fn what_is_not_known_leaves_no_trace() {
    let nothing = work("issued: 2020\ncontainer-title: Nature");
    for name in known::names() {
        let style = Style::named(name).unwrap();
        assert_eq!(style.cite(&nothing), "", "{name}");
        for texts in WORKS {
            let cited = style.cite(&work(texts[0]));
            let left = [",.", " ,", "()", ",,", "..", ";.", " .", ";:", "( ", " )", ":.", "“”", "[]"];
            let found: Vec<&&str> = left.iter().filter(|left| cited.contains(**left)).collect();
            assert!(found.is_empty() && !cited.starts_with(['1', '[']), "{name}: {cited}");
        }
    }
}

#[test]
fn texts_stay_what_they_are() {
    let style = Style::named("apa").unwrap();
    for title in [
        "<i>In vitro</i> {DNA} & $x^2$",
        "Is it so?",
        "Wait...",
        "_a_ *b* `c`",
        "A “quoted” word",
        "#1 [x](y)",
    ] {
        let cited = style.cite(&work(&format!("type: book\ntitle: {title}")));
        assert!(cited.contains(title), "{cited}");
    }
    for name in
        known::names().filter(|name| !["alphanumeric", "chicago-notes", "chicago-fullnotes"].contains(name))
    {
        let cited = Style::named(name).unwrap().cite(&work("type: book\ntitle: 1984"));
        assert!(cited.contains("1984"), "{name}: {cited}");
    }
    let asked = Style::named("chicago").unwrap();
    let cited = asked
        .cite(&work("type: article-journal\nauthor: Doe, Ann\ntitle: Is it so?\ncontainer-title: Mind!"));
    assert_eq!(cited, "Doe, Ann. n.d. “Is It So?” Mind!");
}

const OWN: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>own</title><id>own</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <macro name="who"><names variable="author"><name form="short"/></names></macro>
  <citation><layout><text macro="who"/></layout></citation>
  <bibliography><layout suffix="!"><group delimiter=" | "><text macro="who"/><text variable="title"/></group></layout></bibliography>
</style>"#;

#[test]
fn a_style_of_ones_own() {
    let style = Style::from_csl(OWN).unwrap();
    assert_eq!(style.cite(&work("author: Doe, Ann; Ek, Bo\ntitle: On it")), "Doe, Ek | On it!");
    let broken = |csl: &str| Style::from_csl(csl).map(|_| "no error").unwrap_err().to_string();
    for (csl, expected) in [
        ("", "not a citation style"),
        ("<style", "not a citation style"),
        ("{\"a\": 1}", "not a citation style"),
        (
            &OWN.replace(
                "<names variable=\"author\"><name form=\"short\"/></names>",
                "<text macro=\"who\"/>",
            ),
            "circle",
        ),
        (&"<a>".repeat(300), "too deep"),
        (&" ".repeat(2 << 20), "longer than 1 MB"),
    ] {
        assert!(broken(csl).contains(expected), "{}", broken(csl));
    }
    let doubling = |n: usize| {
        format!("<macro name=\"m{n}\"><text macro=\"m{}\"/><text macro=\"m{}\"/></macro>", n + 1, n + 1)
    };
    let bomb: String = (0..60).map(doubling).collect();
    assert!(broken(&bomb).contains("too often"));
    let nested = |n: usize| {
        format!(
            "<macro name=\"m{n}\">{}<text macro=\"m{}\"/>{}</macro>",
            "<group>".repeat(15),
            n + 1,
            "</group>".repeat(15)
        )
    };
    let deep: String =
        (0..12).map(nested).collect::<String>() + "<macro name=\"m12\"><text variable=\"title\"/></macro>";
    let deep = OWN.replace("<macro name=\"who\">", &(deep + "<macro name=\"who\"><text macro=\"m0\"/>"));
    let work = work("author: Doe, Ann\ntitle: On it");
    let cite = move || Style::from_csl(&deep).unwrap().cite(&work);
    let cited = std::thread::Builder::new().stack_size(8 << 20).spawn(cite).unwrap().join();
    assert_eq!(cited.unwrap(), "On itDoe | On it!", "the deepest there may be fit in a stack");
    let dependent = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>d</title><id>d</id>
        <link href="http://www.zotero.org/styles/nature" rel="independent-parent"/><updated>2026-01-01T00:00:00+00:00</updated></info></style>"#;
    assert!(broken(dependent).contains("http://www.zotero.org/styles/nature"), "{}", broken(dependent));
}
