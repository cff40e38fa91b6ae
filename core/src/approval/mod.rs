//! Is a plan approved under its rule; who is missing; what would suffice.

mod sufficient;

use jiff::civil::Date;
use serde::Serialize;

use crate::Error;
use crate::diagnostic::vocabulary;
use crate::plan::{
    ApprovalKind, ApprovalRule, AreaCode, Decision, DecisionKind, Fraction, Id, PartyKind, PlanDocument, Ref,
};
use crate::sorted;
use crate::table::rows;
use sufficient::{Needs, smallest_sets};

vocabulary! {
    /// Where the approval of a plan stands.
    pub enum ApprovalStatus {
        /// The rule is met.
        Approved = "approved" ("hyväksytty", "godkänd", "approved"),
        /// It is not met yet; those who have not decided can still meet it.
        Open = "open" ("avoin", "öppen", "open"),
        /// It cannot be met any more unless a rejection is taken back.
        Failed = "failed" ("ei voi toteutua", "kan inte uppnås", "failed"),
        /// A population that the rule needs is not known.
        Undecided = "undecided" ("ratkaisematta", "oavgjort", "undecided"),
    }
}

vocabulary! {
    /// What a member has decided.
    pub enum MemberStatus {
        /// Approved.
        Approved = "approved" ("hyväksynyt", "har godkänt", "approved"),
        /// Rejected.
        Rejected = "rejected" ("hylännyt", "har förkastat", "rejected"),
        /// Neither: to note or to comment is not to approve.
        Open = "open" ("ei päätöstä", "inget beslut", "no decision"),
    }
}

vocabulary! {
    /// A majority that a rule asks for.
    pub enum Majority {
        /// Of the members.
        Members = "members" ("jäsenet", "medlemmar", "members"),
        /// Of their residents.
        Population = "population" ("väestö", "befolkning", "population"),
    }
}

/// A member and what it has decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberApproval {
    /// The member.
    pub party: Id,
    /// What it has decided.
    pub status: MemberStatus,
    /// The decision that says so.
    pub decision: Option<Id>,
    /// Its day, where one is given.
    pub date: Option<Date>,
    /// Residents, where the rule counts them and they are known.
    pub population: Option<u64>,
}

rows! {
    /// A member that decides on a plan, and what it has decided.
    MemberApproval as "ApprovalRow" {
        /// Id of the party.
        party: text = |row| row.party.to_string();
        /// `approved`, `rejected` or `open`: to note is not to approve.
        status: text = |row| row.status.as_str();
        /// Id of the decision that says so; missing where there is none.
        decision: text = |row| row.decision.as_ref().map(Id::to_string);
        /// Day of the decision; missing where none is given.
        date: date = |row| row.date;
        /// Residents on 31 December of the rule's year; missing where the rule does not count them or they are not known.
        population: integer = |row| row.population.and_then(|residents| i64::try_from(residents).ok());
    }
}

/// Where the approval of a plan stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ApprovalState {
    /// The rule.
    pub rule: ApprovalKind,
    /// Where it stands.
    pub status: ApprovalStatus,
    /// Members that decide.
    pub members: u64,
    /// How many of them have to approve.
    pub members_needed: u64,
    /// How many have approved.
    pub members_approved: u64,
    /// The year of the populations (31 December); null where the rule does not count residents.
    pub population_year: Option<i64>,
    /// Residents of all members; null where the rule does not count them or one is not known.
    pub population: Option<u64>,
    /// How many residents those who approve have to hold.
    pub population_needed: Option<u64>,
    /// Residents of those who have approved.
    pub population_approved: Option<u64>,
    /// The majorities that are not reached.
    pub failing: Vec<Majority>,
    /// Members without an approval, rejections included.
    pub missing: Vec<Id>,
    /// Members whose residents are not known although the rule counts them.
    pub population_unknown: Vec<Id>,
    /// The smallest sets of further approvals that would suffice, by members that have not decided; empty where the plan
    /// is approved or nothing suffices.
    pub sufficient: Vec<Vec<Id>>,
    /// Whether `sufficient` holds all such sets: at most 100 are given.
    pub sufficient_complete: bool,
}

/// How residents are counted: of a municipality on 31 December of a year.
pub type Residents<'a> = &'a dyn Fn(&AreaCode, i64) -> Option<u64>;

/// The members that decide on the plan, with what each has decided by a day (`None` for all days).
///
/// Members are those that the rule lists, or else the municipalities among the parties, or else all parties; under a joint
/// authority it is that alone. A member that is listed twice counts once, and one that the plan does not have is a member
/// still: left out, it would make the plan approved without it.
///
/// A member's last decision to approve or reject counts; one without a day counts after those with one, in the order of the
/// plan, and not at all where a day is asked for. A decision that names no party counts for nobody.
///
/// # Errors
/// `argument` where the plan has no rule of approval, or its rule names no authority although it needs one.
pub fn members(plan: &PlanDocument, residents: Residents<'_>, by: Option<Date>) -> Result<Vec<MemberApproval>, Error> {
    let rule = rule(plan)?;
    let counted = (rule.kind == ApprovalKind::DoubleMajority).then(|| population_year(plan, rule));
    let deciding = deciding(plan, rule)?;
    Ok(deciding.into_iter().map(|id| member(plan, id, counted, residents, by)).collect())
}

/// Where the approval of the plan stands under its rule, by a day (`None` for all days).
///
/// Under a double majority the rule's parts are reached by at least that part, in whole numbers: 2/3 of the members and 1/2
/// of their residents where the rule says nothing else, by the populations of the rule's year or of the year before the
/// term begins.
///
/// # Errors
/// As [`members`].
pub fn approval(plan: &PlanDocument, residents: Residents<'_>, by: Option<Date>) -> Result<ApprovalState, Error> {
    let rule = rule(plan)?;
    let list = members(plan, residents, by)?;
    let count = |status| list.iter().filter(|member| member.status == status).count() as u64;
    let all = list.len() as u64;
    let counts_residents = rule.kind == ApprovalKind::DoubleMajority;
    let members_needed = match rule.kind {
        ApprovalKind::Unanimity | ApprovalKind::JointAuthority => all,
        ApprovalKind::DoubleMajority => smallest(rule.member_share.as_ref(), "2/3", all),
    };
    let unknown = |member: &&MemberApproval| counts_residents && member.population.is_none();
    let population_unknown: Vec<Id> = list.iter().filter(unknown).map(|member| member.party.clone()).collect();
    let known = counts_residents && population_unknown.is_empty();
    let sum = |wanted: &dyn Fn(&MemberApproval) -> bool| -> u64 {
        let counted = list.iter().filter(|member| wanted(member)).filter_map(|member| member.population);
        // Populations come from the caller: too large a sum must not panic.
        counted.fold(0, u64::saturating_add)
    };
    let population = known.then(|| sum(&|_| true));
    let population_needed = population.map(|all| smallest(rule.population_share.as_ref(), "1/2", all));
    let population_approved = known.then(|| sum(&|member| member.status == MemberStatus::Approved));
    let members_approved = count(MemberStatus::Approved);

    let short = Needs {
        members: members_needed.saturating_sub(members_approved),
        population: population_needed.zip(population_approved).map_or(0, |(needed, has)| needed.saturating_sub(has)),
    };
    let mut failing = Vec::new();
    failing.extend((short.members > 0).then_some(Majority::Members));
    failing.extend((short.population > 0).then_some(Majority::Population));
    let open: Vec<_> = list.iter().filter(|member| member.status == MemberStatus::Open).collect();
    let weights: Vec<u64> = open.iter().map(|member| member.population.unwrap_or(0)).collect();
    let open_residents = weights.iter().copied().fold(0, u64::saturating_add);
    let within_reach = short.members <= open.len() as u64 && short.population <= open_residents;
    let status = match (all > 0 && failing.is_empty(), within_reach) {
        // Nobody's approval is no approval.
        _ if all == 0 => ApprovalStatus::Failed,
        (_, false) => ApprovalStatus::Failed,
        _ if !population_unknown.is_empty() => ApprovalStatus::Undecided,
        (true, _) => ApprovalStatus::Approved,
        (false, true) => ApprovalStatus::Open,
    };
    let (sets, sufficient_complete) =
        if status == ApprovalStatus::Open { smallest_sets(short, &weights) } else { (Vec::new(), true) };
    let named =
        |set: Vec<usize>| set.into_iter().filter_map(|at| open.get(at).map(|member| member.party.clone())).collect();
    Ok(ApprovalState {
        rule: rule.kind,
        status,
        members: all,
        members_needed,
        members_approved,
        population_year: counts_residents.then(|| population_year(plan, rule)),
        population,
        population_needed,
        population_approved,
        failing,
        missing: list
            .iter()
            .filter(|member| member.status != MemberStatus::Approved)
            .map(|member| member.party.clone())
            .collect(),
        population_unknown,
        sufficient: sets.into_iter().map(named).collect(),
        sufficient_complete,
    })
}

fn rule(plan: &PlanDocument) -> Result<&ApprovalRule, Error> {
    plan.approval
        .as_ref()
        .ok_or_else(|| Error::argument("plan", plan.id.as_str(), "a plan with a rule under `approval`"))
}

fn population_year(plan: &PlanDocument, rule: &ApprovalRule) -> i64 {
    rule.population_year.unwrap_or_else(|| i64::from(plan.term.from.year()) - 1)
}

fn deciding<'p>(plan: &'p PlanDocument, rule: &'p ApprovalRule) -> Result<Vec<&'p Id>, Error> {
    if rule.kind == ApprovalKind::JointAuthority {
        let authority = rule.authority.as_ref().and_then(|authority| plan.party(authority.id()));
        let needed =
            || Error::argument("plan", plan.id.as_str(), "a plan that names a party under `approval.authority`");
        return authority.map(|authority| vec![&authority.id]).ok_or_else(needed);
    }
    if !rule.members.is_empty() {
        return Ok(each_once(rule.members.iter().map(Ref::id)));
    }
    let municipalities = plan.parties.iter().filter(|party| party.kind == PartyKind::Municipality);
    let municipalities = each_once(municipalities.map(|party| &party.id));
    Ok(if municipalities.is_empty() { each_once(plan.parties.iter().map(|party| &party.id)) } else { municipalities })
}

/// The ids in their order, without those that have come before.
fn each_once<'p>(ids: impl Iterator<Item = &'p Id>) -> Vec<&'p Id> {
    let mut seen = Vec::new();
    ids.filter(|id| sorted::insert(&mut seen, *id)).collect()
}

fn member(
    plan: &PlanDocument,
    id: &Id,
    counted: Option<i64>,
    residents: Residents<'_>,
    by: Option<Date>,
) -> MemberApproval {
    let own = |decision: &&Decision| {
        let counts = matches!(decision.kind, DecisionKind::Approved | DecisionKind::Rejected);
        let in_time = by.is_none_or(|by| decision.date.is_some_and(|date| date <= by));
        counts && in_time && decision.party.as_ref().is_some_and(|other| other.id() == id)
    };
    // Of equal days the last in the plan counts: `max_by_key` gives the last of equals.
    let last = plan.decisions.iter().filter(own).max_by_key(|decision| (decision.date.is_none(), decision.date));
    MemberApproval {
        party: id.clone(),
        status: match last.map(|decision| decision.kind) {
            Some(DecisionKind::Approved) => MemberStatus::Approved,
            Some(_) => MemberStatus::Rejected,
            None => MemberStatus::Open,
        },
        decision: last.map(|decision| decision.id.clone()),
        date: last.and_then(|decision| decision.date),
        population: counted
            .zip(plan.party(id).and_then(|party| party.area.as_ref()))
            .and_then(|(year, code)| residents(code, year)),
    }
}

/// The smallest whole number that reaches a part of the whole.
fn smallest(share: Option<&Fraction>, otherwise: &str, whole: u64) -> u64 {
    let default = Fraction::new(otherwise);
    share.or(default.as_ref()).map_or(whole, |share| share.smallest_of(whole))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::Plan;
    use crate::area::population;

    /// Residents on 31 December 2020 (THL, Sotkanet 127): Helsinki 656,920, Espoo 292,796, Vantaa 237,231, Kerava 37,105,
    /// Kirkkonummi 40,082, Kauniainen 10,178; together 1,274,312, half of which is 637,156.
    fn plan(rule: &Value, decisions: &[(&str, &str, Option<&str>)]) -> Plan {
        let codes = [
            ("helsinki", "091"),
            ("espoo", "049"),
            ("vantaa", "092"),
            ("kerava", "245"),
            ("kirkkonummi", "257"),
            ("kauniainen", "235"),
        ];
        let party =
            |(id, area): &(&str, &str)| json!({ "id": id, "name": { "fi": id }, "kind": "municipality", "area": area });
        let mut parties: Vec<Value> = codes.iter().map(party).collect();
        parties.push(json!({ "id": "hus", "name": { "fi": "HUS" }, "kind": "hospital-district" }));
        let decision = |(index, (party, kind, date)): (usize, &(&str, &str, Option<&str>))| json!({ "id": format!("d{index}"), "kind": kind, "body": { "fi": "valtuusto" }, "party": party, "date": date });
        let decisions: Vec<Value> = decisions.iter().enumerate().map(decision).collect();
        Plan::from_value(&json!({
            "schema_version": 2, "id": "x", "kind": "other", "title": { "fi": "x" }, "status": "proposed",
            "term": { "from": "2021-01-01", "until": "2025-12-31" }, "parties": parties, "approval": rule,
            "decisions": decisions,
        }))
        .unwrap()
    }

    fn state(rule: &Value, decisions: &[(&str, &str, Option<&str>)], by: Option<&str>) -> ApprovalState {
        approval(plan(rule, decisions).document(), &population, by.map(|day| day.parse().unwrap())).unwrap()
    }

    fn sets(state: &ApprovalState) -> Vec<Vec<&str>> {
        state.sufficient.iter().map(|set| set.iter().map(Id::as_str).collect()).collect()
    }

    #[test]
    fn a_double_majority_can_fail_on_population_only() {
        let five = ["espoo", "vantaa", "kerava", "kirkkonummi", "kauniainen"].map(|party| (party, "approved", None));
        let state = state(&json!({ "kind": "double-majority" }), &five, None);
        assert_eq!((state.members_needed, state.members_approved), (4, 5));
        assert_eq!((state.population_needed, state.population_approved), (Some(637_156), Some(617_392)));
        assert_eq!((state.status, state.failing.as_slice()), (ApprovalStatus::Open, [Majority::Population].as_slice()));
        assert_eq!(sets(&state), [["helsinki"]]);
    }

    #[test]
    fn a_rejection_can_make_it_impossible() {
        let state = state(&json!({ "kind": "double-majority" }), &[("helsinki", "rejected", None)], None);
        assert_eq!((state.status, sets(&state).len()), (ApprovalStatus::Failed, 0));
    }

    #[test]
    fn the_smallest_sets_reach_both_majorities() {
        // Two have approved; two of the others are needed, and Helsinki among them for the population.
        let two = [("kerava", "approved", None), ("kauniainen", "approved", None)];
        let state = state(&json!({ "kind": "double-majority" }), &two, None);
        assert_eq!(sets(&state), [["helsinki", "espoo"], ["helsinki", "vantaa"], ["helsinki", "kirkkonummi"]]);
        assert!(state.sufficient_complete);
    }

    #[test]
    fn to_note_is_not_to_approve() {
        let six = ["helsinki", "espoo", "vantaa", "kerava", "kirkkonummi"].map(|party| (party, "approved", None));
        let decisions = [six.as_slice(), &[("kauniainen", "noted", None)]].concat();
        let state = state(&json!({ "kind": "unanimity" }), &decisions, None);
        assert_eq!(
            (state.status, state.missing.iter().map(Id::as_str).collect::<Vec<_>>()),
            (ApprovalStatus::Open, vec!["kauniainen"])
        );
        assert_eq!((sets(&state), state.population), (vec![vec!["kauniainen"]], None));
    }

    #[test]
    fn the_last_decision_by_the_day_counts() {
        let decisions = [("hus", "rejected", Some("2020-11-01")), ("hus", "approved", Some("2020-12-10"))];
        let rule = json!({ "kind": "joint-authority", "authority": "hus" });
        let by = |day| state(&rule, &decisions, day).status;
        assert_eq!(by(Some("2020-10-31")), ApprovalStatus::Open);
        assert_eq!(by(Some("2020-11-30")), ApprovalStatus::Failed);
        assert_eq!((by(Some("2020-12-10")), by(None)), (ApprovalStatus::Approved, ApprovalStatus::Approved));
    }

    #[test]
    fn a_population_that_is_not_known_leaves_it_undecided() {
        let state = state(&json!({ "kind": "double-majority", "population_year": 1990 }), &[], None);
        assert_eq!((state.status, state.population_unknown.len()), (ApprovalStatus::Undecided, 6));
    }

    /// Helsinki, Espoo and Vantaa hold 1,186,947 of 1,274,312 residents, but are three where four are needed.
    #[test]
    fn a_double_majority_can_fail_on_members_only() {
        let large = ["helsinki", "espoo", "vantaa"].map(|party| (party, "approved", None));
        let small = ["kerava", "kirkkonummi", "kauniainen"].map(|party| (party, "rejected", None));
        let state = state(&json!({ "kind": "double-majority" }), &[large, small].concat(), None);
        assert_eq!(state.population_approved, Some(1_186_947));
        assert_eq!((state.status, state.failing.as_slice()), (ApprovalStatus::Failed, [Majority::Members].as_slice()));
        assert!(state.sufficient.is_empty());
    }

    #[test]
    fn a_part_is_reached_by_exactly_that_part() {
        // Synthetic populations: three of six, each with 50, are 1/2 of both.
        let rule = json!({ "kind": "double-majority", "member_share": "1/2" });
        let three = ["espoo", "kerava", "kauniainen"].map(|party| (party, "approved", None));
        let with = |approved: usize, residents: u64| {
            let plan = plan(&rule, &three[..approved]);
            approval(plan.document(), &|_, _| Some(residents), None).unwrap()
        };
        assert_eq!((with(3, 50).status, with(3, 50).population_needed), (ApprovalStatus::Approved, Some(150)));
        // One of the three others, whichever: equals are all named, in the order of the plan.
        assert_eq!(sets(&with(2, 50)), [["helsinki"], ["vantaa"], ["kirkkonummi"], ["kauniainen"]]);
        // More residents than a number holds are no reason to panic.
        assert_eq!(with(2, u64::MAX).members_approved, 2);
    }

    #[test]
    fn a_sufficient_set_suffices_and_nothing_less() {
        let rule = json!({ "kind": "double-majority" });
        let two = [("kerava", "approved", None), ("kauniainen", "approved", None)];
        let before = state(&rule, &two, None);
        for set in sets(&before) {
            let further = |without: Option<&str>| -> Vec<_> {
                let set = set.iter().copied().filter(|party| Some(*party) != without);
                two.into_iter().chain(set.map(|party| (party, "approved", None))).collect()
            };
            assert_eq!(state(&rule, &further(None), None).status, ApprovalStatus::Approved);
            for party in &set {
                assert_eq!(state(&rule, &further(Some(party)), None).status, ApprovalStatus::Open);
            }
        }
    }

    #[test]
    fn a_member_that_the_plan_does_not_have_is_still_missing() {
        let rule = json!({ "kind": "unanimity", "members": ["helsinki", "esbo"] });
        let state = state(&rule, &[("helsinki", "approved", None)], None);
        assert_eq!((state.status, state.members), (ApprovalStatus::Open, 2));
        assert_eq!(sets(&state), [["esbo"]]);
    }

    #[test]
    fn a_member_that_is_listed_twice_counts_once() {
        let rule = json!({ "kind": "double-majority", "members": ["helsinki", "espoo", "helsinki"] });
        let state = state(&rule, &[("helsinki", "approved", None)], None);
        // 656,920 of 949,716 residents, but one of two members where two are needed.
        assert_eq!((state.members, state.members_needed, state.members_approved), (2, 2, 1));
        assert_eq!((state.population, state.population_approved), (Some(949_716), Some(656_920)));
        assert_eq!((state.status, sets(&state)), (ApprovalStatus::Open, vec![vec!["espoo"]]));
    }

    #[test]
    fn a_decision_without_a_day_counts_last_and_on_no_day() {
        let decisions = [
            ("hus", "approved", None),
            ("hus", "rejected", Some("2020-12-10")),
            ("hus", "appealed", Some("2021-02-01")),
        ];
        let rule = json!({ "kind": "joint-authority", "authority": "hus" });
        assert_eq!(state(&rule, &decisions, None).status, ApprovalStatus::Approved);
        assert_eq!(state(&rule, &decisions, Some("2021-12-31")).status, ApprovalStatus::Failed);
        assert_eq!(state(&rule, &decisions[..1], Some("2021-12-31")).status, ApprovalStatus::Open);
    }

    #[test]
    fn a_rule_that_cannot_be_applied_says_what_to_write() {
        let refused = |rule: Value| approval(plan(&rule, &[]).document(), &population, None).unwrap_err();
        let no_rule = refused(Value::Null);
        assert_eq!((no_rule.code(), no_rule.to_string().contains("`approval`")), ("argument", true));
        let no_authority = refused(json!({ "kind": "joint-authority" }));
        assert!(no_authority.code() == "argument" && no_authority.to_string().contains("`approval.authority`"));
    }
}
