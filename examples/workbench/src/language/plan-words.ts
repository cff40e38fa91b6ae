// What people call the words that plans use. The library's catalogue names those of its tables; these stand in the plan only.

import type { PlanWord, PlanWords, SectionId } from "../worker/structure/element";
import type { Wording } from "./language";

type Vocabulary = { readonly [Set in keyof PlanWords]: Readonly<Record<PlanWords[Set], Wording>> };

/** Leaving out a word that the library knows does not compile. */
const VOCABULARY: Vocabulary = {
    change: {
        merged: { fi: "yhdistyi", sv: "gick samman", en: "merged" },
        split: { fi: "jakautui", sv: "delades", en: "split" },
        renamed: { fi: "nimi vaihtui", sv: "bytte namn", en: "renamed" },
        succeeded: { fi: "seuraaja jatkoi", sv: "efterträddes", en: "succeeded" },
        "duty-moved": {
            fi: "järjestämisvastuu siirtyi",
            sv: "organiseringsansvaret flyttades",
            en: "duty to organise moved",
        },
    },
    decision: {
        proposed: { fi: "esitetty", sv: "föreslaget", en: "proposed" },
        noted: { fi: "merkitty tiedoksi", sv: "antecknat för kännedom", en: "noted" },
        "statement-given": { fi: "lausunto annettu", sv: "utlåtande givet", en: "statement given" },
        approved: { fi: "hyväksytty", sv: "godkänt", en: "approved" },
        rejected: { fi: "hylätty", sv: "förkastat", en: "rejected" },
        "entered-into-force": { fi: "tullut voimaan", sv: "trätt i kraft", en: "entered into force" },
        appealed: { fi: "haettu muutosta", sv: "överklagat", en: "appealed" },
    },
    goalLevel: {
        output: { fi: "tuotos", sv: "prestation", en: "output" },
        outcome: { fi: "tulos", sv: "resultat", en: "outcome" },
        impact: { fi: "vaikutus", sv: "effekt", en: "impact" },
    },
    phase: {
        preliminary: { fi: "esivalmistelu", sv: "förberedande beredning", en: "preliminary preparation" },
        preparation: { fi: "valmistelu", sv: "beredning", en: "preparation" },
        operating: { fi: "toiminnassa", sv: "i arbete", en: "operating" },
        closed: { fi: "päättynyt", sv: "avslutad", en: "closed" },
    },
    role: {
        organiser: { fi: "järjestäjä", sv: "anordnare", en: "organiser" },
        provider: { fi: "tuottaja", sv: "producent", en: "provider" },
        funder: { fi: "rahoittaja", sv: "finansiär", en: "funder" },
        steering: { fi: "ohjaaja", sv: "styrande", en: "steering" },
        contributor: { fi: "osallistuja", sv: "medverkande", en: "contributor" },
    },
    stage: {
        "within-services": {
            fi: "soten sisällä",
            sv: "inom social- och hälsovården",
            en: "within health and social services",
        },
        "with-municipality-and-state": {
            fi: "kuntien ja valtion kanssa",
            sv: "med kommuner och staten",
            en: "with municipalities and the state",
        },
        "with-organisations": { fi: "järjestöjen kanssa", sv: "med organisationer", en: "with organisations" },
    },
    interfaceStatus: {
        identified: { fi: "tunnistettu", sv: "identifierad", en: "identified" },
        assessed: { fi: "arvioitu", sv: "bedömd", en: "assessed" },
        agreed: { fi: "sovittu", sv: "avtalad", en: "agreed" },
        operating: { fi: "toiminnassa", sv: "i drift", en: "operating" },
        closed: { fi: "päättynyt", sv: "avslutad", en: "closed" },
    },
    lens: {
        integration: { fi: "integraatio", sv: "integration", en: "integration" },
        "wellbeing-and-health": {
            fi: "hyvinvoinnin ja terveyden edistäminen",
            sv: "främjande av hälsa och välfärd",
            en: "promotion of wellbeing and health",
        },
        languages: { fi: "kielelliset oikeudet", sv: "språkliga rättigheter", en: "language rights" },
    },
    measureStatus: {
        planned: { fi: "suunniteltu", sv: "planerad", en: "planned" },
        "under-way": { fi: "käynnissä", sv: "pågår", en: "under way" },
        done: { fi: "valmis", sv: "klar", en: "done" },
        abandoned: { fi: "luovuttu", sv: "avbruten", en: "abandoned" },
    },
    party: {
        municipality: { fi: "kunta", sv: "kommun", en: "municipality" },
        "hospital-district": { fi: "sairaanhoitopiiri", sv: "sjukvårdsdistrikt", en: "hospital district" },
        "wellbeing-services-county": { fi: "hyvinvointialue", sv: "välfärdsområde", en: "wellbeing services county" },
        "joint-authority": { fi: "yhtymä", sv: "sammanslutning", en: "joint authority" },
        region: { fi: "maakunta", sv: "landskap", en: "region" },
        state: { fi: "valtio", sv: "staten", en: "the state" },
        organisation: { fi: "järjestö", sv: "organisation", en: "organisation" },
        company: { fi: "yritys", sv: "företag", en: "company" },
        other: { fi: "muu", sv: "annan", en: "other" },
    },
    planRelation: {
        succeeds: { fi: "jota tämä seuraa", sv: "som denna efterträder", en: "which this succeeds" },
        "succeeded-by": { fi: "joka seuraa tätä", sv: "som efterträder denna", en: "which succeeds this" },
        "aligned-with": {
            fi: "johon tämä sovitetaan",
            sv: "som denna samordnas med",
            en: "with which this is aligned",
        },
        implements: { fi: "jota tämä toteuttaa", sv: "som denna genomför", en: "which this implements" },
    },
    level: {
        basic: { fi: "peruspalvelut", sv: "bastjänster", en: "basic services" },
        special: { fi: "erityispalvelut", sv: "specialtjänster", en: "special services" },
        demanding: { fi: "vaativat palvelut", sv: "krävande tjänster", en: "demanding services" },
    },
    mode: {
        nearby: { fi: "lähellä tuotettu", sv: "nära producerad", en: "nearby" },
        centralised: { fi: "keskitetty", sv: "centraliserad", en: "centralised" },
        digital: { fi: "digitaalinen", sv: "digital", en: "digital" },
    },
    statement: {
        "starting-point": { fi: "lähtötilanne", sv: "utgångsläge", en: "starting point" },
        mission: { fi: "missio", sv: "uppdrag", en: "mission" },
        vision: { fi: "visio", sv: "vision", en: "vision" },
        "lead-target": { fi: "kärkitavoite", sv: "spetsmål", en: "lead target" },
        value: { fi: "arvo", sv: "värdering", en: "value" },
    },
    relation: {
        accountable: { fi: "vastaa tuloksesta", sv: "svarar för resultatet", en: "answers for the result" },
        actor: { fi: "toimija", sv: "aktör", en: "actor" },
        after: { fi: "jälkeen", sv: "efter", en: "after" },
        agreement: { fi: "sopimus", sv: "avtal", en: "agreement" },
        "aligned-with": { fi: "palvelee tavoitetta", sv: "tjänar målet", en: "serves the goal" },
        "answers-for": { fi: "vastaa tästä", sv: "svarar för", en: "answers for" },
        assessment: { fi: "arvio", sv: "bedömning", en: "assessment" },
        before: { fi: "ennen", sv: "före", en: "before" },
        "client-group": { fi: "asiakasryhmä", sv: "klientgrupp", en: "client group" },
        "depends-on": { fi: "riippuu tästä", sv: "beror på", en: "depends on" },
        "ends-for": { fi: "päättyy tältä", sv: "upphör för", en: "ends for" },
        follows: { fi: "samana päivänä kuin", sv: "samma dag som", en: "on the same day as" },
        lead: { fi: "vetäjä", sv: "ledare", en: "lead" },
        "measured-by": { fi: "mittari", sv: "indikator", en: "measured by" },
        member: { fi: "jäsen", sv: "medlem", en: "member" },
        need: { fi: "kehittämistarve", sv: "utvecklingsbehov", en: "development need" },
        "operating-model": { fi: "toimintamalli", sv: "verksamhetsmodell", en: "operating model" },
        owner: { fi: "seuraa", sv: "följs av", en: "followed by" },
        "part-of": { fi: "osa kokonaisuutta", sv: "del av", en: "part of" },
        responsible: { fi: "vastuutaho", sv: "ansvarig", en: "responsible" },
        serves: { fi: "tavoite", sv: "mål", en: "serves the goal" },
        service: { fi: "palvelu", sv: "tjänst", en: "service" },
        steering: { fi: "ohjaus", sv: "styrning", en: "steering" },
        successor: { fi: "seuraaja", sv: "efterföljare", en: "successor" },
        tells: { fi: "tiedonkulku", sv: "informationsflöde", en: "information flow" },
    },
};

/** What people call a word of a plan. */
export function planWord({ set, word }: PlanWord): Wording {
    // The type of a set and its words are tied together; the compiler loses that where both are looked up at once.
    return (VOCABULARY[set] as Readonly<Record<string, Wording>>)[word] ?? { fi: word, sv: word, en: word };
}

export const SECTIONS: Readonly<Record<SectionId, Wording>> = {
    statements: { fi: "Lausumat", sv: "Utsagor", en: "Statements" },
    focus_areas: { fi: "Painopisteet", sv: "Prioriteter", en: "Focus areas" },
    goals: { fi: "Koko suunnitelman tavoitteet", sv: "Hela planens mål", en: "Goals of the whole plan" },
    operating_models: {
        fi: "Koko suunnitelman toimintamallit",
        sv: "Hela planens verksamhetsmodeller",
        en: "Operating models of the whole plan",
    },
    indicators: {
        fi: "Koko suunnitelman mittarit",
        sv: "Hela planens indikatorer",
        en: "Indicators of the whole plan",
    },
    measures: { fi: "Toimenpiteet", sv: "Åtgärder", en: "Measures" },
    responsibility_pairs: { fi: "Vastuuparit", sv: "Ansvarspar", en: "Responsibility pairs" },
    interfaces: { fi: "Yhdyspinnat", sv: "Kontaktytor", en: "Interfaces" },
    parties: { fi: "Osapuolet", sv: "Parter", en: "Parties" },
    organisations: { fi: "Muut organisaatiot", sv: "Övriga organisationer", en: "Other organisations" },
    units: { fi: "Yksiköt", sv: "Enheter", en: "Units" },
    groups: {
        fi: "Valmistelu- ja työryhmät",
        sv: "Berednings- och arbetsgrupper",
        en: "Preparation and working groups",
    },
    organisation_changes: {
        fi: "Organisaatiomuutokset",
        sv: "Organisationsförändringar",
        en: "Changes of organisations",
    },
    client_groups: { fi: "Asiakasryhmät", sv: "Klientgrupper", en: "Client groups" },
    services: { fi: "Palvelut", sv: "Tjänster", en: "Services" },
    legal_basis: { fi: "Oikeusperusta", sv: "Rättslig grund", en: "Legal basis" },
    facts: { fi: "Tosiseikat", sv: "Fakta", en: "Facts" },
    early_ends: { fi: "Päättymisehdot", sv: "Villkor för upphörande", en: "Conditions of early end" },
    decisions: { fi: "Päätökset", sv: "Beslut", en: "Decisions" },
    evaluations: { fi: "Arvioinnit", sv: "Utvärderingar", en: "Evaluations" },
    assessment_axes: { fi: "Arviointiakselit", sv: "Bedömningsaxlar", en: "Assessment axes" },
    sources: { fi: "Lähteet", sv: "Källor", en: "Sources" },
    related_plans: { fi: "Muut suunnitelmat", sv: "Andra planer", en: "Other plans" },
    suppressions: { fi: "Hyväksytyt havainnot", sv: "Godtagna anmärkningar", en: "Accepted findings" },
};
