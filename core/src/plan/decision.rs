//! What has been decided about a plan.

use jiff::civil::Date;

use super::record::{record, words};
use super::{Certainty, Id, Ref, Text, ToParty};

words! {
    /// What a body did with the plan. To note is not to approve.
    pub enum DecisionKind {
        /// Put before a body.
        Proposed = "proposed" ("esitetty", "föreslagen", "proposed"),
        /// Taken to the record, without approval.
        Noted = "noted" ("merkitty tiedoksi", "antecknad för kännedom", "noted"),
        /// Commented on.
        StatementGiven = "statement-given" ("lausunto annettu", "utlåtande givet", "statement given"),
        /// Approved.
        Approved = "approved" ("hyväksytty", "godkänd", "approved"),
        /// Rejected.
        Rejected = "rejected" ("hylätty", "förkastad", "rejected"),
        /// Came into force.
        EnteredIntoForce = "entered-into-force" ("tullut voimaan", "trätt i kraft", "entered into force"),
        /// Taken to a court or authority.
        Appealed = "appealed" ("haettu muutosta", "överklagad", "appealed"),
    }
}

record! {
    /// A decision about the plan.
    pub struct Decision: Decision {
        /// Name within the plan.
        pub id: Id,
        /// What was done.
        pub kind: DecisionKind,
        /// The body that did it.
        pub body: Text,
        /// The party whose body it is.
        pub party: Option<Ref<ToParty>>,
        /// The day.
        pub date: Option<Date>,
        /// Number of the case in the register of the body.
        pub case_number: Option<String>,
        /// On which provision the body decided.
        pub basis: Option<Text>,
        /// What was decided.
        pub text: Option<Text>,
        /// How it is enforced.
        pub enforcement: Option<Text>,
        /// Whether it can be appealed.
        pub appeal_allowed: Option<bool>,
        /// How it can be appealed, or why not.
        pub appeal: Option<Text>,
        /// What was attached.
        #[serde(default)]
        pub attachments: Vec<Text>,
        /// How certain this is.
        pub certainty: Option<Certainty>,
    }
}
