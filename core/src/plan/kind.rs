//! What a document is, and where it stands.

use super::record::words;

words! {
    /// What a document is. A title does not make a kind: a county's "provision plan" of 2022 stands on other law.
    pub enum PlanKind {
        /// Joint plan of the municipalities of a hospital district (Health Care Act 1326/2010 section 34).
        ProvisionPlan = "provision-plan" ("järjestämissuunnitelma", "plan för ordnande", "provision plan"),
        /// Starting point, mission, vision and focus areas of a region.
        RegionalStrategy = "regional-strategy" ("maakuntastrategia", "landskapsstrategi", "regional strategy"),
        /// Successor of a provision plan when responsibility moves.
        OrganisationAgreement = "organisation-agreement" ("järjestämissopimus", "avtal om ordnande", "organisation agreement"),
        /// How a county produces its services.
        ServiceStrategy = "service-strategy" ("palvelustrategia", "servicestrategi", "service strategy"),
        /// Agreement of the counties of a collaborative area.
        CooperationAgreement = "cooperation-agreement" ("yhteistyösopimus", "samarbetsavtal", "cooperation agreement"),
        /// Plan for the promotion of wellbeing and health.
        WellbeingPlan = "wellbeing-plan" ("hyvinvointisuunnitelma", "välfärdsplan", "wellbeing plan"),
        /// Anything else.
        Other = "other" ("muu asiakirja", "annat dokument", "other document"),
    }
}

words! {
    /// Where the document stands between a draft and its end.
    pub enum PlanStatus {
        /// Being prepared.
        Draft = "draft" ("luonnos", "utkast", "draft"),
        /// Put before those who decide.
        Proposed = "proposed" ("esitetty", "föreslagen", "proposed"),
        /// Approved by the body that approves it.
        Approved = "approved" ("hyväksytty", "godkänd", "approved"),
        /// Rejected by the body that approves it.
        Rejected = "rejected" ("hylätty", "förkastad", "rejected"),
        /// No longer holds.
        Ended = "ended" ("päättynyt", "upphörd", "ended"),
    }
}
