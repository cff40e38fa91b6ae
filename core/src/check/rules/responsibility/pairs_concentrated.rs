use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Id, Party, PlanDocument};
use crate::sorted;

rule! {
    /// On a side where several parties stand, one of them has a holder in most responsibility pairs.
    ///
    /// A joint plan shares the work. Where one party answers for nearly everything, the others have nobody who speaks for
    /// the goals at home, and the plan falls with that party. A side on which only one party stands has no choice and is
    /// not judged.
    ///
    /// Thresholds are the options `pairs_of_one_party` and, so that a share means something, `pairs_for_a_share`. How many
    /// pairs one person may hold is another rule's threshold.
    ///
    /// # How to fix
    ///
    /// Let other parties of the side hold some of the pairs.
    "R011" "pairs-concentrated" Responsibility Advice since "0.2.0"
    on PlanDocument, reads [responsibility_pairs, parties, sides]
    message {
        fi: "osapuoli `{party}` on mukana {percent} prosentissa puolen {side} vastuupareista, enintään {limit} prosenttia on kohtuullista",
        sv: "parten `{party}` är med i {percent} procent av ansvarsparen på sidan {side}, högst {limit} procent är rimligt",
        en: "the party `{party}` is in {percent} per cent of the pairs of the {side} side, at most {limit} is reasonable",
    }
    help {
        fi: "jaa vastuupareja muille saman puolen osapuolille",
        sv: "fördela ansvarspar på andra parter på samma sida",
        en: "share pairs with other parties of the side",
    }
    limits {
        pairs_of_one_party = 60.0 "In how many per cent of the pairs of its side one party may have a holder.";
        pairs_for_a_share = 4.0 "From how many pairs on a side on shares are judged.";
    }
}

fn check(subject: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let (limit, enough) = (subject.threshold(&RULE, 0), subject.threshold(&RULE, 1));
    let mut judged = None;
    for side in &plan.sides {
        let on_side = |party: &&Party| party.side.as_ref().is_some_and(|own| *own.id() == side.id);
        if plan.parties.iter().filter(on_side).count() < 2 {
            continue;
        }
        // Per pair each party once, however often its people follow each other.
        let mut pairs = 0.0;
        let mut held: Vec<&Id> = Vec::new();
        for pair in &plan.responsibility_pairs {
            let holders = pair.holders.iter().filter(|holder| *holder.side.id() == side.id);
            let parties = sorted::collect(holders.map(|holder| holder.party.id()));
            if !parties.is_empty() {
                pairs += 1.0;
            }
            held.extend(parties);
        }
        if pairs < enough {
            continue;
        }
        judged = JUDGED;
        sorted::sort(&mut held);
        for group in held.chunk_by(|one, other| one == other) {
            let percent = group.len() as f64 / pairs * 100.0;
            if let (Some(party), true) = (group.first(), percent > limit) {
                let diagnostic = finding("/responsibility_pairs")
                    .with("party", party.as_str())
                    .with("percent", percent.round())
                    .with("side", &side.name)
                    .with("limit", limit);
                findings.push(diagnostic);
            }
        }
    }
    judged
}
