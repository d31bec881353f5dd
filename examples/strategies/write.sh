#!/bin/sh
# From nothing to written strategies for Senegal, Estonia and Tonga, by public commands only:
#   examples/strategies/write.sh [FOLDER] [FORMATS]
# The answers beside this file are examples by Hansa from public evidence; no government has adopted them.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
out=${1:-strategies}
formats=${2:-pdf,docx,odt,html,md,json,stratml1,stratml2}
mkdir -p "$out"

begin() { # country, name, framework, language, author
    name=$2 lang=$4 author=$5
    hansa strategy new "$1" "$out/$name.yml" --framework "$3" --lang "$lang" --force
    hansa strategy step "$out/$name.yml" --answers "$here/$name.yml" --lang "$lang"
}

take() { # option, objective, reason
    hansa strategy add "$out/$name.yml" "$1" --objective "$2" --reason "$3" --author "$author" --lang "$lang"
}

finish() {
    hansa strategy prioritise "$out/$name.yml" --lang "$lang"
    hansa strategy review "$out/$name.yml" --lang "$lang"
    hansa strategy export "$out/$name.yml" --format "$formats" --lang en,fr --out "$out"
}

begin SN senegal four-pillars fr 'Hansa (exemple, sans mandat d’aucun gouvernement)'
take critical-register keep-access 'Sans cette liste, nul ne sait quoi protéger d’abord ; elle ne demande qu’une personne et un texte.'
take cable-protection keep-access 'Six liaisons, un seul point d’atterrissement : la mer devant cette plage vaut d’être gardée.'
take continuity-exercises keep-access 'Une demi-journée par an montre ce que dix réunions cachent.'
take route-security answer-together 'Six réseaux seulement ont un voisin étranger : on peut tous les convaincre en un an.'
take exchange-points diversify 'Le modèle exagère les détours, mais il n’y a pas de raison de payer pour parler à son voisin.'
take domain-resilience diversify 'Plus de la moitié des serveurs de noms sont tenus de l’étranger : les diversifier ne coûte presque rien.'
take digital-skills build 'Toutes les autres actions reposent sur des gens qui manquent.'
take universal-access reach-all 'Quatre habitants sur dix attendent encore : c’est la première inégalité.'
take malabo-convention join-rules 'Une règle africaine vaut mieux que dix modèles importés ; à vérifier d’abord auprès du service des traités.'
take no-shutdown protect-rights 'C’est le prix de la crédibilité du pays partout ailleurs.'
take envoy-technology be-heard 'Plus de la moitié des routes traversent une même juridiction : quelqu’un doit y parler au nom du pays.'
take itu-conferences be-heard 'Une voix par État, et une région qui vote souvent de même : c’est là que le pays pèse le plus.'
take coordination-hour be-heard 'Avant de parler au dehors d’une seule voix, il faut s’entendre au dedans.'
take national-igf stand-together 'Ceux qui exploitent les réseaux et ceux qui les défendent n’ont pas de table commune.'
finish

begin EE estonia france-2017 en 'Hansa (example, without a mandate from any government)'
take regional-common-position o1.1 'Nine votes in ten are shared with the region: what is missing is the page written beforehand.'
take shutdown-response o1.1 'A member of the Freedom Online Coalition without a shutdown of its own can speak where others cannot.'
take sanctions-carve-out o1.1 'The country has a hand in the wording of sanctions: cutting citizens off is seldom their aim.'
take public-goods o1.2 'What the state has written for itself can be shared at little cost: others ask for it.'
take surveillance-exports o1.3 'Of all gaps in its own conduct, this is the one that partners will point to.'
take human-rights-council o2.1 'No shutdown on record and votes close to those of like-minded states: a clear conscience is rare, and useful.'
take data-protection-treaty o2.1 'What is signed and not ratified weakens what is said elsewhere.'
take ai-governance o2.1 'All notable models are made abroad: the rules are the one part in which a small state has a say.'
take cloud-exit o3.2 'No region of a large provider stands in the country: a way out has to be tested before it is needed.'
take regional-digital-market o2.2 'A home market of this size needs the neighbours’, and the Union has the rules for it.'
take cable-protection o2.3 'Seven links by sea and few landing points, in waters where cables have been cut.'
take cable-repair o2.3 'After a cut, the order in which ships come is settled by contracts signed before it.'
take cyber-aid o3.1 'What was learned under attack is the best thing that the country has to give.'
take publish-evidence o3.1 'Of three layers nothing is known in public: that can be mended within a year.'
finish

begin TO tonga first-step en 'Hansa (example, without a mandate from any government)'
take satellite-backup second-way 'In 2019 and in 2022 satellites were what worked. Too dear for the unit: partners have to pay.'
take cable-repair second-way 'The days until the ship arrives are the days without Internet.'
take domain-resilience second-way 'All known name servers stand abroad and none at home; a second engineer and a second site cost little.'
take critical-register know-and-answer 'One network holds half of the users: what else hangs on it has to be written down.'
take continuity-exercises know-and-answer 'Before the next cyclone season, with the people who are there.'
take crisis-communication know-and-answer 'When the usual network is what has failed, it cannot be used to say so.'
take route-security know-and-answer 'Four networks have a neighbour abroad: an afternoon with each is enough.'
take capacity-received know-and-answer 'Cyber capacity is rated at a third of the scale: help is offered, but by the plans of those who offer it.'
take pooled-representation few-forums 'Nobody can attend everything; with neighbours, everything is attended.'
take number-resources-community few-forums 'The region meets anyway, and places for two engineers are cheap.'
take declaration-future-internet open-and-lawful 'No shutdown on record: the country can sign without changing a law.'
take fluency-training people-and-skills 'The specialists are few: each who learns teaches the others.'
finish
