//! Family C: what follows from an early end, as findings.

use super::{Consequence, ConsequenceExtent, ConsequenceKind, SuccessorSource};
use crate::area;
use crate::diagnostic::{Argument, Declaration, Diagnostic, Language, Place, declare, terms};

declare! { DECLARATIONS:
    /// A document that takes the plan's place falls due.
    ///
    /// The plan says what follows it when a condition ends it early. From the day of the finding on nothing else governs
    /// what the plan did.
    ///
    /// # How to fix
    ///
    /// Have the document prepared and approved before that day.
    SUCCESSOR_DUE = "C001" "successor-due" Consequences Warning since "0.2.0"
    message {
        fi: "{date} alkaen tarvitaan uusi asiakirja: {document}",
        sv: "från {date} behövs ett nytt dokument: {document}",
        en: "from {date} on a new document is due: {document}",
    }
    help {
        fi: "valmistelkaa ja hyväksykää se ennen tätä päivää",
        sv: "bered och godkänn det före den dagen",
        en: "have it prepared and approved before that day",
    }

    /// No responsibility pair answers for a goal any more.
    ///
    /// A goal outlives the plan; the pair that drove it does not when a side has nobody left.
    ///
    /// # How to fix
    ///
    /// Agree with the successors who answers for the goal from that day on, or end the goal with the plan.
    GOAL_WITHOUT_OWNER = "C002" "goal-loses-owner" Consequences Warning since "0.2.0"
    message {
        fi: "tavoite `{element}` jää vaille vastuuparia {date}",
        sv: "målet `{element}` blir utan ansvarspar {date}",
        en: "the goal `{element}` is left without a pair on {date}",
    }
    help {
        fi: "sopikaa seuraajien kanssa, kuka vastaa tavoitteesta",
        sv: "kom överens med efterföljarna om vem som svarar för målet",
        en: "agree with the successors who answers for it",
    }

    /// A responsibility pair loses a holder because the plan ends for the holder's party.
    ///
    /// # How to fix
    ///
    /// Name a holder of the organisation that follows; the finding names it where the plan does.
    PAIR_LOSES_HOLDER = "C003" "pair-loses-holder" Consequences Warning since "0.2.0"
    message {
        fi: "vastuupari `{element}` menettää osapuolen `{party}` haltijan {date}; seuraaja: {successors}",
        sv: "ansvarsparet `{element}` förlorar innehavaren från `{party}` {date}; efterföljare: {successors}",
        en: "the pair `{element}` loses its holder from `{party}` on {date}; successor: {successors}",
    }
    help {
        fi: "nimetkää haltija seuraajaorganisaatiosta",
        sv: "utse en innehavare från efterföljaren",
        en: "name a holder of the organisation that follows",
    }

    /// The target of an indicator lies after the end of the plan.
    ///
    /// Nobody is bound to reach a target that comes due when the plan is gone.
    ///
    /// # How to fix
    ///
    /// Set an earlier target, or hand the target over to the document that follows.
    INDICATOR_CUT_SHORT = "C004" "indicator-cut-short" Consequences Advice since "0.2.0"
    message {
        fi: "mittarin `{element}` tavoitevuosi on suunnitelman päättymisen ({date}) jälkeen",
        sv: "målåret för indikatorn `{element}` ligger efter att planen upphört ({date})",
        en: "a target of the indicator `{element}` lies after the end of the plan ({date})",
    }
    help {
        fi: "aikaistakaa tavoitetta tai siirtäkää se seuraajalle",
        sv: "tidigarelägg målet eller överför det till efterföljaren",
        en: "set an earlier target, or hand it over to the successor",
    }

    /// A measure goes on after the end of those who do it, or of some of them: then it is partly cut short.
    ///
    /// # How to fix
    ///
    /// Finish the measure before that day, or hand it over to the organisation that follows.
    MEASURE_CUT_SHORT = "C005" "measure-cut-short" Consequences Advice since "0.2.0"
    message {
        fi: "toimenpide `{element}` jää {partly}kesken {date}; seuraaja: {successors}",
        sv: "åtgärden `{element}` avbryts {partly}{date}; efterföljare: {successors}",
        en: "the measure `{element}` is {partly}cut short on {date}; successor: {successors}",
    }
    help {
        fi: "saattakaa toimenpide loppuun tai siirtäkää se",
        sv: "slutför åtgärden eller överför den",
        en: "finish it, or hand it over",
    }

    /// The sides of an interface become one organisation.
    ///
    /// What two organisations had to agree becomes a matter of one's own management. Agreements and cost divisions lose
    /// their parties.
    ///
    /// # How to fix
    ///
    /// End the agreement, and see that the work goes on inside the organisation.
    INTERFACE_INTERNAL = "C006" "interface-internal" Consequences Advice since "0.2.0"
    message {
        fi: "yhdyspinta `{element}` muuttuu {date} yhden organisaation sisäiseksi: {successors}",
        sv: "kontaktytan `{element}` blir {date} intern i en organisation: {successors}",
        en: "the interface `{element}` becomes internal to one organisation on {date}: {successors}",
    }
    help {
        fi: "päättäkää sopimus ja varmistakaa työn jatkuminen",
        sv: "avsluta avtalet och säkra att arbetet fortsätter",
        en: "end the agreement, and see that the work goes on",
    }

    /// Other organisations meet from that day on.
    ///
    /// Where a duty moves, an interface goes on between others, and a new one arises between those who had the duty and
    /// those who have it: wellbeing and health are promoted by both. Where only some members of a unit or group move, it is
    /// partly agreed anew.
    ///
    /// # How to fix
    ///
    /// Agree the interface between the organisations that the finding names.
    INTERFACE_NEW = "C007" "interface-new" Consequences Warning since "0.2.0"
    message {
        fi: "`{element}`: {date} alkaen yhdyspinnasta on sovittava {partly}uudelleen: {successors}",
        sv: "`{element}`: från {date} måste kontaktytan {partly}avtalas på nytt: {successors}",
        en: "`{element}`: from {date} on the interface has to be agreed {partly}anew: {successors}",
    }
    help {
        fi: "sopikaa yhdyspinnasta näiden organisaatioiden kesken",
        sv: "kom överens om kontaktytan mellan dessa organisationer",
        en: "agree it between these organisations",
    }

    /// A side of an interface ends, and nobody is known to follow: the plan names no change of organisations, and the
    /// register of areas does not know the party by a code, or the duty to organise has not moved yet.
    ///
    /// # How to fix
    ///
    /// Say under `organisation_changes` who follows, give the party its code, or end the interface.
    INTERFACE_BROKEN = "C008" "interface-broken" Consequences Warning since "0.2.0"
    message {
        fi: "yhdyspinta `{element}` katkeaa {date}: jonkin osapuolen seuraajaa ei tunneta",
        sv: "kontaktytan `{element}` bryts {date}: en parts efterföljare är okänd",
        en: "the interface `{element}` breaks on {date}: the successor of a side is not known",
    }
    help {
        fi: "lisää seuraaja kenttään `organisation_changes`",
        sv: "lägg till efterföljaren i fältet `organisation_changes`",
        en: "name the successor under `organisation_changes`",
    }
}

/// Consequences as findings, without places in a text. What stays as it is, is no finding.
pub(crate) fn findings(consequences: &[Consequence]) -> Vec<Diagnostic> {
    consequences.iter().filter_map(finding).collect()
}

fn finding(consequence: &Consequence) -> Option<Diagnostic> {
    let declaration: &'static Declaration = match consequence.kind {
        ConsequenceKind::SuccessorDue => &SUCCESSOR_DUE,
        ConsequenceKind::GoalWithoutOwner => &GOAL_WITHOUT_OWNER,
        ConsequenceKind::PairLosesHolder => &PAIR_LOSES_HOLDER,
        ConsequenceKind::IndicatorCutShort => &INDICATOR_CUT_SHORT,
        ConsequenceKind::MeasureCutShort => &MEASURE_CUT_SHORT,
        ConsequenceKind::InterfaceInternal => &INTERFACE_INTERNAL,
        ConsequenceKind::InterfaceNew => &INTERFACE_NEW,
        ConsequenceKind::InterfaceBroken => &INTERFACE_BROKEN,
        ConsequenceKind::InterfaceUnchanged => return None,
    };
    let mut finding = Diagnostic::new(declaration, Place::new(consequence.pointer.as_str()))
        .with("element", consequence.element.as_str())
        .with("date", consequence.date)
        .with("successors", successors(consequence))
        .with("partly", if consequence.extent == ConsequenceExtent::Partly { &PARTLY } else { &WHOLLY });
    if let Some(party) = &consequence.party {
        finding = finding.with("party", party.as_str());
    }
    if let Some(document) = consequence.document {
        finding = finding.with("document", document.label());
    }
    Some(finding)
}

terms! {
    // Before another word of the sentence, where there is something to say.
    PARTLY: "osittain ", "delvis ", "partly ";
    WHOLLY: "", "", "";
    BY_REGISTER: " (aluerekisterin mukaan)", " (enligt områdesregistret)", " (by the register of areas)";
    PARTLY_BY_REGISTER: " (osin aluerekisterin mukaan)", " (delvis enligt områdesregistret)",
        " (partly by the register of areas)";
}

/// Who follows, and whether it is the register that says so: an id as the plan has it, a code with its name.
fn successors(consequence: &Consequence) -> Argument {
    let says = |language: Language| {
        let mut text = String::new();
        for (index, code) in consequence.successors.iter().enumerate() {
            text.push_str(if index == 0 { "`" } else { ", `" });
            text.push_str(code);
            text.push('`');
            if let Some(name) = area::organiser_name(code) {
                text.push(' ');
                text.push_str(name.get(language));
            }
        }
        let by = match consequence.successor_source {
            Some(SuccessorSource::Register) => Some(&BY_REGISTER),
            Some(SuccessorSource::PlanAndRegister) => Some(&PARTLY_BY_REGISTER),
            Some(SuccessorSource::Plan) | None => None,
        };
        match by {
            _ if text.is_empty() => text.push('–'),
            Some(by) => text.push_str(by.get(language)),
            None => {}
        }
        text
    };
    Argument::Words([says(Language::Fi), says(Language::Sv), says(Language::En)])
}
