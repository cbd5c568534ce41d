"""Words that tell little, as data for the comparing of sentences, in English and Spanish."""

from __future__ import annotations

_NUMBER_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand
    million billion dozen dozens hundreds thousands scores cero un una uno dos tres cuatro cinco seis
    siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte
    veintiún veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho
    veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil millón millones
    decenas docena docenas centenares cientos miles
    """
NUMBER_WORDS = frozenset(_NUMBER_WORDS.split())
# Words that any report of harm may use: sharing them does not make two reports one.
_COMMONPLACE = """
    a an the of in on at to by for from with and or as is are was were be been being has have had it its
    his her their they he she who that this these those which after before when while than more least
    about over not no but into up out off says say said told according reported people person persons men
    women man woman killed kills kill killing dead death deaths die dies died injured injuring hurt
    wounded missing toll new latest live another others other some many early late morning night evening
    day week police officials official monday tuesday wednesday thursday friday saturday sunday today
    yesterday el la los las de del en y o al por para con que se su sus lo un una es son fue fueron ha han
    hay tras más menos según informó dijo este esta hoy ayer personas persona muertos muerto muertes
    murieron fallecidos fallecieron heridos herido heridas desaparecidos resultaron dejó deja lunes martes
    miércoles jueves viernes sábado domingo última hora policía
    """
COMMONPLACE = frozenset(_COMMONPLACE.split())
# Nouns that say only "people": a figure of them may be one with a figure of workers or of children.
_ANYONE = """
    people person persons human life live lives body bodies victim victims dead death deaths fatality
    fatalities casualty casualties injury injuries injured wounded missing other others resident residents
    case cases persona personas muerto muertos muerte muertes fallecido fallecidos herido heridos
    desaparecido desaparecidos víctima víctimas vida vidas cuerpo cuerpos cadáver cadáveres detenido
    detenidos arrest arrests detainee detainees survivor survivors
    """
ANYONE = frozenset(_ANYONE.split())
# Words that are written with a capital and name neither a place nor a person.
_CALENDAR = """
    january february march april may june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre monday tuesday wednesday thursday friday saturday sunday north south
    east west northern southern eastern western minister ministry president governor mayor police army
    navy government state department agency chief general ministerio ministro presidente gobierno
    gobernador alcalde policia guardia civil proteccion salud interior defensa reuters afp efe dpa
    xinhua bbc ap live update updates officials people
    """
CALENDAR = frozenset(_CALENDAR.split())
