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
    N_("states and international organisations; companies as advisers"),
    N_("voluntary principles"),
    N_("states; stakeholders at follow-up events"),
    N_("countries and organisations"),
    N_("statements, démarches, restrictive measures under the common foreign and security policy"),
    N_("EU member states; prepared in the Horizontal Working Party on Cyber Issues"),
    N_("partnerships, dialogues, EU Tech Business Offer"),
    N_("joint statements; diplomatic coordination; guiding principles"),
    N_("governments as members; Advisory Network of civil society, companies, academia and technical community"),
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
    N_("ITU member countries (more than 190)"),
    N_("list of Questions, creation and chairs of study groups, adoption of Recommendations"),
    N_("ITU members"),
    N_("regional voluntary measures, national contact points incl. in foreign ministries"),
    N_("OAS member states"),
    N_("AI Principles (Recommendation); policy evidence"),
    N_("states as members; multi-stakeholder expert community"),
    N_("sixteen voluntary measures (11 in 2013, five more in 2016, Decision 1201)"),
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
    N_("states; role of other stakeholders unsettled"),
    N_("resolutions; mandates of special procedures"),
    N_("states (intergovernmental body)"),
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
    N_(
        "extension of the moratorium at ministerial conferences; plurilateral rules under the Joint "
        "Statement Initiative"
    ),
    N_("WTO members"),
)
"""Every text of the table; one that is not here is told as the table has it."""


def tell(text: str | None, words: Language) -> str:
    """Return a text of the table of forums in the document's language; empty where there is none."""
    return words(text) if text else ""
