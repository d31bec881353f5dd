"""What is decided in forums and who may sit there, as the edition's table says it in English, to be told in either language."""

from __future__ import annotations

from hansa.error_texts import N_
from hansa.language import Language

FORUM_TEXTS = (
    N_("regional number-resource policies and registrations"),
    N_("anyone: network operators, companies, governments, civil society, academia"),
    N_("treaty obligations of Parties"),
    N_("AU member states"),
    N_("voluntary commitments"),
    N_("governments; online service providers; partner bodies; advisory network of civil society"),
    N_("treaty obligations"),
    N_("states in and outside Europe"),
    N_("states in and outside Europe; private sector, civil society and academia took part as observers"),
    N_("guidance notes, assessments, draft protocols"),
    N_("states Parties as members; signatories and invited states as observers; stakeholders consulted on drafts"),
    N_("joint statements"),
    N_("voluntary principles"),
    N_("states; stakeholders at follow-up events"),
    N_("countries and organisations"),
    N_("statements, démarches, restrictive measures under the common foreign and security policy"),
    N_("EU member states; prepared in the Horizontal Working Party on Cyber Issues"),
    N_("partnerships, dialogues, EU Tech Business Offer"),
    N_("joint statements; diplomatic coordination; guiding principles"),
    N_("ministerial declarations and action plans (political)"),
    N_("seven states and the EU; guest states; OECD, ITU, UNESCO and others; industry dialogue"),
    N_("Geneva Manual; no binding decision"),
    N_("companies; civil society; academia; technical community; led by Switzerland"),
    N_("no binding decision; working groups, clearing house, Cybil portal"),
    N_("states, IGOs and companies as members; civil society, academia, technical community as partners"),
    N_("Global CBPR and PRP requirements; admission of members"),
    N_("jurisdictions as members or associates"),
    N_("companies; technical community; civil society; academia; governments through the GAC"),
    N_(
        "advice in communiqués; the Board must take it into account and give reasons if it departs from "
        "it; the GAC is not a decision-making body"
    ),
    N_("governments and distinct economies as members; IGOs as observers; meetings open"),
    N_("RFC standards (voluntary)"),
    N_("individuals only, no formal membership; open to anyone"),
    N_("no decisions; dialogue and exchange of good practice"),
    N_("states; companies; civil society; technical community; academia; IGOs"),
    N_("International Standards (voluntary)"),
    N_("national standards bodies; experts from companies, government and academia through them"),
    N_("amendments of Constitution and Convention, resolutions, strategic and financial plan, elected officials"),
    N_("member states decide; Sector Members and invited organisations observe"),
    N_("draft Recommendations"),
    N_("experts from different countries"),
    N_("revision of the Radio Regulations"),
    N_("list of Questions, creation and chairs of study groups, adoption of Recommendations"),
    N_("ITU members"),
    N_("regional voluntary measures, national contact points incl. in foreign ministries"),
    N_("OAS member states"),
    N_("AI Principles (Recommendation); policy evidence"),
    N_("states as members; multi-stakeholder expert community"),
    N_("57 participating States; private sector, academia and civil society drawn in"),
    N_("voluntary principles; working groups"),
    N_("states; companies; civil society; local authorities"),
    N_("joint statements and projects"),
    N_("Australia, India, Japan, United States"),
    N_("projects"),
    N_("African states; international organisations; companies; academia"),
    N_("joint statements and working-group projects"),
    N_("EU and United States"),
    N_("states and regional economic integration organisations"),
    N_("political commitments; UN scientific panel on AI and Global Dialogue on AI Governance"),
    N_("states"),
    N_("reports (2010, 2013, 2015, 2021) that form part of the agreed framework"),
    N_("governmental experts"),
    N_("reports and recommendations; non-binding norms"),
    N_("resolutions; mandates of special procedures"),
    N_("no rules; advice, coordination, policy dialogue"),
    N_("states and all stakeholders as partners"),
    N_("annual progress reports and a final report"),
    N_("UN member states"),
    N_("standard-setting recommendations such as that on the Ethics of AI (November 2021)"),
    N_("member states; public and expert consultation"),
    N_("W3C Recommendations (voluntary)"),
    N_("W3C Members; other working groups and the public may comment"),
    N_("UN General Assembly outcome document"),
    N_("states decide; stakeholders consulted"),
    N_("WTO members"),
    N_("mobile standards (access networks, core, services)"),
    N_("no decisions; messages to the IGF"),
    N_("political declarations"),
    N_("statements of ministers and leaders; APEC Digital Week 2026"),
    N_("ASEAN Digital Masterplan 2030; ASEAN ICT Fund rules; digital economy framework agreement"),
    N_("baseline requirements for certificates"),
    N_(
        "recommendations on permits and repair, risk reduction, underserved regions; Porto Declaration of February 2026"
    ),
    N_("delegation and redelegation, retirement, internationalised names of country codes"),
    N_("common regional proposals; preparation of ITU Council and world conferences"),
    N_("draft resolutions for ECOSOC; reviews WSIS and (by its role in the Compact) digital follow-up"),
    N_("model agreements, cross-border data rules, AI declaration (Kuwait 2026), model clauses"),
    N_(
        "digital sector strategy 2024-2029; roaming regulation; cyber confidence-building directive; "
        "advice to ratify the Malabo and Budapest conventions"
    ),
    N_("standards, work programme, budget, officials"),
    N_("no decisions; messages"),
    N_("practice and standards such as CVSS"),
    N_(
        "policy for names; new gTLD round (2026 Applicant Guidebook adopted); registration-data request "
        "service kept until December 2027"
    ),
    N_("recommendations for installation, protection and maintenance"),
    N_("IGF programme, best practice forums"),
    N_("grants"),
    N_("budget and plans, working groups, final agenda of radio conferences (spectrum, satellite orbits)"),
    N_("rules of procedure; appeals on frequencies and satellite orbits"),
    N_(
        "action plan, resolutions (AI for development, regional offices, Pacific Lagatoi Declaration), "
        "study questions, regional initiatives"
    ),
    N_("RIR Governance Document replacing ICP-2 (addresses, routes)"),
    N_("recommendations and analysis; feeds ministerial declarations (soft law)"),
    N_("orientations and resolutions; admission of members; Secretary-General elected 2026"),
    N_("sixteen voluntary measures (11 in 2013, five more in 2016, Decision 1202)"),
    N_("Lagatoi Declaration (2023): transformation, infrastructure, security, disaster"),
    N_("non-binding Code of Practice for States (April 2025); industry guidelines in preparation"),
    N_("matching of needs and donors"),
    N_("co-chairs’ summary; nothing binding"),
    N_("yearly assessment that informs the Global Dialogue; does not negotiate"),
    N_(
        "moratorium on customs duties on electronic transmissions (not extended in Yaoundé, March 2026); "
        "plurilateral rules under the Joint Statement Initiative"
    ),
    N_(
        "individual members of an organisational partner such as ETSI, market partners, observers, "
        "guests; documents open to all, attendance for members only"
    ),
    N_("all stakeholders; AU Commission and UN Economic Commission for Africa organise; sub-regional forums feed in"),
    N_("heads of state, ministers, companies, researchers"),
    N_("21 economies"),
    N_("eleven member states; dialogue partners, UN, EU, ITU"),
    N_("certification authorities and makers of browsers and other software; no legal status, no regulatory power"),
    N_("40 members: ministers, regulators, operators, experts; co-chairs Nigeria and Portugal"),
    N_("managers of country-code domains"),
    N_("OAS member states; associate members"),
    N_("Parties, in and outside Europe"),
    N_(
        "states and international organisations ready to act against ransomware; private sector took "
        "part for the first time in 2025"
    ),
    N_("43 elected states; experts named by governments"),
    N_("16 member states (2025); associate membership since 2025; observers"),
    N_("ECOWAS member states; regulators’ assembly WATRA, GIZ and World Bank attend"),
    N_("full members from the CEPT area; associate members from elsewhere; observers; an application may include 3GPP"),
    N_("anyone; Council of Europe and European Commission take part"),
    N_("teams as members; conference open to all; fellowship for least developed countries"),
    N_(
        "governments; application to the Chair or the Support Unit, or referral by a member; observers "
        "state or non-state; Advisory Network 2024-2026"
    ),
    N_(
        "cable owners, makers, ship operators and, since about 2011, governments; government fee GBP "
        "2,200 a year in 2020"
    ),
    N_(
        "governments, private sector, civil society, technical community in personal capacity (55 "
        "members in 2016 and 2017); past hosts and IGOs may attend"
    ),
    N_("members, chapters; grants to IGF-recognised initiatives and schools"),
    N_("48 elected member states"),
    N_("12 elected experts"),
    N_("194 member states decide; UN agencies, regional telecom bodies and Radiocommunication Sector Members observe"),
    N_(
        "three per registry region (AFRINIC region: two elected by the community for three years, one "
        "named by the Board for a year; text of 2016); 2024 questionnaire also in French"
    ),
    N_(
        "all OECD members; partners under a participation plan; Council of Europe observes; business, "
        "unions, civil society and technical advisory bodies heard"
    ),
    N_("93 states and governments: 56 members, 5 associates, 32 observers (2025)"),
    N_("Pacific island states and territories, Australia, New Zealand; ITU, APT, Forum Secretariat"),
    N_("states, companies, researchers, civil society; led by France and the United Kingdom"),
    N_("11 founding states; open to new members once conditions are agreed; EU and NATO observe"),
    N_("all 193 member states, companies, academia, technical community, civil society"),
    N_(
        "40 experts in personal capacity, chosen from an open call (over 2,600 applicants), balanced by "
        "region and gender; states may nominate; served by ODET, ITU and UNESCO"
    ),
    N_("all UN member states; businesses, NGOs and academia under the modalities of A/80/257 (annex I)"),
    N_("47 elected states; about a third renewed each year, term from 1 January"),
)
"""Every text of the table; one that is not here is told as the table has it."""


def tell(text: str | None, words: Language) -> str:
    """Return a text of the table of forums in the document's language; empty where there is none."""
    return words(text) if text else ""
