//! Groups of people: the ready-made ones, the saved ones, and one of them with its rule to read and change.

use super::deeds::told;
use super::draw_views;
use super::rule_sheet::RuleSheet;
use super::rule_words::{clause_words, rule_words, stage_words};
use super::words::name_of;
use crate::analysis::segments::{Clause, Condition, Rule, Stage};
use crate::analysis::survey::Survey;
use crate::app::components::{Pane, Size, TextField, draw_avatar, draw_icon, lead_back};
use crate::app::route::{CarePage, Route};
use crate::app::state::{BookHandle, Notices, Speech};
use crate::domain::{Action, Field, PaperId, PaperKind, Plan, RecordId, Segment, Value};
use crate::platform::random;
use std::rc::Rc;
use yew::prelude::*;

/// How many people are listed.
const LISTED: usize = 60;

#[derive(Properties)]
pub struct Props {
    /// The book.
    pub book: BookHandle,
    /// Everybody's visits, counted.
    pub survey: Rc<Survey>,
    /// The rule that is shown, where it is not saved.
    #[prop_or_default]
    pub rule: String,
    /// The group that is shown, where it is saved.
    #[prop_or_default]
    pub saved: Option<PaperId>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.book == other.book
            && Rc::ptr_eq(&self.survey, &other.survey)
            && self.rule == other.rule
            && self.saved == other.saved
    }
}

/// Reads a rule; what cannot be read is in it as such.
fn read(text: &str) -> Rule {
    text.parse().unwrap_or_default()
}

/// Shows all groups with their counts.
#[component]
pub fn Groups(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let counted = use_memo((props.book.clone(), Rc::as_ptr(&props.survey)), |_| {
        let library = props.book.library();
        let count = |rule: &Rule| rule.pick(&library, &props.survey).people.len();
        let ready: Vec<usize> = Rule::ready_made().iter().map(count).collect();
        let saved: Vec<(Segment, usize)> = library
            .papers(PaperKind::Segment)
            .filter_map(Segment::of)
            .map(|segment| {
                let people = count(&read(&segment.rule));
                (segment, people)
            })
            .collect();
        (ready, saved)
    });
    let (ready, saved) = &*counted;
    let row = |key: String, to: CarePage, name: &str, more: String, count: usize| {
        html! {
            <li {key}>
                <a class="go" href={Route::Care(to).href()}>
                    { draw_icon("people") }
                    <span><span class="go__what">{ name.to_owned() }</span><span class="go__more">{ more }</span></span>
                    <span class="number">{ speech.number(count as u64) }</span>
                </a>
            </li>
        }
    };
    html! {
        <Pane>
            <header class="title"><h1>{ speech.texts.care }</h1></header>
            <div class="stack top-gap">
                { draw_views(&speech, &CarePage::Groups) }
                <h2>{ texts.group_ready }</h2>
                <ul class="rows" aria-label={texts.group_ready}>
                    { for Stage::ALL.into_iter().zip(ready).map(|(stage, count)| {
                        let (name, more) = stage_words(&speech, stage);
                        let rule = Rule::of(Condition::Stage(stage)).to_string();
                        row(stage.code().into(), CarePage::Group(rule), name, more.into(), *count)
                    }) }
                </ul>
                if !saved.is_empty() {
                    <h2>{ texts.group_saved_title }</h2>
                    <ul class="rows" aria-label={texts.group_saved_title}>
                        { for saved.iter().map(|(segment, count)| {
                            let name = if segment.name.is_empty() { texts.group_unnamed } else { &segment.name };
                            row(segment.id.to_string(), CarePage::Segment(segment.id), name, rule_words(&speech, &read(&segment.rule)), *count)
                        }) }
                    </ul>
                }
                <a class="button button--wide" href={Route::Care(CarePage::Group(String::new())).href()}>
                    { draw_icon("plus") }{ texts.group_new }
                </a>
            </div>
        </Pane>
    }
}

/// Shows one group: its rule as a sentence, whom it picks, and how to change and save it.
#[component]
pub fn Group(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let adding = use_state(|| false);
    let book = &props.book;
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let library = book.library();
    let saved = props.saved.and_then(|id| {
        let paper =
            library.record(RecordId::Paper(PaperKind::Segment, id)).filter(|paper| paper.is_present())?;
        Segment::of(paper)
    });
    let rule = read(saved.as_ref().map_or(&props.rule, |segment| &segment.rule));
    let picked = rule.pick(&library, &props.survey);
    let change = {
        let (book, saved) = (book.clone(), saved.clone());
        let done = told(&notices, speech, texts.group_saved.into());
        move |rule: Rule| match &saved {
            Some(segment) => {
                book.write_paper(segment.record(), Field::Rule, Value::text(&rule.to_string()), done.clone());
            }
            None => Route::Care(CarePage::Group(rule.to_string())).replace(),
        }
    };
    let on_choose = {
        let (change, rule, adding) = (change.clone(), rule.clone(), adding.clone());
        Callback::from(move |condition: Condition| {
            let mut rule = rule.clone();
            rule.clauses.push(Clause { not: false, condition });
            change(rule);
            adding.set(false);
        })
    };
    let on_close = {
        let adding = adding.clone();
        Callback::from(move |()| adding.set(false))
    };
    let onadd = {
        let adding = adding.clone();
        Callback::from(move |_: MouseEvent| adding.set(true))
    };
    let on_name = save_name(&speech, book, &notices, saved.as_ref(), &rule);
    let onremove = saved.as_ref().map(|segment| {
        let (book, record) = (book.clone(), segment.record());
        let done = told(&notices, speech, texts.group_removed.into());
        Callback::from(move |_: MouseEvent| {
            book.write_paper(record, Field::Deleted, Value::Flag(true), done.clone());
            Route::Care(CarePage::Groups).go();
        })
    });
    let counts = speech.count(
        texts.group_count,
        picked.people.len() as u64,
        &[("of", &speech.number(picked.of as u64))],
    );
    let title = match (&saved, rule.clauses.as_slice()) {
        (Some(segment), _) if !segment.name.is_empty() => segment.name.to_string(),
        (_, [Clause { not: false, condition: Condition::Stage(stage) }]) => {
            stage_words(&speech, *stage).0.into()
        }
        _ => texts.group_unnamed.into(),
    };
    let value = saved.as_ref().map(|segment| segment.name.to_string()).unwrap_or_default();
    let rest = picked.people.len().saturating_sub(LISTED);
    html! {
        <Pane dock={lead_back(&speech, &Route::Care(CarePage::Groups))}>
            <header class="title">
                <h1>{ title }</h1>
                <p class="lead">{ rule_words(&speech, &rule) }</p>
                <p class="note" role="status">{ counts }</p>
                if picked.left_out > 0 { <p class="note">{ speech.count(texts.group_left_out, picked.left_out as u64, &[]) }</p> }
            </header>
            <div class="stack top-gap">
                <ul class="stack stack--tight">
                    { for rule.clauses.iter().enumerate().map(|(place, clause)| {
                        let words = clause_words(&speech, clause);
                        let turn = {
                            let (change, rule) = (change.clone(), rule.clone());
                            Callback::from(move |_: MouseEvent| {
                                let mut rule = rule.clone();
                                if let Some(clause) = rule.clauses.get_mut(place) {
                                    clause.not = !clause.not;
                                }
                                change(rule);
                            })
                        };
                        let remove = {
                            let (change, rule) = (change.clone(), rule.clone());
                            Callback::from(move |_: MouseEvent| {
                                let mut rule = rule.clone();
                                rule.clauses.remove(place);
                                change(rule);
                            })
                        };
                        html! {
                            <li key={place} class="cluster">
                                <button class="pick" type="button" onclick={turn} aria-label={format!("{}: {words}", texts.clause_turn)}>{ &words }</button>
                                <button class="icon-button" type="button" onclick={remove} aria-label={format!("{}: {words}", texts.clause_remove)}>{ draw_icon("close") }</button>
                            </li>
                        }
                    }) }
                </ul>
                <button class="button" type="button" onclick={onadd}>{ draw_icon("plus") }{ texts.clause_add }</button>
                <TextField id="group-name" label={texts.group_name} {value} on_save={on_name} />
                if let Some(onclick) = onremove {
                    <button class="button button--tonal" type="button" {onclick}>{ draw_icon("close") }{ texts.group_remove }</button>
                }
                <ul class="rows">
                    { for picked.people.iter().take(LISTED).filter_map(|id| {
                        let customer = library.customer(*id)?;
                        let name = name_of(&speech, &customer);
                        Some(html! {
                            <li key={id.to_string()}>
                                <a class="go" href={Route::Customer(*id).href()}>
                                    { draw_avatar(*id, name, Size::Small) }<span class="go__what">{ name }</span>{ draw_icon("forward") }
                                </a>
                            </li>
                        })
                    }) }
                </ul>
                if picked.people.is_empty() { <p class="note">{ texts.group_nobody }</p> }
                if rest > 0 { <p class="note">{ speech.count(texts.others_all, rest as u64, &[]) }</p> }
            </div>
            if *adding { <RuleSheet book={book.clone()} {on_choose} {on_close} /> }
        </Pane>
    }
}

/// Saves the group under a name, and goes to it where it was not saved before.
fn save_name(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    saved: Option<&Segment>,
    rule: &Rule,
) -> Callback<String> {
    let known = saved.map(|segment| segment.id);
    let (book, rule) = (book.clone(), rule.to_string());
    let done = told(notices, *speech, speech.language.care().group_saved.into());
    Callback::from(move |name: String| {
        let id = known.unwrap_or_else(|| PaperId::random(&mut random::roll));
        let record = RecordId::Paper(PaperKind::Segment, id);
        let (rule, name) = (rule.clone(), name.trim().to_owned());
        book.act(
            move |_, author| {
                let at = Value::Number(author.now.0.min(i64::MAX as u64) as i64);
                let mut plan = Plan::new(Action::Write(PaperKind::Segment))
                    .set(record, Field::Name, name.as_str())
                    .set(record, Field::Rule, rule.as_str());
                if known.is_none() {
                    plan.write(record, Field::At, at);
                }
                Ok(plan)
            },
            done.clone(),
        );
        if known.is_none() {
            Route::Care(CarePage::Segment(id)).replace();
        }
    })
}
