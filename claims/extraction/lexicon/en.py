# ruff: noqa: E501
"""English. Words part at spaces, phrases at `|` or line ends; {meaning: words}. `lexicon/__init__.py` says what each table is for."""

from __future__ import annotations

DECIMAL_COMMA = False
# Whether a verb often stands before its subject ("murieron 26 personas").
VERB_FIRST = False

# --- numerals ---------------------------------------------------------------------------------
CARDINALS = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
    "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12, "tln": 10**12,
    "mil": 10**6,
}  # fmt: skip
# Letters that scale a number only when they touch it (or follow money).
SHORT_SCALES = {"k": 1000, "m": 10**6, "b": 10**9, "t": 10**12, "mm": 10**6}
# Words that multiply what stands before, or stand for a number after "a".
GROUPS = {"dozen": 12, "dozens": 12, "dozs": 12, "doz": 12, "score": 20, "couple": 2, "pair": 2}
VAGUE = {
    "dozens": (12, 120), "scores": (20, 200), "hundreds": (100, 1000), "thousands": (1000, 10_000),
    "millions": (10**6, 10**7), "billions": (10**9, 10**10), "trillions": (10**12, 10**13), "tens": (10, 100),
}  # fmt: skip
FRACTIONS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "hundredth": 100, "hundredths": 100,
    "thousandth": 1000, "thousandths": 1000, "millionth": 10**6, "trillionth": 10**12, "twelfth": 12,
    "twentieth": 20, "twentieths": 20, "trillionths": 10**12,
}  # fmt: skip
HALVES = "half"
ARTICLES = "a an"
ANDS = "and &"
POINTS = "point"
SIGNS = {"minus": -1, "negative": -1}
SEVERAL = "several few many some couple"
# "One" that is mostly an article.
ARTICLE_ONES = ""
ONE_WORDS = "one"
OF_WORDS = "of"
# After these letters' numbers "m" is metres: "a 2m tall fence".
LENGTH_WORDS = "long tall high deep wide away from off below above apart hurdles freestyle sprint final dash pool ( thick wave waves tsunami drop"
HALF_BEFORE = "of a an the its their his her our all those these that as dozen million billion an"
NOT_HALF_AFTER = "first second other top bottom better last next early late latter each"
FRACTION_BEFORE = "of"
# "one" is a pronoun after and before these.
NEGATIONS = "not"
NOT_NEGATED = "but just only"
NOT_ONE_AFTER = "this that the which each every any no another same only other new big first last next old another's your his her its their my our"
NOT_ONE_BEFORE = """should must can could would will shall may might is was are were has had does did you we i he she they it
another day else by who's that's which they can't doesn't isn't wasn't or , . ; : ! ? ) '"""

# --- joins ------------------------------------------------------------------------------------
RANGE_BETWEEN = "between"
RANGE_TO = "to through - – — till until ~"
RANGE_FROM = "from ranging"
RANGE_OR = "or"
# May stand between the link of a range and its second number.
BETWEEN_RANGE = "about around some the an approximately roughly nearly almost up to -"
TWO_UNIT_LINKS = "and & point"
TWO_UNITS = {
    ("foot", "inch"): 12,
    ("dollar", "cent"): 100,
    ("euro", "cent"): 100,
    ("pound sterling", "pence"): 100,
    ("pound-mass", "ounce"): 16,
    ("stone", "pound-mass"): 14,
}
OUT_OF = {
    "ratio": "in every | in | out of every | out of | over",
    "of": "of the | of its | of their | of his | of her | of those | of these | of | out of the",
}

# --- bounds -----------------------------------------------------------------------------------
BOUNDS_BEFORE = {
    "at_least": """at least | no fewer than | no less than | not less than | not fewer than | a minimum of | minimum of | minimum | at the very least
        a confirmed minimum of | greater than or equal to | more than or equal to | bigger or equal than | bigger or equal to | greater or equal to | >= | ≥
        at least or equal to | equal or greater than | at the minimum | starting at | as few as""",
    "more_than": """more than | over | well over | above | in excess of | upwards of | upward of | just over | a little over | slightly over | slightly more than | slightly above
        a little more than | just more than | well above | well more than | far more than | many more than | much more than | greater than | bigger than | larger than | higher than | exceed | exceeds | exceeded
        exceeding | topped | tops | topping | surpassed | surpasses | surpassing | surpass | passed the | north of | not just | just above | comfortably over | far over | > | over than | past
        longer than | better than | beyond | older than | top | way over | way more than | surpassed the | exceeded the | topped the | crossed the | more than the | surpasses the""",
    "at_most": """at most | up to | as many as | as much as | no more than | not more than | a maximum of | maximum of | max | at the most | maximum | not over | not exceeding | less than or equal to | smaller or equal than
        smaller or equal to | smaller than or equal to | equal or less than | equal to or less than | <= | ≤ | as high as | as long as | as far as | limited to | capped at""",
    "less_than": """less than | fewer than | under | below | just under | a little under | just below | a little less than | slightly less than | slightly under | slightly below | just shy of | shy of
        well under | well below | far fewer than | far less than | much less than | smaller than | lower than | younger than | < | short of | just short of | sub | south of | way under | shorter than""",
    "about": """about | around | approximately | some | roughly | an estimated | estimated | estimated at | circa | ca | in the region of | on the order of | in the order of | approx | approx. | or so
        close to | near | nearly about | perhaps | maybe | an average of | averaging | averaged | average | a rough | ~ | ≈ | an approximate | somewhere around | something like | more or less | give or take | an average""",
    "nearly": "nearly | almost | close to | approaching | not quite | nearing | virtually | nigh on | just about",
    "exact": "exactly | precisely | just | only | equal to | equals | equals to | equaling to | a total of | total of | a combined | a record | a further | an additional | a staggering | a whopping | exactly the",
}  # fmt: skip
BOUNDS_AFTER = {
    "at_least": "or more | and more | and counting | or greater | or above | or over | or older | or higher | or longer | at least | at a minimum | minimum | plus | - plus | + | or equal",
    "at_most": "or less | or fewer | or under | or below | or younger | or lower | at most | maximum | tops | at the most",
    "about": "or so | - odd | odd | or thereabouts | - ish | ish | approximately",
}  # fmt: skip
# "possibly more than 100": these widen the surface and mean no bound.
# May stand between a bound and its number ("more than the 12").
BOUND_LINKS = "and but ,"
THAN_WORDS = "than to"
OVER_WORDS = "over"
PERCENT_STARTS = "percent"
BOUND_GAPS = "a an"
HYPHEN_BOUNDS = "sub now"
# A bound word that follows one of these is none.
NOT_BOUND_AFTER = {
    "over": "took take takes taking taken handed hand turned won all moved handing rolled game",
    "under": "players boys girls the",
    "around": "turned all",
    "some": "not",
    "past": "half quarter the in over",
    "top": "the its his",
    "about": "talk think know",
    "maximum": "the a",
    "minimum": "the",
    "only": "not",
    "tops": "the",
    "near": "the",
    "below": "or",
    "above": "or",
    "plus": "",
    "estimated": "",
    "average": "the",
    "perhaps": "",
    "beyond": "",
    "limited": "",
    "just": "",
}
BOUND_HEDGES = "possibly perhaps maybe probably reportedly already now only just well likely"

# --- what is no quantity ----------------------------------------------------------------------
MONTHS = """january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec"""
WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
)
MONTH_LINK = "of the ,"
CLOCK = "a.m. p.m. am pm a.m p.m o'clock gmt utc edt est pdt pst et bst cet noon hrs"
# A bare hour: "at 5", "a las 5" ({lead} {before} hour); English needs am, pm or a colon.
CLOCK_BEFORE = ""
CLOCK_LEAD = ""
# Before a bare time of four digits: "at 1830".
CLOCK_AT = "at"
ORDINAL_SUFFIXES = "st nd rd th d s'"
LABELS = """update updates no no. nos nos. nrs nrs. number numbers # flight section article chapter channel route highway interstate room phase level type model group formula
windows category page paragraph paragraphs para paras grade title tier step stage part volume vol. episode season act scene row seat gate platform line lane exit mile-marker district precinct ward zone unit apartment apt suite
version v generation gen iphone ipad galaxy playstation xbox boeing airbus area day week game round match lap hole rule amendment proposition prop measure resolution bill amendment
fortune ftse s&p sp nasdaq dax nikkei cac dow asx topix stoxx russell tsx top class division league war world file case figure fig. table item question lot km-marker code error hurricane dockyard building block
camp hall pier terminal runway squadron brigade battalion regiment detachment batallion unit convoy tropic channel radio fm article articles point u- under- sector commune zip pier""".replace(
    "top ", ""
)
# Labels also when written small.
# Grades of an order, never a count of it: "level 3 evacuations", "stages 1 and 2".
LEVELS = "level levels stage stages phase phases"
LEVEL_LINKS = "- – / and or & to through"
# What goes between a number and its unit: "17 air miles".
UNIT_MODIFIERS = "air road river rail track nautical"
SMALL_LABELS = "update updates no. nos. nrs nrs. flight section chapter channel route highway room page paragraph paragraphs para category version iphone s&p sp phase u- under- zip"
STREETS = "street st st. road rd rd. avenue ave ave. boulevard blvd lane drive dr square way place court close highway hwy terrace zip"
SCORE_WORDS = """won win wins winning lost loss lose beat beats beaten beating drew draw draws victory defeat lead leads led leading score scored tied tie ahead down up trailed trailing
edged thrashed sets set match half-time aggregate finished against verdict vote voted ruling ruled decision record"""
YEAR_BEFORE = "in since by of the from until till during before after for between and through to early late mid circa year summer winter spring autumn fall back around late-season season election elections"
ABBREVIATIONS = """mr mrs ms dr gen col lt sgt capt cmdr maj rev hon sen rep gov pres prof st jr sr vs etc no nos inc ltd co corp
approx dept est fig mt ft adm brig cpl pvt supt insp det messrs ave blvd rd bros cf al u.s u.k u.n"""

# --- units, money, ages -----------------------------------------------------------------------
ONE_LEADS = "a an another"
DETERMINERS = (
    "the a an its their his her our my your these those this that all some other both such each every"
)
PER_WORDS = "per a an each every"
AGE_WORDS = {
    "year of age": "- year - old | - year-old | year old | years old | year - old | - year - olds | year - olds | year olds | years of age | yo | y.o. | - years - old | yrs old | - yr - old | - year old | years - old",
    "month of age": "- month - old | month - old | months old | months of age | month old | - month - olds",
    "week of age": "- week - old | week - old | weeks old | weeks of age | - week - olds",
    "day of age": "- day - old | day - old | days old | day old | days of age | - day - olds",
}
AGE_OF = ""
AGE_TOPICS = {"age": "life expectancy | average age | median age | mean age | retirement age | pension age"}
AGE_BEFORE = "aged age ages"
AGE_LETTERS = "yo y.o."
LOOSE_PER = "per"
PER_NOUNS = "day week month year hour minute second share barrel ton tonne head person night gallon ounce litre mile kilogram pound piece unit square decade century gram kilometre game match"
AGE_AFTER = "by when at in years on and"
AGE_VERBS = "be turned turns is was turn"
PERSONS = "he she who will"
CAPITAL_SYMBOLS = "W C V K J N"
NOT_RATE_BEFORE = "earlier ago before later after since"
UNSURE_UNITS = "cup cups second seconds point points stone stones mark marks foot bar bars knot knots degree degrees real bit bits sec day days week weeks month months"
UNIT_LINKS = "to from by and than"
TIMES_WORDS = "times"
UNITS_BEFORE = {"magnitude": "magnitude"}
# Symbols that are words too: read as units only where nothing that they could govern follows.
UNSURE_SYMBOLS = (
    "in m a A C F K L l t h s g p W V B b J ha ac mi bar PS min hr cal K ms h bp mb Ma Pa lb sec S"
)
AFTER_SYMBOLS = "thick wide long tall high deep in per and or to at of"
# --- noun phrases -----------------------------------------------------------------------------
# Passed over between a number and its noun.
NOUN_GAPS = "more other additional further extra most"
NOT_NOUN_FIRST = """in on at by for from to with and or but nor was were is are be been has have had will would could can may might shall should as than then if when while because since until
who whom whose which that said says say told who're after before during against between a an the this these those his her their its our my he she it they we you i not no so also too only just even still already here there now ago
apiece each per all both either neither down up out over under about into onto off near within without where why how what more less most least again away back together earlier later yet however although though
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december on.. last next them aboard inside outside among amid overnight nationwide worldwide fewer less"""
ADVERBS = """reportedly also now still already later previously confirmed so far been being recently since then allegedly officially apparently subsequently both all
today yesterday tonight overnight initially immediately eventually seriously critically severely badly slightly lightly fatally mortally brutally either only just least at currently presently
here there thus once never not yet soon ultimately more"""
AUXILIARIES = "was were is are be been being has have had having will would could may might must can should got get gets remain remained remains stay became become becomes went go gone lay lie left found reported presumed believed feared listed declared thought known confirmed pronounced do did does turned turn"
SINGULAR_AUXILIARIES = "was has is"
STOP_WORDS = """a an the this that these those and or but nor of in on at by for from to with into over under about against between through during before after above below up down off out near
than then as if when while because since until unless where who whom whose which what why how it its he she they them him her his their we us our i you your my me
is are was were be been being has have had do does did will would can could may might shall should must not no n't so also too very just only even still already
there here now today yesterday tomorrow per each both either neither every all any some more most less least fewer others other another such same own said says say told
across along among around aboard amid despite inside outside behind beyond within without toward towards via onto upon like including worth ago apiece respectively combined altogether
that's it's who've who'd who's they've we've they're we're earlier later previously reportedly allegedly nationwide worldwide overnight again ever yet however although though whether together almost nearly vs versus plus minus times next last
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december jan feb aug sept oct nov dec"""
VERBS = """died die dies dying killed kill kills killing wounded injured injure injures hurt hurts arrested arrest detained missing dead left leave leaves leaving lost lose loses went go goes going gone came come comes coming
took take takes taking taken made make makes making got get gets getting gave give gives giving given found find finds finding fled flee flees lived live living lives worked work works working
fell fall falls rose rise rises grew grow grows growing ran run runs running saw see seen sees seeing knew know knows known thought think thinks felt feel feels kept keep keeps held hold holds
set sets put puts cut cuts hit hits led lead leads met meet began begin begins begun became become becomes brought bring brings bought buy buys sold sell sells paid pay pays spent spend won win wins wrote write
stood stand stands sat sit sits spoke speak speaks broke break breaks drove drive drives flew fly flies swam shot shoot fired fire opened open closed close moved move moves turned turn turns
joined join joins called call calls asked ask asks used use uses using tried try tries needed need needs wanted want wants helped help helps played play plays playing started start starts stopped stop
remained remain remains stayed stay stays waited wait included include includes attended attend agreed agree agrees claimed claim claims reported report reports confirmed announced according
survived survive escaped escape marched march gathered gather protested protest voted voting rallied attacked attack struck strike strikes crashed crash collapsed collapse sank burned burnt damaged destroyed displaced
evacuated rescued hospitalised hospitalized treated sentenced charged accused suspected believed feared trapped stranded buried swept shut based expected set due able likely available needed required released
tested infected sickened poisoned kidnapped abducted executed hanged beheaded drowned perished succumbed suffered suffer suffers suffering sustained receive received receives receiving face faces faced facing
cost costs want accounted exist exists existed seems seem appear appears appeared happened happen occurred occur takes entering exposed ending lasting lasted drawn played starting averaging covering seeking calling"""
PLURALS = {
    "people": "people", "persons": "person", "children": "child", "women": "woman", "men": "man", "feet": "foot", "lives": "life",
    "wives": "wife", "police": "police", "troops": "troop", "inches": "inch", "losses": "loss", "teeth": "tooth", "geese": "goose", "mice": "mouse",
    "personnel": "personnel", "cattle": "cattle", "sheep": "sheep", "fish": "fish", "aircraft": "aircraft", "homeless": "homeless", "migrants": "migrant",
    "knives": "knife", "wolves": "wolf", "thieves": "thief", "halves": "half", "leaves": "leaf", "crises": "crisis", "bosses": "boss", "buses": "bus", "boxes": "box",
    "classes": "class", "crashes": "crash", "businesses": "business", "heroes": "hero", "potatoes": "potato", "churches": "church", "branches": "branch", "witnesses": "witness", "wounded": "wounded",
    "dead": "dead", "injured": "injured", "viruses": "virus", "addresses": "address", "princes": "prince", "couches": "couch", "matches": "match", "launches": "launch", "coaches": "coach", "dishes": "dish", "bushes": "bush", "glasses": "glass", "masses": "mass", "passes": "pass", "illnesses": "illness", "torches": "torch", "corpses": "corpse", "series": "series", "species": "species", "spacecraft": "spacecraft", "offspring": "offspring", "staff": "staff", "crew": "crew", "data": "data", "media": "media", "prey": "prey", "civilian": "civilian", "injuries": "injury", "analysts": "analyst", "foxes": "fox", "taxes": "tax", "mosques": "mosque",
}  # fmt: skip
# Plurals that before a noun only say of what kind it is: "sales managers", "12 sales".
LOOSE_PLURALS = "sports rights sales savings systems operations weapons"
NOT_PLURAL = "is was has this his its us as plus arms news always perhaps less towards thus s class process business press access loss boss cross mass glass grass pass success crisis basis analysis gas bus virus campus status corps series species famous previous various religious serious dangerous precious nervous indigenous illustrious afghanistan's its' does goes says yes straight congress express fitness illness address happiness witness fortress mattress progress stress dress us las los christmas texas dallas paris athens hamas customs communications overseas species special women's children's"
# English nouns take adjectives before them, so the head is looked for to the right.
PREPOSITIONS = "in on at near from of aboard by across around outside inside during since with under over throughout among along for amid off to after following between against before between because"
PEOPLE = """people person persons man men woman women child children boy boys girl girls soldier soldiers officer officers civilian civilians policeman policemen police guard guards student students
worker workers miner miners passenger passengers migrant migrants refugee refugees protester protesters demonstrator demonstrators militant militants gunman gunmen rebel rebels guerrilla guerrillas terrorist terrorists fighter fighters
journalist journalists reporter resident residents villager villagers tourist tourists driver drivers pilot pilots sailor sailors crewman crewmen marine marines troop troops firefighter firefighters
hostage hostages victim victims patient patients doctor doctors nurse nurses teacher teachers teenager teenagers youth youths baby babies infant infants toddler farmer farmers peasant peasants fisherman fishermen pedestrian pedestrians cyclist
motorist motorists suspect suspects attacker attackers bomber assailant inmate inmates prisoner prisoners detainee detainees bystander bystanders priest priests nun nuns judge mayor councilman lawyer deputy member members
mother father son daughter brother sister wife husband couple boss agent agents subversive subversives extremist extremists serviceman servicemen conscript conscripts recruit individual individuals human humans
american americans briton britons palestinian palestinians israeli israelis iraqi ukrainian ukrainians russian russians afghan chinese contractor contractors volunteer volunteers pupil pupils shopper worshipper worshippers pilgrim pilgrims climber climbers hiker hikers swimmer athlete fan fans player rider commander leader sergeant lieutenant corporal captain major colonel general official officials employee employees staff personnel homeless adult adults minor minors youngster schoolgirl schoolboy schoolchildren paramedic rescuer rescuers bandit bandits trooper troopers watchman bodyguard bodyguards cop cops merchant vendor vendors neighbor neighbors peasant worshiper islander others diplomat engineer technician survivor survivors reservist militiaman militiamen insurgent insurgents combatant combatants crew"""
GENERIC_PEOPLE = "people person persons others other individuals individual victim victims dead body bodies life lives death deaths fatality fatalities casualty casualties injured wounded missing injury injuries arrest arrests human humans toll killed"

# --- events -----------------------------------------------------------------------------------
# {measure: (past and participle of verbs done to people | their present | their -ing form | verbs of what people do | adjectives)}
PREDICATES = {
    "deaths": ("killed slain murdered executed assassinated beheaded massacred slaughtered hanged lynched gunned decapitated electrocuted incinerated crucified",
               "kills kill murders murder", "killing murdering slaying massacring executing assassinating", "died die dies dying perished perish perishes drowned drown drowns drowning succumbed suffocated", "dead killed deceased lifeless"),
    "injuries": ("injured wounded hurt maimed stabbed", "injures wounds hurts injure wound hurt", "injuring wounding hurting maiming", "", "injured wounded hurt"),
    "missing": ("", "", "", "disappeared vanished disappear", "missing unaccounted trapped disappeared"),
    "arrests": ("arrested detained captured apprehended jailed imprisoned rounded", "arrests detains arrest detain captures", "arresting detaining capturing apprehending jailing", "", "arrested detained"),
    "hospitalised": ("hospitalised hospitalized", "", "hospitalising hospitalizing", "", "hospitalised hospitalized"),
    "displaced": ("displaced uprooted", "displaces displace", "displacing uprooting", "fled flee fleeing", "displaced homeless"),
    "evacuated": ("evacuated", "evacuates evacuate", "evacuating", "", "evacuated"),
    "rescued": ("rescued freed saved", "rescues rescue frees saves", "rescuing saving freeing", "survived", "rescued"),
    "kidnapped": ("kidnapped abducted seized-hostage", "kidnaps abducts kidnap abduct", "kidnapping abducting", "", "kidnapped abducted hostage captive"),
    "infected": ("infected sickened poisoned", "infects sickens infect sicken", "infecting sickening poisoning", "", "infected sick ill sickened"),
    "protesters": ("", "", "", "protested marched demonstrated rallied gathered", ""),
    "buildings_destroyed": ("destroyed razed levelled leveled demolished flattened", "destroys destroy", "destroying razing flattening levelling leveling", "collapsed", "destroyed"),
    "buildings_damaged": ("damaged", "damages damage", "damaging", "", "damaged"),
    "area_burned": ("burned burnt scorched blackened charred consumed", "burns burn scorches", "burning scorching charring consuming blackening", "", "burned"),
}  # fmt: skip
# A counted noun that tells its measure by itself.
NOUN_MEASURES = {
    "deaths": "death deaths fatality fatalities dead killed corpse corpses bodies body lives life murders murder killings homicides slayings drownings suicides executions beheadings",
    "casualties": "casualty casualties",
    "injuries": "injury injuries injured wounded",
    "missing": "missing disappearances disappeared",
    "arrests": "arrest arrests arrested detained arrestees prisoners-taken",
    "hospitalised": "hospitalizations hospitalisations hospitalised hospitalized",
    "displaced": "displaced",
    "evacuated": "evacuated evacuations",
    "rescued": "rescued rescues",
    "kidnapped": "kidnapped abductees kidnappings abductions",
    "infected": "infections infected infection",
}
MEASURE_PHRASES = {
    "injuries": "suffered injuries | suffered minor injuries | suffered serious injuries | sustained injuries | sustained minor injuries | suffered burns | suffered slight injuries | were left injured | with injuries | suffered wounds | with gunshot wounds | have bullet wounds | had bullet wounds | with bullet wounds | have gunshot wounds | had gunshot wounds | suffered non - life",
    "deaths": """lost their lives | lost his life | lost her life | lost its life | lose their lives | losing their lives | were shot dead | was shot dead | shot dead | shot and killed | shot to death | stabbed to death | beaten to death | burned to death | crushed to death
        bled to death | burnt to death | found dead | feared dead | presumed dead | confirmed dead | pronounced dead | put to death | blown up | cut down | gunned down | killed in action | blown to pieces | hacked to death | trampled to death | riddled with bullets | dropped dead | starved to death | froze to death | frozen to death | tortured to death""",
    "missing": "unaccounted for | went missing | gone missing | still missing | reported missing | not been found | yet to be found | have not been heard from | whereabouts are unknown",
    "hospitalised": "taken to hospital | rushed to hospital | in hospital | taken to hospitals | admitted to hospital | taken to the hospital | hospital treatment | rushed to hospitals | treated in hospital | treated at hospital | in the hospital | were treated for | was treated for",
    "displaced": "fled their homes | forced from their homes | driven from their homes | left homeless | made homeless | forced to flee | fled the",
    "arrests": "taken into custody | in custody | rounded up | under arrest | placed under arrest | behind bars | taken in for questioning | taken prisoner",
    "kidnapped": "taken hostage | held hostage | held captive | taken captive | being held hostage",
    "evacuated": "forced to evacuate | told to evacuate | ordered to evacuate | moved to safety | told to leave | ordered to leave | moved to shelters | taken to shelters | forced to leave",
    "rescued": "pulled alive | pulled out alive | brought to safety | plucked from | pulled from the rubble alive | found alive | rescued alive",
    "infected": "fallen ill | fell ill | fell sick | fallen sick | tested positive | taken ill | made sick | became ill",
    "protesters": "took to the streets | taken to the streets",
}
# Nouns with "of" that give their measure to what follows: "the deaths of 18", "the loss of four lives".
# "freed 12 hostages and were holding 18": those not freed.
HELD = "holding hold holds held"
PHRASE_VERBS = "shot stabbed gunned beat burned hacked rounded took taken pulled plucked blown trampled"
NOUN_PHRASES = {
    "deaths": """deaths of | death of | killing of | killings of | murder of | murders of | loss of | bodies of | body of | massacre of | slaying of | assassination of | execution of | executions of | lives of | slaughter of | corpses of | remains of | death toll of | toll of | death toll at | toll at | toll to | mass murder of | funerals of | funeral of | funeral for | funerals for | burial of | drowning of | demise of | dead : | killed : | fatalities : | murderers of | assassins of | killers of | murder victims :""",
    "injuries": "wounding of | injuring of | injury of | injuries to | injury to | injuries of | wounds to | injured : | wounded :",
    "arrests": "arrest of | arrests of | detention of | detentions of | capture of | imprisonment of | jailing of",
    "missing": "disappearance of | disappearances of | search for | searching for | looking for | missing :",
    "kidnapped": "kidnapping of | abduction of | kidnappings of | abductions of",
    "rescued": "rescue of | release of",
    "evacuated": "evacuation of | evacuations of",
    "displaced": "displacement of",
    "hospitalised": "hospitalization of | hospitalisation of",
    "buildings_destroyed": "destruction of",
}
# After a number: "which raised to 40 the number of miners killed".
COUNT_OF = {"count": "the number of | the total of | the total number of"}
TOLL_WORDS = {
    "carried": "the number | the figure | the total | the tally | the count | that figure | that number | the overall total",
    "deaths": "death toll | toll | number of dead | number of deaths | number of people killed | number of fatalities | number killed | number of those killed | number of victims | number of the dead | body count | deaths | fatalities | dead | number of confirmed deaths | number of casualties-dead | numbers of dead",
    "injuries": "number of injured | number of wounded | number of injuries | number injured | number of people injured | injury toll | injuries | number of the injured | injured | wounded | number hurt",
    "missing": "number of missing | number of people missing | number missing | number of those missing | number of people unaccounted for | missing | number unaccounted for",
    "arrests": "number of arrests | number of people arrested | number arrested | number of detainees | arrests | number of those arrested",
    "casualties": "casualties | number of casualties | casualty toll",
    "infected": "number of cases | number of infections | case count | cases | infections | number of confirmed cases | caseload",
    "displaced": "number of displaced | number of refugees",
    "evacuated": "number of evacuees",
    "hospitalised": "number of people in hospital | number in hospital | hospitalisations | hospitalizations",
    "rescued": "number of survivors | number of people rescued",
    "containment": "containment",
}
CHANGE_UP = "rises rise rose risen rising climbs climb climbed climbing jumps jumped jump grew grows grow increased increases increase up soars soared reaches reached reach hits hit passes passed tops topped surges surged mounts mounted doubled raised raises exceeds exceeded surpasses surpassed raising bringing brings brought taking takes took pushing pushed stands stood stand put puts updated revised revises"
CHANGE_DOWN = "falls fell fall fallen falling drops dropped drop lowered lowers lower cut cuts reduced reduces down decreased decreases revised corrected declined dropping"
EARLIER = {
    "earlier": """from | up from | down from | earlier put at | previously put at | compared with | compared to | instead of | not the | rather than | earlier | previously | previous | had earlier put the toll at | initial | initially reported | earlier reported | initially
        first put at | previously reported | earlier said | previously said | originally reported | as opposed to | previous toll of | earlier toll of | earlier figure of | previous figure of | initial figure of | initial toll of | preliminary | an earlier figure of | an earlier count of | earlier count of | an initial count of | it had earlier said | replacing | not | previous count of | earlier estimate of | had put the toll at | originally | originally put at | lowered from | raised from | revised from | cut from | revised down from | revised up from | had initially said | initially said | had earlier said | had previously said | had first said | earlier reports of | earlier reports that | had been put at | had reported | previously announced | previously given as | earlier given as | previously reported as | first given as""",
}
INCREMENTS_BEFORE = "another further additional extra"
INCREMENTS_AFTER = "more additional new further extra"
OTHERS = "others other"
PARTS = {
    "part": "including | including at least | among them | among whom | among them at least | of them | of whom | of which | included | include | among those killed | among the dead were | among the dead are | among the dead | among the victims | among the victims were | among them were | includes | including up to | counting | they include | them | as well as among them | among those were | among those",
}
OF_THEM = {
    "part": "of them | of whom | of which | of those | of the dead | of the victims | of the killed | of the injured | of the wounded | of the deaths | of the missing | of those killed | of the arrested | of the detainees | of the bodies | of the fatalities | of these | of the casualties | of the total"
}
PERIODS = {
    "period": """in the last | in the past | over the last | over the past | in the previous | so far this | this week | this month | this year | a day | per day | each day | every day | in a single day | in one day | in a day | within 24 hours | in 24 hours | within 48 hours
        over 24 hours | daily | in the same period | since the start of the year | since the beginning of the year | in a 24-hour | in the 24 hours | over a 24 - hour | in a 24 - hour | during the past | during the last | on a single day | every year | each year | a year | per year | annually | every week | every month | a week | a month""",
}
PERIOD_OPENERS = {
    "period": "in the last | in the past | over the last | over the past | during the last | during the past | within the last | within the past | in the previous | so far this | in the 24"
}
AS_OF_WORDS = {"as of": "as of | as at | by late | by early"}
TIME_WORDS = "morning afternoon evening night noon midnight today yesterday early late local time"
FEARED = "feared fear fears presumed believed may might could possibly suspected thought probably likely threatened"
CONFIRMED = "confirmed confirms confirm confirming verified identified"
TOLL_HEADS = (
    "toll tolls death deaths dead fatalities casualties number injured wounded missing injuries arrests cases"
)
CLAUSE_BREAKS = "while whereas but ; although though whilst"
WHO = "who that which whom"

# --- who says it ------------------------------------------------------------------------------
SAID = """said says say saying told tells reported reports report confirmed confirms announced announces stated states added adds claimed claims estimated estimates declared acknowledged admitted noted notes tweeted wrote
put puts insisted revealed disclosed informed indicated warned warns explained acknowledges recorded quoted citing cited believes believe asserted alleged posted counts counted counting tallied"""
ACCORDING = {
    "according": "according to | citing | as reported by | quoting | based on figures from | quoted by | announced by | reported by | confirmed by | figures from | data from | information from"
}
ROLES = """police officials official authorities authority ministry minister spokesman spokeswoman spokesperson department governor mayor president army military hospital hospitals agency office service services rescuers firefighters
witnesses witness residents doctors medics prosecutors prosecutor chief commander general colonel organisers organizers government council administration coastguard guard brigade union group rebels court sources source reports media
navy forces sheriff coroner investigators emergency workers defence defense director committee press secretary institute centre center commission organisation organization activists monitors observatory ambassador embassy operator company airline protection captain head bureau board team corps federation spokespeople survivors villagers neighbours locals official's premier chancellor king leader leaders lawyer lawyers battalion garrison police's judge correspondent newspaper station agency's radio television news bulletin communique eyewitnesses eyewitness witnesses officers crescent cross nations network"""
BY_WORDS = "by"

# --- where and when ---------------------------------------------------------------------------
PLACE_PREPOSITIONS = "in at near outside off across throughout inside"
NOT_PLACES = "english spanish french german parliament congress twitter facebook telegram god islam christmas easter ramadan police army court hospital friday covid monday tuesday wednesday thursday saturday sunday reuters afp efe ap bbc university school"
SINCE_WORDS = "since"
SUBORDINATORS = "since after before when because where until which who"
WHEN_WORDS = "when"
NOT_PAST_BEFORE = "by until till to before through"
THEM_WORDS = "them whom which those these"
BACKGROUND = {
    "background": """years ago | year ago | decades ago | months ago | last year | last month | in recent years | centuries ago | a century ago | in world war | during world war | anniversary | decade ago | a generation ago | last decade | last century | since independence | previous year | years earlier | year earlier | in a similar | world war ii | second world war | first world war | in the past decade""",
}
NOBODY = "nobody no-one"
NO_WORDS = {
    "none": "no | zero | without | no reports of | no reported | no immediate reports of | without any"
}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
COMPARISONS = "than as"
INDEFINITE = "a an"
ACTORS = "forces police troops soldiers gunmen gunman militants rebels army military bomber attacker attackers guerrillas terrorists fighters insurgents militia militiamen guards officers bandits assailants subversives extremists paramilitaries jihadists separatists gang gangs security cartel terrorist suspects"

# {unit: its names}; an "s" is added to the last word of each for the plural.
UNITS = {
    "percent": "percent | per cent | percents | percentage | per-cent", "percentage point": "percentage point | percent point", "basis point": "basis point", "point": "point",
    "second": "second | sec", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade", "century": "century | centurie", "fortnight": "fortnight",
    "mile": "mile", "nautical mile": "nautical mile", "kilometre": "kilometer | kilometre", "metre": "meter | metre", "centimetre": "centimeter | centimetre", "millimetre": "millimeter | millimetre", "nanometre": "nanometer | nanometre", "micrometre": "micrometer | micrometre | micron",
    "foot": "foot | feet", "inch": "inch | inche", "yard": "yard | yd", "light year": "light year | light - year", "furlong": "furlong", "fathom": "fathom",
    "square kilometre": "square kilometer | square kilometre | sq km | km squared | square km", "square metre": "square meter | square metre | sq m | square m", "square mile": "square mile | sq mi | sq mile", "square foot": "square foot | square feet | sq ft", "square yard": "square yard", "square centimetre": "square centimetre | square centimeter",
    "cubic metre": "cubic meter | cubic metre | m cubed | cubic m", "cubic foot": "cubic foot | cubic feet", "cubic centimetre": "cubic centimeter | cubic centimetre | cc", "cubic kilometre": "cubic kilometre | cubic kilometer",
    "acre": "acre", "hectare": "hectare | ha", "kilogram": "kilogram | kilo | kilogramme", "gram": "gram | gramme", "milligram": "milligram", "microgram": "microgram", "ton": "ton", "tonne": "tonne | metric ton | metric tonne", "pound-mass": "pound - mass | lb", "ounce": "ounce | fluid ounce | fl oz | US fluid ounce", "stone": "stone",
    "kiloton": "kiloton", "megaton": "megaton", "litre": "liter | litre", "millilitre": "milliliter | millilitre", "gallon": "gallon | US gallon", "pint": "pint | US pint", "quart": "quart | US quart", "barrel": "barrel", "barrel of oil": "barrels of oil | barrel of oil", "cup": "cup", "bushel": "bushel",
    "mile per hour": "mile per hour | miles per hour | miles an hour | mile an hour | mile - an - hour | mile - per - hour", "kilometre per hour": "kilometers per hour | kilometres per hour | km per hour | km / h | km / hr | kilometres an hour | kilometers an hour | km an hour", "mile per gallon": "miles per gallon | mile per gallon", "knot": "knot", "metre per second": "metres per second | meters per second | m / s", "mach": "mach",
    "watt": "watt", "kilowatt": "kilowatt", "megawatt": "megawatt", "gigawatt": "gigawatt", "terawatt": "terawatt", "kilowatt hour": "kilowatt hour | kilowatt - hour", "megawatt hour": "megawatt hour | megawatt - hour", "gigawatt hour": "gigawatt hour | gigawatt - hour", "terawatt hour": "terawatt hour | terawatt - hour", "volt": "volt", "ampere": "amp | ampere", "ohm": "ohm", "joule": "joule", "horsepower": "horsepower", "newton": "newton", "newton metre": "newton metre | newton meter", "pound-foot": "pound - feet | pound - foot | pound feet", "foot pound-force": "lb - ft | lb ft",
    "hertz": "hertz", "kilohertz": "kilohertz", "megahertz": "megahertz", "gigahertz": "gigahertz", "decibel": "decibel", "byte": "byte", "kilobyte": "kilobyte", "megabyte": "megabyte", "gigabyte": "gigabyte", "terabyte": "terabyte", "bit": "bit", "megabit": "megabit", "gigabit": "gigabit", "pascal": "pascal", "gigapascal": "gigapascal", "millibar": "millibar", "calorie": "calorie", "carat": "carat", "megapixel": "megapixel", "pixel": "pixel",
    "degree celsius": "degree celsius | degrees celsius | celsius | degrees c | degree c | degrees centigrade | centigrade | c", "degree fahrenheit": "degrees fahrenheit | degree fahrenheit | fahrenheit | degrees f | degree f | f", "degree": "degree", "kelvin": "kelvin",
    "magnitude": "magnitude | - magnitude", "dollar": "dollar | us dollar | U.S. dollar | buck | american dollar", "cent": "cent", "pence": "pence | penny | p", "pound sterling": "pound | pound sterling | pounds sterling | quid | british pound", "euro": "euro", "japanese yen": "yen | japanese yen", "chinese yuan": "yuan | renminbi | chinese yuan", "rupee": "rupee", "rouble": "rouble | ruble", "shekel": "shekel | israeli shekel", "peso": "peso", "franc": "franc", "krona": "krona | kronor", "krone": "krone | kroner | crown", "real": "reais", "rand": "rand", "lira": "lira", "won": "won", "ringgit": "ringgit", "sen": "sen", "baht": "baht", "dirham": "dirham", "riyal": "riyal", "naira": "naira", "hryvnia": "hryvnia", "zloty": "zloty | zlotys", "forint": "forint", "mark": "deutsche mark | german mark", "tenge": "tenge", "taka": "taka", "dong": "dong", "shilling": "shilling", "bitcoin": "bitcoin", "dinar": "dinar", "baker's dozen": "baker's dozen",
}  # fmt: skip
# A unit whose word also names another: pounds are of weight beside the first words, of money before the second.
UNIT_TWINS = {"pound sterling": "pound-mass"}
WEIGHT_WORDS = "weigh weighs weighed weighing weight weights heavier lighter overweight ounce ounces kilogram kilograms kilogrammes kilos kg lb lbs"
MONEY_NOUNS = """debt debts damage damages saving savings money cash tax taxes loss losses aid investment investments funding funds fund spending cut cuts cost costs income revenue revenues sales public
taxpayers taxpayers' taxpayer assets deposit deposits loan loans fine fines fee fees credit lottery business trade profit profits sterling compensation support benefits rent pay wages prize prizes deal deals contract contracts
bill bills ticket tickets bonus note notes coin coins budget grant package donation project house home mansion price reward bid stake takeover bribe bribes"""
# Nationality before a currency: "Danish crowns", "Australian dollars".
CURRENCY_ADJECTIVES = {
    "danish": "danish", "swedish": "swedish", "norwegian": "norwegian", "australian": "australian", "canadian": "canadian", "singapore": "singapore", "mexican": "mexican", "indian": "indian", "pakistani": "pakistani", "swiss": "swiss", "hong kong": "hong-kong", "malaysian": "malaysian", "turkish": "turkish", "russian": "russian", "argentine": "argentine", "colombian": "colombian", "new zealand": "new-zealand", "philippine": "philippine", "jamaican": "jamaican", "brazilian": "brazilian", "egyptian": "egyptian", "lebanese": "lebanese", "syrian": "syrian", "czech": "czech", "icelandic": "icelandic",
}  # fmt: skip
MONEY_UNITS = """dollar cent pence euro rupee rouble shekel peso franc krona krone real rand lira won ringgit sen baht dirham riyal naira hryvnia zloty forint mark tenge taka dong shilling bitcoin dinar"""
# Words besides numbers and predicates that make a sentence worth reading.
GATE = "toll casualties nobody fatalities injuries deaths dead body bodies zero third half quarter hundredth thousandth trillionth couple"

# Told by the noun where no verb tells more.
WEAK_MEASURES = {
    "protesters": "protesters",
    "protestors": "protesters",
    "demonstrators": "protesters",
    "marchers": "protesters",
    "troops": "troops",
    "votes": "votes",
    "ballots": "votes",
    "survivors": "rescued",
    "refugees": "displaced",
    "hostages": "kidnapped",
    "hostage": "kidnapped",
    "captives": "kidnapped",
    "evacuees": "evacuated",
    "detainees": "arrests",
    "cases": "infected",
    "patients": "hospitalised",
}
# --- how events are read ----------------------------------------------------------------------
BEFORE_GAPS = "the another some all up as these those their his its further a an additional other about"
NONE_OF = {"none": "none of the | none of | neither of the | neither of"}
# Before a verb that tells what did not happen.
UNREAL = {"unreal": "would have | would not have | would surely have"}
PASSIVE_AUXILIARIES = "was were is are be been being got get gets those people"
PASSED_OVER = "who that also both all and or the a an of other others more them whom people in 's to as mostly most many aged including including ( ) \" “ ” ' s"
ASIDES = "including most many some mostly among all who aged mainly both at one two three four five six seven eight nine ten and a excluding besides not apart"
OBJECT_STARTS = "a an the his her its their at several dozens hundreds some two three four five six seven eight nine ten eleven twelve themselves"
TOLL_LINKS = "to at of from is was reached reaching reach reaches hit hits now stands stood : as over passed tops topped rose passes exceeds exceeded climbs put - been were by past and surpassed surpasses jumps "
INFINITIVES = "to"
NOT_PERIOD_BEFORE = "of"
PASSING = "passed passes passing crossed"
COMPANY = {"with": "with | along | together | as well | as well as"}
LIST_WORDS = "and , as well plus & or another with along together including his her their"
BUILDINGS = "home homes house houses building buildings structure structures residence residences school schools shop shops apartment apartments church churches dwelling dwellings outbuildings outbuilding cabin cabins property properties business businesses hut huts mosque mosques bridge bridges warehouse warehouses store stores barn barns factory factories restaurant restaurants hotel hotels"
NOT_PEOPLE = """car cars vehicle vehicles truck trucks bus buses train trains plane planes aircraft helicopter helicopters ship ships boat boats vessel vessels drone drones missile missiles rocket rockets tank tanks bomb bombs weapon weapons rifle rifles gun guns
country countries city cities town towns village villages state states province provinces area areas region regions district districts road roads street streets site sites place places location locations camp camps
time times game games goal goals match matches point points job jobs share shares company companies party parties team teams group groups unit units seat seats flight flights attack attacks blast blasts explosion explosions strike strikes raid raids incident incidents clash clashes shot shots bullet bullets
year years month months week weeks day days hour hours minute minutes second seconds cattle cow cows dog dogs horse horses sheep bird birds animal animals fish whale whales elephant elephants chicken chickens goats goat pig pigs pets dolphins
trees tree firm firms issue issues question questions side sides part parts way ways thing things case law laws bill bills fire fires wildfire wildfires storm storms earthquake earthquakes tornado tornadoes quake aftershocks engine engines crews
photo photos image images film films book books song songs document documents report reports word words letter letters page pages item items dollar dollars percent metres meters floors floor storey storeys stories room rooms bed beds hospital hospitals tests test dose doses vaccine vaccines republic republics nation nations term terms branch branches farm farms office offices station stations pylon pylons pole poles tower towers line lines post posts plant plants bank banks window windows round rounds lap laps set sets degree degrees cases card cards department departments building's occasion occasions source sources operation operations reason reasons"""
AREA_UNITS = ("acre", "hectare", "square mile", "square kilometre")
FIRE_WORDS = "fire fires wildfire wildfires blaze blazes burned burnt burning burn scorched charred blackened acres flames bushfire bushfires inferno containment contained perimeter"
CONTAINMENT_WORDS = "contained containment contain"
EARLIER_CLAUSE = {
    "earlier": "earlier version | previous version | an earlier report | earlier reports | earlier toll | previous toll"
}
# After a number that tells how far two counts lie apart.
DIFFERENCES = {"difference": "fewer than | less than | more than | lower than | higher than | fewer | less"}
AMONG = {
    "deaths": "among the dead were | among the dead are | among the dead | among those killed were | among those killed | the dead include | the dead included | among the victims were | among the fatalities",
    "injuries": "among the injured were | among the injured are | among the injured | among the wounded were | among the wounded | the injured include | the injured included",
    "missing": "among the missing were | among the missing are | among the missing | the missing include",
    "arrests": "among those arrested were | among those arrested | among the detainees",
}
AMONG_WORDS = "among"
EARLIER_AFTER = {
    "earlier": "a day earlier | earlier put | previously reported | reported earlier | as first reported | as previously | announced earlier | given earlier | a day before | the day before | hours earlier"
}
# --- how names are read -----------------------------------------------------------------------
REFLEXIVES = ""
NOT_SAID_NEAR: dict[str, str] = {
    "claimed": "lives life responsibility victory",
    "claims": "lives life",
    "put": "out",
    "added": "to",
    "posted": "outside at",
}
SAID_GAPS = (
    "has have had also previously earlier later now then initially reportedly officially already later on was"
)
INVERTED_AFTER = ", ” \" ’ ' »"
NAME_EDGES = "the a an that and of for in at on but as 's . , ' from to - when after"
NAME_LINKS = "of for in de del la los las el and al at"
PRONOUNS = "he she they it"
THAT_WORDS = "that"
HERE = {
    "here": "here | in the city | in the capital | in this city | in this capital | in town | in the town | in this town"
}
# Kinds of places that a name may end in or not: "Tarin Valley" and "the Tarin valley" are one.
PLACE_TAILS = "valley district province region prefecture governorate municipality"
PLACE_FILLERS = "the a city town village province state region district capital of northern southern eastern western central north south east west northeastern northwestern southeastern southwestern northeast northwest southeast southwest city's suburb outskirts port coast island county area neighbourhood neighborhood department municipality nearby neighboring neighbouring far greater downtown country"
PLAIN_WORDS = "addition attack attacks case cases fact order hospital front place different various recent several two three four connection response turn accordance clashes combat action actions general particular this that his her their its part charge"
