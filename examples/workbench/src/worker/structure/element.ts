// The structure of a plan as the page shows it: elements within elements.

import type {
    ChangeOfOrganisation,
    DecisionKind,
    GoalLevel,
    GroupPhase,
    InterfaceRole,
    InterfaceStage,
    InterfaceStatus,
    Lens,
    MeasureStatus,
    PartyKind,
    PlanRelation,
    ServiceLevel,
    ServiceMode,
    StatementKind,
} from "soteplan";
import type { PlanText, Wording } from "../../language/language";
import type { Severity } from "../protocol";

/** The words that plans use and that people call by other names, by what they are words for. */
export interface PlanWords {
    change: ChangeOfOrganisation;
    decision: DecisionKind;
    goalLevel: GoalLevel;
    phase: GroupPhase;
    role: InterfaceRole;
    stage: InterfaceStage;
    interfaceStatus: InterfaceStatus;
    lens: Lens;
    measureStatus: MeasureStatus;
    party: PartyKind;
    planRelation: PlanRelation;
    level: ServiceLevel;
    mode: ServiceMode;
    statement: StatementKind;
    relation: Relation;
}

/** What an element is to the one that it stands under. */
export type Relation =
    | "accountable"
    | "actor"
    | "after"
    | "agreement"
    | "aligned-with"
    | "answers-for"
    | "assessment"
    | "before"
    | "depends-on"
    | "ends-for"
    | "client-group"
    | "follows"
    | "lead"
    | "measured-by"
    | "member"
    | "need"
    | "operating-model"
    | "owner"
    | "part-of"
    | "responsible"
    | "serves"
    | "service"
    | "steering"
    | "successor"
    | "tells";

/** A word of the plan. */
export type PlanWord = { [Set in keyof PlanWords]: { set: Set; word: PlanWords[Set] } }[keyof PlanWords];

/** What is said of an element beside its name. */
export type Remark = PlanWord | { text: PlanText } | { from: string | null; until: string | null };

/** What the rules found in an element. */
export interface Gap {
    code: string;
    severity: Severity;
    message: Wording;
}

/** How many findings, and how bad the worst of them. */
export interface GapCount {
    count: number;
    worst: Severity | null;
}

/** An element of a plan, or a mention of one. */
export interface Element {
    /** JSON Pointer to where it stands in the text. */
    pointer: string;
    /** What it is to the element above it; null where it is simply a part of it. */
    as: PlanWord | { text: PlanText } | null;
    /** What it is: a word of the column `kind` in the catalogue; null for a part without an id of its own. */
    kind: string | null;
    name: PlanText;
    /** How certain it is, where it is not stated in a source. */
    certainty: string | null;
    remarks: Remark[];
    gaps: Gap[];
    /** What was found in it and in all that stands under it. */
    within: GapCount;
    children: Element[];
}

/** A list of the plan, such as its focus areas. */
export interface Section {
    id: SectionId;
    pointer: string;
    /** How many elements the list has. */
    count: number;
    within: GapCount;
    elements: Element[];
}

export type SectionId =
    | "statements"
    | "focus_areas"
    | "goals"
    | "operating_models"
    | "indicators"
    | "measures"
    | "responsibility_pairs"
    | "interfaces"
    | "parties"
    | "organisations"
    | "units"
    | "groups"
    | "organisation_changes"
    | "client_groups"
    | "services"
    | "legal_basis"
    | "facts"
    | "early_ends"
    | "decisions"
    | "evaluations"
    | "assessment_axes"
    | "sources"
    | "related_plans"
    | "suppressions";

export interface Structure {
    sections: Section[];
    /** What was found in the plan as a whole. */
    gaps: Gap[];
}
