"""Events of forums, places and who is helped to take part, as the edition's tables say it in English, to be told in either language."""

from __future__ import annotations

from hansa.error_texts import N_

EVENTS = (
    N_("TSG plenaries"),
    N_("African IGF 2025"),
    N_("Board election"),
    N_("AI Impact Summit"),
    N_("AI summit 2027"),
    N_("AI summit 2028"),
    N_("Five senior officials’ and eight ministerial meetings"),
    N_("Leaders’ week 2027"),
    N_("Sixth Digital Ministers’ Meeting"),
    N_("International Submarine Cable Resilience Summit"),
    N_("32nd plenary"),
    N_("Fifth summit"),
    N_("Thirtieth session"),
    N_("Fifth General Assembly"),
    N_("Sixth General Assembly"),
    N_("Nineteenth meeting of ministers"),
    N_("General Assembly"),
    N_("EuroDIG 2024"),
    N_("G7 leaders’ summit"),
    N_("Second Global Conference on Cyber Capacity Building"),
    N_("ICANN87 annual general meeting"),
    N_("Spring community forum 2027"),
    N_("2029 annual meeting (end of terms chosen in 2026)"),
    N_("Later public meeting"),
    N_("Vice-chair election concluding at the annual meeting"),
    N_("Plenary"),
    N_("IETF 127"),
    N_("Last meeting of the 2026 session"),
    N_("Plenipotentiary Conference PP-26"),
    N_("Radiocommunication Assembly RA-27 and World Radiocommunication Conference WRC-27"),
    N_("WTDC-25"),
    N_("Second consultation on the RIR Governance Document"),
    N_("Twentieth Summit of La Francophonie"),
    N_("Second ICT Ministers’ Dialogue"),
    N_("Second conference"),
    N_("RIPE meetings"),
    N_("Sixth Transform Africa Summit"),
    N_("First Global Dialogue on AI Governance"),
    N_("Ad Hoc Committee: rules of procedure for the Conference of the States Parties"),
    N_("Signature closes (UN Headquarters)"),
    N_("Organisational session"),
    N_("First substantive plenary"),
    N_("Dedicated thematic groups"),
    N_("Yearly election of members by the General Assembly"),
    N_("WSIS Forum 2026"),
    N_("Fourteenth Ministerial Conference"),
)
BODIES = (
    N_("Advisory Body"),
    N_("Bureau"),
    N_("COM/CITEL"),
    N_("CSTD"),
    N_("Chair"),
    N_("Co-chair"),
    N_("Council presidency"),
    N_("Counter Ransomware Initiative"),
    N_("Executive Committee"),
    N_("Human Rights Council"),
    N_("ITU Council"),
    N_("ITU-D Study Group 1 chair"),
    N_("ITU-D Study Group 2 chair"),
    N_("Members"),
    N_("Observers"),
    N_("Scientific Panel on AI"),
    N_("TDAG chair"),
)
ROLES = (N_("chair"), N_("vice-chair"), N_("co-chair"), N_("donor"), N_("recipient"), N_("observer"))
RHYTHMS = (N_("March, June, September, December"), N_("spring and autumn"), N_("October"), N_("yearly"))
PLACES = (
    N_("Strasbourg and online"),
    N_("Geneva (Palexpo)"),
    N_("Geneva"),
    N_("Vienna"),
    N_("Singapore"),
    N_("online"),
    N_("Baku"),
    N_("Kuwait City"),
    N_("Hanoi"),
    N_("Muscat"),
    N_("Lisbon"),
)
"""Places whose French name differs."""
SUPPORT = (
    N_(
        "17 places for ICANN87: eight for councillors (one per region, three NomCom), the rest for "
        "country-code managers"
    ),
    N_("economy ticket, hotel, per diem; full or split"),
    N_("up to two teams a year from least developed countries"),
    N_(
        "two people: reduced fee (none in year one to USD 800 in year five), up to USD 2,500 travel "
        "each, five hotel nights; membership help"
    ),
    N_(
        "GAC members from small island, least developed, low and middle income states (35 places a "
        "meeting), five places for observers such as the AU Commission and the Caribbean "
        "Telecommunications Union"
    ),
    N_("economy air ticket, lodging; 40 travellers per ICANN meeting"),
    N_("members from emerging economies"),
    N_("on hold, no applications"),
    N_("eligible people from developing countries"),
    N_("travel to the forum"),
    N_("IGF-recognised national, regional and youth initiatives; schools on internet governance"),
    N_(
        "up to USD 7,500 national, 15,000 sub-regional, 25,000 regional; venue, outreach, diverse "
        "participation; no equipment"
    ),
    N_("emerging leaders in training, research or policy"),
    N_("USD 750 a month"),
    N_("administrations on the yearly list of eligible states; written contribution weighs"),
    N_("one full or two partial; for Geneva one partial must be the ticket"),
    N_("eligible developing states, some events by region"),
    N_("one full or two partial"),
    N_("developing and transition states; contributions weigh"),
    N_("one full or two partial per state; remote participation grants as alternative"),
    N_("developing member states; weight on active part, region, gender"),
    N_("one full (ticket and daily allowance) or two partial per state"),
    N_("women diplomats and officials, above all from developing states"),
    N_("one week of training in Geneva"),
    N_("women diplomats from all regions"),
    N_(
        "training and direct support to attend UN cyber negotiations; paid by Australia, Canada, "
        "Netherlands, New Zealand, United Kingdom, United States"
    ),
)
"""Who is eligible and what is paid."""
