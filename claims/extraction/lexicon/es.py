# ruff: noqa: E501
"""Spanish. Words part at spaces, phrases at `|` or line ends; acute accents are folded away. `lexicon/en.py` has the same tables."""

from __future__ import annotations

DECIMAL_COMMA = True
VERB_FIRST = True

# --- numerals ---------------------------------------------------------------------------------
CARDINALS = {
    "cero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19,
    "veinte": 20, "veintiún": 21, "veintiuno": 21, "veintiuna": 21, "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25,
    "veintiséis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
    "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "doscientas": 200, "trescientos": 300, "trescientas": 300,
    "cuatrocientos": 400, "cuatrocientas": 400, "quinientos": 500, "quinientas": 500, "seiscientos": 600, "seiscientas": 600, "setecientos": 700,
    "setecientas": 700, "ochocientos": 800, "ochocientas": 800, "novecientos": 900, "novecientas": 900,
}  # fmt: skip
SCALES = {
    "mil": 1000,
    "millón": 10**6,
    "millones": 10**6,
    "millon": 10**6,
    "billón": 10**12,
    "billones": 10**12,
    "trillón": 10**18,
    "trillones": 10**18,
    "millardo": 10**9,
    "millardos": 10**9,
    "mill": 10**6,
    "mdp": 10**6,
    "mdd": 10**6,
}
SHORT_SCALES = {"k": 1000, "m": 10**6, "mm": 10**6, "g": 10**9, "t": 10**12, "b": 10**12}
GROUPS = {
    "docena": 12,
    "dz": 12,
    "docenas": 12,
    "par": 2,
    "decena": 10,
    "centenar": 100,
    "millar": 1000,
    "veintena": 20,
    "treintena": 30,
    "quincena": 15,
    "cuarentena": 40,
    "cincuentena": 50,
}
VAGUE = {
    "decenas": (12, 120),
    "docenas": (12, 120),
    "centenares": (100, 1000),
    "cientos": (100, 1000),
    "miles": (1000, 10_000),
    "millares": (1000, 10_000),
    "millones": (10**6, 10**7),
    "centenas": (100, 1000),
    "veintenas": (20, 200),
}
FRACTIONS = {
    "medio": 2, "media": 2, "medios": 2, "medias": 2, "mitad": 2, "tercio": 3, "tercios": 3, "tercera": 3, "terceras": 3, "cuarto": 4, "cuartos": 4, "cuarta": 4, "cuartas": 4, "quinto": 5, "quintos": 5, "quinta": 5, "quintas": 5,
    "sexto": 6, "sextos": 6, "séptimo": 7, "séptimos": 7, "octavo": 8, "octavos": 8, "noveno": 9, "novenos": 9, "décimo": 10, "décimos": 10, "décima": 10, "décimas": 10, "centésimo": 100, "centésimos": 100, "milésimo": 1000, "milésimos": 1000, "veintiunavo": 21, "veintiunavos": 21, "cincoavos": 5, "dosmilésimos": 2000, "millonésimas": 10**6, "doceavo": 12, "doceavos": 12, "veinteavo": 20, "veinteavos": 20,
}  # fmt: skip
HALVES = "medio media mitad"
ARTICLES = "un una"
ANDS = "y e"
POINTS = "coma punto con"
SIGNS = {"menos": -1}
SEVERAL = "varios varias algunos algunas unos unas pocos pocas"
OF_WORDS = "de del"
LENGTH_WORDS = "de largo altura alto ancho profundidad ( lisos vallas"
HALF_BEFORE = "de del millón millones docena docenas hora centenar millar año siglo kilómetro kilo litro milla vuelta tonelada hectárea metro"
NOT_HALF_AFTER = "clase edad por en a y primera segunda oriente punto"
FRACTION_BEFORE = "de del por"
# "One" that is mostly an article.
ARTICLE_ONES = "un una"
ONE_WORDS = "un uno una"
NEGATIONS = "ni"
NOT_NEGATED = "sino"
NOT_ONE_AFTER = "cada ningún ninguno ninguna algún alguno alguna el la este ese aquel esta esa otro otra ni"
NOT_ONE_BEFORE = "a al otro otra que ha han había y o , . ; : ! ? ) es era fue son se lo no poco vez sola gran nuevo nueva mismo misma"

# --- joins ------------------------------------------------------------------------------------
RANGE_BETWEEN = "entre"
RANGE_TO = "a hasta - – — ~"
RANGE_FROM = "de desde del"
RANGE_OR = "o u"
BETWEEN_RANGE = "unos unas el la los las casi"
TWO_UNIT_LINKS = "y e & con coma"
TWO_UNITS = {
    ("foot", "inch"): 12,
    ("pound-mass", "ounce"): 16,
    ("dollar", "cent"): 100,
    ("euro", "cent"): 100,
    ("peso", "cent"): 100,
}
OUT_OF = {"ratio": "de cada | en cada | sobre", "of": "de los | de las | de sus | de un total de | de entre"}

# --- bounds -----------------------------------------------------------------------------------
BOUNDS_BEFORE = {
    "at_least": """al menos | por lo menos | como mínimo | cuando menos | a lo menos | mínimo | un mínimo de | no menos de | nada menos que | mayor o igual que | mayor o igual a | mayores o iguales a | mayores o iguales que | igual o mayor que | igual o mayor a | igual o superior a | superior o igual a | superiores o iguales a | iguales o superiores a | >= | ≥ | a partir de""",
    "more_than": """más de | más que | por encima de | superior a | superiores a | superan | supera | superó | superaron | superado | superando | superar | supere | sobrepasa | sobrepasan | sobrepasó | excede | exceden | excedió | rebasa | rebasan | rebasó | rebasaron | mayor que | mayor de | mayor a | mayores que | mayores de | mayores a | más alto que | más alta que | más altas que | superiores al | más altos que | más grande que | algo más de | poco más de | bastante más de | mucho más de | muy por encima de | superan los | supera los | superan las | supera las | superó los | superó las | pasan de | pasó de | arriba de | > | rebasa los | rebasa las | rebasan los | más allá de | superior al | cruza""",
    "at_most": """como máximo | como mucho | a lo sumo | hasta | no más de | un máximo de | máximo | máximo de | menor o igual que | menor o igual a | menores o iguales a | menores o iguales que | igual o menor que | igual o menor a | igual a o menor que | igual o inferior a | inferior o igual a | inferiores o iguales a | <= | ≤ | no superior a | tope de""",
    "less_than": """menos de | por debajo de | inferior a | inferiores a | menor que | menor de | menor a | menores que | menores de | menores a | más bajo que | más baja que | más bajas que | inferiores al | más bajos que | algo menos de | poco menos de | bastante menos de | < | no llegan a | no llega a | no alcanza los | no alcanzan los | debajo de | abajo de""",
    "about": """unos | unas | alrededor de | cerca de | aproximadamente | en torno a | en torno al | aproximado de | un promedio de | en promedio | una media de | promedio de | cercano a | cercana a | cercanos a | próximo a | aproximado | sobre | estimado en | estimada en | estimados | se estima que | estimaciones de | cosa de | algunos | algunas | del orden de | en torno de | hacia | ~ | ≈ | aproximada de | más o menos | de unos | de unas | algo así como | una estimación de | calculados en | calculado en | rondan los | ronda los | rondan las | ronda las | rondaría los | ronda | rondan | tal vez | quizá | quizás""",
    "nearly": "casi | cerca de | prácticamente | poco menos | rozan los | roza los | se acerca a | se acercan a | casi unos",
    "exact": "exactamente | sólo | solo | solamente | un total de | total de | en total | precisamente | justo | justamente | apenas | tan solo | tan sólo | otros | otras | los | las | igual a | nada más",
}  # fmt: skip
BOUNDS_AFTER = {
    "at_least": "o más | y más | o superior | o superiores | como mínimo | por lo menos | al menos | cuando menos | + | o mayor | o mayores | o igual | y contando | mínimo",
    "at_most": "o menos | como máximo | como mucho | a lo sumo | o inferior | máximo | o menor | o menores",
    "about": "aproximadamente | y pico | más o menos | aprox",
}
BOUND_LINKS = "y e pero ,"
THAN_WORDS = "que de a"
OVER_WORDS = "sobre"
PERCENT_STARTS = "por"
BOUND_GAPS = "el la los las a"
HYPHEN_BOUNDS = "sub"
NOT_BOUND_AFTER = {
    "sobre": "habla hablan ley dos",
    "los": "",
    "las": "",
    "otros": "",
    "otras": "",
    "mínimo": "el salario",
    "máximo": "el",
    "hacia": "",
    "algunos": "",
    "hasta": "desde",
}
BOUND_HEDGES = "ya posiblemente quizá quizás probablemente ahora solo sólo"

# --- what is no quantity ----------------------------------------------------------------------
MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene feb mar abr may jun jul ago sep sept oct nov dic"
WEEKDAYS = "lunes martes miércoles jueves viernes sábado domingo lun mar mié jue vie sáb dom"
MONTH_LINK = "de del"
CLOCK = "a.m. p.m. am pm h hs hrs gmt horas"
CLOCK_BEFORE = "las la"
CLOCK_AT = ""
CLOCK_LEAD = "a desde hacia sobre"
ORDINAL_SUFFIXES = "º ª o a er ro do to avo"
LABELS = """actualización actualizaciones número num núm n.º nº vuelo artículo artículos capítulo canal ruta carretera autopista autovía nacional comarcal provincial kilómetro km habitación sala fase nivel tipo modelo grupo fórmula ventanas
categoría página párrafo párrafos grado título paso etapa parte volumen vol episodio temporada acto fila asiento puerta línea carril salida distrito zona unidad apartamento piso versión generación iphone ipad galaxy playstation xbox boeing airbus área día semana juego ronda partido regla enmienda
resolución ley proyecto fortune ibex ftse s&p nasdaq dax nikkei cac dow liga guerra archivo caso figura tabla pregunta lote código error huracán edificio bloque muelle terminal pista escuadrón brigada batallón regimiento convoy punto avenida calle km. kilómetro sub teléfono emergencias"""
LEVELS = "nivel niveles fase fases etapa etapas"
LEVEL_LINKS = "- – / y o a"
UNIT_MODIFIERS = ""
SMALL_LABELS = "actualización artículo capítulo canal ruta carretera autopista autovía nacional comarcal provincial kilómetro vuelo página párrafo fase versión s&p sub teléfono emergencias número núm km nivel grado categoría"
STREETS = "calle avenida paseo plaza camino"
SCORE_WORDS = "ganó ganaron gana ganar perdió pierde perder venció vence derrotó derrota empató empate empataron victoria marcador goles venciendo goleó goleada resultado ida vuelta global tanda penaltis set"
YEAR_BEFORE = "en de del desde hasta año años durante entre y a para por verano invierno otoño primavera temporada curso elecciones"
ABBREVIATIONS = "sr sra srta dr dra gral cnel tte sgto cap ing lic prof art núm num no pág av avda ee.uu ee uu st mons excmo"

# --- units, money, ages -----------------------------------------------------------------------
UNITS = {
    "percent": "por ciento | por cien | porciento | por mil-", "percentage point": "punto porcentual | puntos porcentuales", "point": "punto", "basis point": "punto básico | puntos básicos",
    "second": "segundo | seg", "minute": "minuto", "hour": "hora", "day": "día", "week": "semana", "month": "mes | meses", "year": "año", "decade": "década", "century": "siglo", "fortnight": "quincena",
    "mile": "milla", "nautical mile": "milla náutica | millas náuticas", "kilometre": "kilómetro", "metre": "metro", "centimetre": "centímetro", "millimetre": "milímetro", "micrometre": "micra", "foot": "pie", "inch": "pulgada", "yard": "yarda", "light year": "año luz | años luz",
    "square kilometre": "kilómetro cuadrado | kilómetros cuadrados | km cuadrados", "square metre": "metro cuadrado | metros cuadrados", "square mile": "milla cuadrada | millas cuadradas", "square foot": "pie cuadrado | pies cuadrados", "square centimetre": "centímetro cuadrado | centímetros cuadrados",
    "cubic metre": "metro cúbico | metros cúbicos", "cubic foot": "pie cúbico | pies cúbicos", "cubic centimetre": "centímetro cúbico | centímetros cúbicos", "cubic hectometre": "hectómetro cúbico | hectómetros cúbicos",
    "acre": "acre", "hectare": "hectárea | has | ha", "kilogram": "kilogramo | kilo", "gram": "gramo", "milligram": "miligramo", "tonne": "tonelada", "metric ton": "tonelada métrica | toneladas métricas | t . métrica | t.métrica", "pound-mass": "libra de peso", "ounce": "onza",
    "litre": "litro", "millilitre": "mililitro", "centilitre": "centilitro", "gallon": "galón | galones", "barrel": "barril | barriles", "barrel of oil": "barriles de petróleo | barriles de crudo", "cup": "taza",
    "kilometre per hour": "kilómetros por hora | km por hora | km / h | kilómetro por hora", "mile per hour": "millas por hora", "metre per second": "metros por segundo", "knot": "nudo",
    "watt": "vatio", "kilowatt": "kilovatio", "megawatt": "megavatio", "gigawatt": "gigavatio", "kilowatt hour": "kilovatio hora | kilovatios hora | kilovatio - hora | kilovatios - hora", "megawatt hour": "megavatio hora | megavatios hora", "volt": "voltio", "horsepower": "caballo de fuerza | caballos de fuerza | cv",
    "hertz": "hercio", "decibel": "decibelio", "byte": "byte", "kilobyte": "kilobyte", "megabyte": "megabyte", "gigabyte": "gigabyte", "terabyte": "terabyte", "bit": "bit", "kilobit": "kilobit", "megabit": "megabit", "calorie": "caloría", "turn": "vuelta",
    "degree celsius": "grados celsius | grado celsius | celsius | grados centígrados | grado centígrado | centígrados | grados c | grados c.", "degree fahrenheit": "grados fahrenheit | grado fahrenheit | fahrenheit | grados f", "degree": "grado", "kelvin": "kelvin | kelvins", "magnitude": "magnitud",
    "dollar": "dólar | dólares | dólar estadounidense | dólares estadounidenses | dolares | dólares americanos | usd", "cent": "centavo | céntimo | centimo", "pence": "penique", "pound sterling": "libra | libra esterlina | libras esterlinas", "euro": "euro", "japanese yen": "yen | yenes", "chinese yuan": "yuan | yuanes", "rupee": "rupia", "rouble": "rublo", "shekel": "shekel", "peso": "peso", "franc": "franco", "krona": "corona", "real": "real brasileño | reales", "lira": "lira", "won": "won | wones", "bolivar": "bolívar | bolívares", "sol": "soles", "guaraní": "guaraní | guaraníes", "quetzal": "quetzal | quetzales", "lempira": "lempira", "boliviano": "boliviano", "córdoba": "córdoba", "rand": "rand", "dinar": "dinar | dinares", "dirham": "dirham | dírham", "peseta": "peseta", "bitcoin": "bitcoin", "mark": "marco alemán | marcos alemanes", "riyal": "riyal",
}  # fmt: skip
UNIT_TWINS: dict[str, str] = {}
WEIGHT_WORDS = ""
MONEY_NOUNS = ""
MONEY_UNITS = "dollar cent pence euro rupee rouble shekel peso franc krona real lira won bolivar sol guaraní quetzal lempira boliviano córdoba rand dinar dirham peseta bitcoin mark"
CURRENCY_ADJECTIVES = {
    "mexicanos": "mexican", "mexicano": "mexican", "argentinos": "argentine", "argentino": "argentine", "colombianos": "colombian", "chilenos": "chilean", "uruguayos": "uruguayan", "dominicanos": "dominican", "cubanos": "cuban", "canadienses": "canadian", "australianos": "australian", "suizos": "swiss", "suecas": "swedish", "danesas": "danish", "noruegas": "norwegian", "checas": "czech", "turcas": "turkish", "indias": "indian", "rusos": "russian", "filipinos": "philippine",
}  # fmt: skip
PER_WORDS = "por al cada a"
LOOSE_PER = "cada"
PER_NOUNS = "día semana mes año hora minuto segundo acción barril tonelada persona noche litro kilo habitante"
AGE_WORDS = {
    "year of age": "años de edad | año de edad | añitos | años de vida",
    "month of age": "meses de edad | mes de edad",
    "week of age": "semanas de edad",
    "day of age": "días de edad | días de nacido | días de vida",
}
AGE_OF = "de"
AGE_TOPICS = {"age": "esperanza de vida | edad media | edad mediana | edad promedio | edad de jubilación"}
AGE_BEFORE = "edad"
AGE_LETTERS = ""
AGE_AFTER = "cuando"
AGE_VERBS = "cumplió cumple"
PERSONS = "él ella que quien"
CAPITAL_SYMBOLS = "W C V K J N"
NOT_RATE_BEFORE = "antes después atrás"
UNSURE_UNITS = ""
UNIT_LINKS = "a desde por y que hasta"
TIMES_WORDS = "veces"
UNITS_BEFORE = {"magnitud": "magnitude"}
UNSURE_SYMBOLS = "in m a A C F K L l t h s g p W V B b J ha ac mi bar PS min hr cal ms bp mb Ma Pa lb sec S"
AFTER_SYMBOLS = "de por y al a en"

# --- noun phrases -----------------------------------------------------------------------------
ONE_LEADS = "un una otro otra"
DETERMINERS = "el la los las un una unos unas sus su mi tu nuestro nuestra este esta estos estas ese esa esos esas todos todas otros otras ambos ambas lo"
NOUN_GAPS = """más otros otras nuevos nuevas adicionales los las el la a al sus primeros primeras últimos últimas
antiguos antiguas grandes pequeños pequeñas presuntos presuntas supuestos supuestas diferentes distintos distintas principales altos altas posibles viejos viejas"""
NOT_NOUN_FIRST = """de del en por para con sin sobre ante desde hasta entre hacia según contra durante y o u e ni que quien quienes cual cuales cuando donde como si pero sino porque aunque mientras se le les lo me te nos su
es era fue fueron son eran ha han había habían hay hubo será serán está están estaba estaban sería serían puede pueden podría podrían debe deben ayer hoy mañana aquí allí ya no también muy tan así entonces luego después antes ahora aún todavía menos
dijo dice informó informaron según aseguró señaló indicó confirmó anunció un una este esta esto eso ese esa cada lunes martes miércoles jueves viernes sábado domingo enero febrero abril mayo junio julio agosto septiembre octubre noviembre diciembre ellos ellas cuales cifra número balance total recuento"""
ADVERBS = """ya también aún todavía luego ayer hoy anoche posteriormente inicialmente oficialmente presuntamente supuestamente actualmente recientemente además gravemente levemente mortalmente brutalmente inmediatamente antes después ahora aquí allí nunca no sólo solo solamente apenas al menos más así hasta entonces momento respectivamente"""
AUXILIARIES = "fue fueron es son era eran ha han había habían haber habría habrían sido siendo está están estaba estaban ser estar resultó resultaron resultado resultan resulta resultaran queda quedan quedó quedaron sigue siguen seguía seguían permanece permanecen permanecían continúan continúa puede pueden podría podrían pudo debe deben hay había hubo encontrado encontrados encontradas hallado hallados dado dados dada dadas reportado reportados perdieron perdió sería serían tuvieron tuvo tiene tienen acabaron terminaron se"
SINGULAR_AUXILIARIES = "fue ha es"
STOP_WORDS = """de del en por para con sin sobre ante desde hasta entre hacia según contra durante tras y o u e ni que quien quienes cual cuales cuyo cuya cuando donde como si pero sino porque aunque mientras pues
se le les lo los la las el me te nos un una unos unas su sus mi este esta esto estos estas ese esa eso esos esas aquel al a
es era fue fueron son eran ha han había habían hay hubo será serán está están estaba estaban sería serían puede pueden podría podrían debe deben ser estar haber sido
ayer hoy mañana aquí allí ya no también muy tan así entonces luego después antes ahora aún todavía más menos casi unos cerca alrededor otros otras otro otra cada todo todos toda todas ambos ambas mismo misma dijo dice informó informaron aseguró señaló indicó confirmó
lunes martes miércoles jueves viernes sábado domingo enero febrero abril mayo junio julio agosto septiembre octubre noviembre diciembre bajo junto incluidos incluidas incluido incluida incluyendo respectivamente frente"""
VERBS = """puedes podemos murió murieron muere mueren morir fallecieron falleció fallece fallecen resultó resultaron resultan resulta quedó quedaron dejó dejaron deja dejan dejando perdió perdieron pierden pierde viajaban viajaba viven vivían iban iba van va fueron llegó llegaron llega llegan salió salieron
causó causaron causa provocó provocaron mató mataron matan mata hirió hirieron sufrió sufrieron sufren participaron participan asistieron trabajan trabajaban necesitan esperan buscan buscaban permanecen siguen continúan huyeron escaparon protestaron marcharon manifestaron votaron
ocurrió ocurrieron cayó cayeron chocó chocaron volcó explotó estalló derrumbó ardió ardieron quemó quemaron arrasó arrasaron destruyó afectó afectaron recibió recibieron reciben logró lograron tuvo tuvieron tiene tienen tenían hizo hicieron hace hacen dijo dijeron informó pidió pidieron
subió subieron bajó cayó aumentó creció alcanzó llegó ascendió elevó costó cuesta cuestan vale valen duró dura duran ganó ganaron perdió terminó empezó comenzó comenzaron"""
PLURALS = {
    "relojes": "reloj", "personas": "persona", "mujeres": "mujer", "hombres": "hombre", "niños": "niño", "niñas": "niña", "menores": "menor", "policías": "policía", "militares": "militar", "civiles": "civil", "agentes": "agente", "muertes": "muerte", "muertos": "muerto", "heridos": "herido", "víctimas": "víctima",
    "fallecidos": "fallecido", "desaparecidos": "desaparecido", "detenidos": "detenido", "meses": "mes", "países": "país", "veces": "vez", "jóvenes": "joven", "periodistas": "periodista", "gente": "gente", "trabajadores": "trabajador", "bomberos": "bombero", "líderes": "líder", "rehenes": "rehén", "casas": "casa", "viviendas": "vivienda", "migrantes": "migrante", "manifestantes": "manifestante", "habitantes": "habitante", "estudiantes": "estudiante", "pasajeros": "pasajero", "guardias": "guardia", "hogares": "hogar", "lugares": "lugar", "familias": "familia", "bebés": "bebé", "autobuses": "autobús", "crisis": "crisis", "damnificados": "damnificado", "padres": "padre", "madres": "madre", "hombre": "hombre",
}  # fmt: skip
LOOSE_PLURALS = ""
NOT_PLURAL = "es las los sus tras más menos antes después además crisis virus jueves lunes martes viernes miércoles país gas mes dos tres seis"
PREPOSITIONS = (
    "en de del por para con sin sobre ante desde entre hacia contra durante tras a al cerca junto bajo"
)
PEOPLE = """persona personas hombre hombres mujer mujeres niño niños niña niñas menor menores soldado soldados oficial oficiales civil civiles policía policías agente agentes guardia guardias estudiante estudiantes alumno alumnos alumna alumnas trabajador trabajadores trabajadora obrero obreros minero mineros
pasajero pasajeros migrante migrantes refugiado refugiados manifestante manifestantes militante militantes pistolero pistoleros rebelde rebeldes guerrillero guerrilleros terrorista terroristas combatiente combatientes periodista periodistas vecino vecinos residente residentes turista turistas conductor conductores
piloto pilotos marinero marineros tripulante tripulantes bombero bomberos rehén rehenes víctima víctimas paciente pacientes médico médicos enfermera enfermeras maestro maestros profesor profesores adolescente adolescentes joven jóvenes bebé bebés campesino campesinos pescador pescadores peatón ciclista
sospechoso sospechosos atacante atacantes preso presos recluso reclusos interno internos cura sacerdote sacerdotes juez alcalde concejal miembro miembros madre padre hijo hija hermano hermana esposa esposo ciudadano ciudadanos ciudadana extranjero extranjeros español españoles española mexicano mexicanos colombiano colombianos venezolano venezolanos efectivo efectivos uniformado uniformados
militar militares empleado empleados funcionario funcionarios adulto adultos anciano ancianos anciana ancianas deportista hincha hinchas jugador espectador líder comandante sargento capitán coronel general cabo taxista chófer camionero agricultor jornalero jornaleros temporero temporeros socorrista rescatista brigadista brigadistas montañero excursionista excursionistas senderista conscripto voluntario voluntarios superviviente supervivientes sobreviviente sobrevivientes gente otros indígena indígenas activista activistas"""
GENERIC_PEOPLE = "persona personas otros otras víctima víctimas muerto muertos muerta muertas fallecido fallecidos fallecida fallecidas herido heridos herida heridas cadáver cadáveres cuerpo cuerpos vida vidas desaparecido desaparecidos detenido detenidos muerte muertes individuos gente afectados"

# --- events -----------------------------------------------------------------------------------
PREDICATES = {
    "deaths": ("muertos muertas asesinado asesinados asesinada asesinadas ejecutado ejecutados ejecutadas abatido abatidos abatidas matado ahogado ahogados ahogadas decapitado decapitados masacrados linchados degollados calcinados sepultados-vivos ultimados", "abate abaten mata matan mató mataron asesinan asesinó asesinaron ejecutaron ejecutó abatieron abatió mataba masacró ultimaron", "matando asesinando ejecutando cobrándose", "murió murieron muere mueren morir muriendo falleció fallecieron fallece fallecen fallecido fallecer falleciendo pereció perecieron perecen ahogaron ahogó perdieron-vida muerto", "muertos muertas muerto muerta fallecidos fallecidas fallecida asesinados asesinadas"),
    "injuries": ("herido heridos heridas lesionado lesionados lesionadas", "hiere hieren hirió hirieron lesionó", "hiriendo lesionando", "", "heridos heridas herido herida lesionados lesionadas"),
    "missing": ("", "", "", "desapareció desaparecieron desaparecen", "desaparecidos desaparecidas desaparecido desaparecida atrapados atrapadas"),
    "arrests": ("detenido detenidos detenidas detenida arrestado arrestados arrestadas arrestada capturado capturados capturadas aprehendidos encarcelados apresados", "detiene detienen detuvo detuvieron arrestó arrestaron arresta arrestan capturó capturaron capturan captura aprehendió apresó", "deteniendo arrestando capturando", "", "detenidos detenidas arrestados arrestadas presos presas"),
    "hospitalised": ("hospitalizado hospitalizados hospitalizadas ingresados ingresadas ingresado internados trasladados-hospital", "", "", "", "hospitalizados hospitalizadas ingresados ingresadas"),
    "displaced": ("desplazado desplazados desplazadas", "desplazó", "desplazando", "huyeron huyó huyen", "desplazados desplazadas damnificados damnificadas"),
    "evacuated": ("evacuado evacuados evacuadas evacuada desalojado desalojados desalojadas", "evacúa evacúan evacuó evacuaron desalojó desalojaron desaloja", "evacuando desalojando", "", "evacuados evacuadas desalojados desalojadas"),
    "rescued": ("rescatado rescatados rescatadas rescatada liberado liberados liberadas salvados", "rescata rescatan rescató rescataron liberó liberaron libera salvó", "rescatando liberando", "sobrevivió sobrevivieron", "rescatados rescatadas ilesos"),
    "kidnapped": ("secuestrado secuestrados secuestradas secuestrada raptados", "secuestra secuestran secuestró secuestraron raptaron", "secuestrando", "", "secuestrados secuestradas rehenes"),
    "infected": ("contagiado contagiados contagiadas infectado infectados infectadas intoxicado intoxicados intoxicadas", "contagió infectó intoxicó", "contagiando infectando", "enfermaron enfermó intoxicaron", "contagiados infectados intoxicados intoxicadas enfermos enfermas"),
    "protesters": ("", "", "", "protestaron manifestaron marcharon", ""),
    "buildings_destroyed": ("destruido destruidos destruidas destruida arrasado arrasados arrasadas", "destruye destruyen destruyó destruyeron arrasó arrasaron", "destruyendo arrasando", "derrumbaron derrumbó", "destruidos destruidas calcinadas"),
    "buildings_damaged": ("dañado dañados dañadas dañada afectadas-casas", "daña dañó dañaron", "dañando", "", "dañados dañadas"),
    "area_burned": ("quemado quemadas quemados calcinado calcinadas arrasado arrasadas", "quema quemó quemaron calcinó arrasa arrasó consumió", "quemando calcinando arrasando consumiendo", "ardieron ardido", "quemadas calcinadas"),
}  # fmt: skip
NOUN_MEASURES = {
    "deaths": "muerto muertos muerta muertas muerte muertes fallecido fallecidos fallecida fallecidas fallecimientos cadáver cadáveres asesinato asesinatos homicidio homicidios asesinados vidas cuerpos cuerpo decesos deceso ahogados feminicidios",
    "casualties": "bajas víctimas",
    "injuries": "herido heridos herida heridas lesionado lesionados lesionadas",
    "missing": "desaparecido desaparecidos desaparecida desaparecidas",
    "arrests": "detenido detenidos detenida detenidas detención detenciones arresto arrestos arrestados capturados",
    "hospitalised": "hospitalizados hospitalizadas ingresados hospitalizaciones",
    "displaced": "desplazados desplazadas damnificados damnificadas",
    "evacuated": "evacuados evacuadas desalojados desalojadas",
    "rescued": "rescatados rescatadas",
    "kidnapped": "secuestrados secuestradas secuestros",
    "infected": "contagios contagiados infectados infecciones intoxicados intoxicadas",
}
MEASURE_PHRASES = {
    "injuries": "sufrieron heridas | sufrió heridas | sufrieron lesiones | con heridas | con lesiones | sufrieron quemaduras",
    "deaths": "perdieron la vida | perdió la vida | perder la vida | han perdido la vida | ha perdido la vida | perdido la vida | pierden la vida | pierde la vida | muertos a tiros | sin vida | en defunción | víctimas mortales | víctima mortal | víctimas fatales",
    "missing": "en paradero desconocido | dadas por desaparecidas | dados por desaparecidos | sin localizar | sin rastro | por localizar",
    "hospitalised": "trasladados al hospital | trasladadas al hospital | en el hospital | trasladados a hospitales | trasladadas a hospitales | en hospitales | atendidos en hospitales",
    "displaced": "abandonar sus hogares | abandonar sus casas | dejar sus hogares | sin hogar | abandonaron sus hogares | sin techo",
    "arrests": "bajo custodia | puestos a disposición judicial | bajo arresto",
    "kidnapped": "tomados como rehenes | tomadas como rehenes",
    "rescued": "con vida | sanos y salvos | a salvo",
    "evacuated": "fueron desalojados | puestas a salvo",
    "protesters": "salieron a las calles | salieron a la calle | tomaron las calles",
}
HELD = "retiene retienen retenían retenía mantienen"
PHRASE_VERBS = "perdieron perdió pierden pierde perdido tomaron salieron"
NOUN_PHRASES = {
    "deaths": "muerte de | muertes de | asesinato de | asesinatos de | fallecimiento de | cuerpos de | cuerpo de | cadáveres de | vida de | vida a | vidas de | ejecución de | masacre de | pérdida de | costó la vida a | costado la vida a | cobró la vida de | cobrado la vida de | toll- | matar a | funeral de | homicidio de | muertos : | muerte a | hallados sin vida | hallaron sin vida | encontrados sin vida | hallado sin vida | encontraron sin vida",
    "injuries": "herir a | heridas a | heridas de | lesiones a | heridos :",
    "arrests": "detención de | arresto de | captura de | detenciones de | arrestos de | detener a | arrestar a",
    "missing": "desaparición de | búsqueda de | buscan a | buscan",
    "kidnapped": "secuestro de | secuestrar a",
    "rescued": "rescate de | liberación de | rescatar a | con vida a",
    "evacuated": "evacuación de | desalojo de | evacuar a",
    "displaced": "desplazamiento de",
}
COUNT_OF = {"count": "el número de | la cifra de | el total de | la cantidad de"}
TOLL_WORDS = {
    "carried": "el número | la cifra | el total | el recuento | esa cifra",
    "deaths": "número de muertos | número de fallecidos | cifra de muertos | cifra de fallecidos | cifra de víctimas mortales | número de víctimas mortales | número de víctimas | cifra de víctimas | saldo de muertos | balance de muertos | número de muertes | total de muertos | total de fallecidos | los muertos | los fallecidos | fallecidos | muertos | balance | balance de víctimas | víctimas mortales | las muertes | muertes | víctimas",
    "injuries": "número de heridos | cifra de heridos | los heridos | heridos | total de heridos",
    "missing": "número de desaparecidos | cifra de desaparecidos | los desaparecidos | desaparecidos",
    "arrests": "número de detenidos | cifra de detenidos | los detenidos | detenidos | número de arrestos | detenciones",
    "infected": "número de casos | número de contagios | contagios | casos confirmados",
    "evacuated": "número de evacuados | evacuados",
    "displaced": "número de desplazados | damnificados",
    "containment": "contención",
}
CHANGE_UP = "sube suben subió subieron subir asciende ascienden ascendió ascendieron asciendan eleva elevan elevó elevaron elevado aumenta aumentan aumentó aumentaron aumentar crece creció alcanza alcanzan alcanzó llega llegan llegó supera superó superan pasa pasó pasan sitúa sitúan situó situaba cifra cifran cifró actualizó actualizada"
CHANGE_DOWN = "baja bajan bajó bajaron bajar rebaja rebajan rebajó rebajaron reduce reducen redujo redujeron disminuye disminuyó desciende descendió cae cayó cayeron corrige corrigió corrigieron"
EARLIER = {
    "earlier": "desde | desde los | de los | frente a | frente a los | en lugar de | en vez de | no | y no | antes | anterior de | anteriores | inicial de | iniciales | inicialmente | previamente | balance anterior de | balance inicial de | cifra anterior de | cifra inicial de | comparado con | tras informar de | había informado de | había cifrado en | habían informado de | recuento previo de | recuento inicial de | de | del | primera cifra de | previa de | previo de",
}
EARLIER_CLAUSE = {
    "earlier": "anterior balance | balance anterior hablaba | versión anterior | balance previo"
}
DIFFERENCES = {"difference": "menos que | más que | menos de los | más de los"}
AMONG = {
    "deaths": "entre los fallecidos hay | entre los fallecidos figuran | entre los fallecidos | entre los muertos hay | entre los muertos | entre las víctimas mortales | entre las víctimas hay | entre las víctimas",
    "injuries": "entre los heridos hay | entre los heridos figuran | entre los heridos",
    "missing": "entre los desaparecidos hay | entre los desaparecidos",
    "arrests": "entre los detenidos hay | entre los detenidos",
}
AMONG_WORDS = "entre"
EARLIER_AFTER = {
    "earlier": "del balance anterior | de la víspera | anunciados antes | anteriores | previos | iniciales | anunciados inicialmente | informados antes | el día anterior | del día anterior | del recuento anterior | comunicados antes"
}
INCREMENTS_BEFORE = "otros otras otro otra nuevos nuevas"
INCREMENTS_AFTER = "más adicionales nuevos nuevas"
OTHERS = "otros otras"
PARTS = {
    "part": "incluidos | incluidas | incluido | incluida | incluyendo | entre ellos | entre ellas | entre los que hay | entre los que figuran | entre los cuales | de ellos | de ellas | de los cuales | de las cuales | de los que | de las que | entre los muertos hay | entre los fallecidos hay | entre los fallecidos figuran | entre las víctimas hay | entre las víctimas figuran | entre los muertos | entre los fallecidos | entre las víctimas | entre ellos hay | entre los heridos hay | entre los heridos"
}
OF_THEM = {
    "part": "de ellos | de ellas | de los cuales | de las cuales | de los que | de las que | de los muertos | de los fallecidos | de los heridos | de las víctimas | de los detenidos | de los desaparecidos | de estos | de estas"
}
PERIODS = {
    "period": "en las últimas | en los últimos | en el último | en la última | esta semana | este mes | este año | en lo que va de | al día | por día | diarios | diarias | cada día | en un solo día | en un día | en 24 horas | en las 24 horas | durante las últimas | en una sola jornada | al año | por año | cada año | en la jornada | al mes | a la semana"
}
PERIOD_OPENERS = {
    "period": "en las últimas | en los últimos | en la última | en el último | durante las últimas | durante los últimos | en lo que va de | en las 24"
}
AS_OF_WORDS = {"as of": "hasta el | hasta las | al cierre del | a fecha de | hasta la"}
TIME_WORDS = "mañana tarde noche mediodía medianoche hoy ayer de del este las la"
FEARED = "teme temen temía temían posible posibles podría podrían presuntamente presuntos creen cree podrían posiblemente probablemente puede pueden pudieron"
CONFIRMED = "confirmado confirmados confirmada confirmadas confirmó confirmaron confirma confirman identificados identificadas verificado"
TOLL_HEADS = "balance muertos fallecidos heridos desaparecidos detenidos víctimas muertes número"
CLAUSE_BREAKS = "mientras pero aunque ; si"
WHO = "que quienes quien"

# --- who says it ------------------------------------------------------------------------------
SAID = """dijo dijeron dice dicen informó informaron informa informan señaló señalaron señala aseguró aseguraron asegura afirmó afirmaron afirma indicó indicaron indica confirmó confirmaron confirma confirman anunció anunciaron anuncia declaró declararon explicó explicaron reportó reportaron reporta precisó precisaron detalló detallaron
agregó añadió añadieron comunicó comunicaron estimó estimaron cifró cifraron cifra cifran reconoció reconocieron denunció denunciaron elevó elevaron eleva elevan rebajó rebajaron rebaja sostuvo apuntó admitió admitieron manifestó situó situaron sitúa informado dijeran publicó corrigió corrigieron actualizó calcula calculan calculó cuenta cuentan contabiliza contabilizó contabilizan"""
ACCORDING = {
    "according": "según | de acuerdo con | de acuerdo a | en palabras de | citando a | según informó | según informaron | según dijo | según dijeron | según indicó | según confirmó | según señaló | según fuentes de | según datos de | según cifras de | según los datos de | informaron fuentes de | según un balance de | según la | según el | según los | según las"
}
ROLES = """policía autoridades autoridad ministerio ministro ministra portavoz departamento gobernador gobernadora presidente presidenta ejército hospital hospitales agencia oficina servicio servicios rescatistas bomberos testigos testigo residentes vecinos médicos fiscales fiscalía fiscal jefe comandante general coronel organizadores gobierno consejo administración
guardia brigada sindicato grupo rebeldes tribunal juzgado fuentes fuente prensa marina armada fuerzas investigadores forense emergencias trabajadores defensa director directora comité secretaría secretario secretaria instituto centro comisión organización activistas observatorio embajada operador operadora empresa compañía aerolínea protección civil capitán alcalde alcaldesa ayuntamiento delegación delegado diputación
guerrilla insurgencia consejería consejero junta cruz delegada bomberos bombero 112 gobernación intendencia municipio prefectura prefecto federación líder líderes abogado abogados portavoces oficial oficiales funcionarios funcionario informe comunicado diario periódico onu"""
BY_WORDS = "por"
REFLEXIVES = "se"
NOT_SAID_NEAR: dict[str, str] = {}
SAID_GAPS = "ha han había habían también hoy ya posteriormente previamente inicialmente antes después ayer luego lo se"
INVERTED_AFTER = ", ” \" ’ ' »"
NAME_EDGES = "el la los las un una y que de del en a con este esta hoy , . ayer tras al su"
NAME_LINKS = "de del la las los el y en para"
PRONOUNS = "él ella ellos"
THAT_WORDS = "que"
HERE = {
    "here": "en la ciudad | en la capital | en esta ciudad | en esta capital | en la localidad | en el municipio"
}

# --- where and when ---------------------------------------------------------------------------
PLACE_PREPOSITIONS = "en cerca frente"
PLACE_TAILS = ""
PLACE_FILLERS = "la el las los ciudad pueblo villa provincia estado región distrito capital de del norte sur este oeste municipio localidad departamento isla puerto a costa barrio comarca zona centro noroeste noreste suroeste sureste al país aguas pantano sierra valle mercado"
PLAIN_WORDS = "total ataque accidente caso casos hospital general distintos varios"
NOT_PLACES = "español inglés congreso parlamento twitter facebook telegram dios navidad policía ejército ministerio lunes martes miércoles jueves viernes sábado domingo reuters afp efe universidad"
SINCE_WORDS = "desde"
SUBORDINATORS = "desde cuando tras después antes donde que quien porque"
WHEN_WORDS = "cuando"
NOT_PAST_BEFORE = "hasta para antes"
THEM_WORDS = "ellos ellas los las cuales"
BACKGROUND = {
    "background": "hace años | hace un año | hace una década | el año pasado | el mes pasado | en los últimos años | aniversario | siglo pasado | guerra mundial | años atrás | años antes | la década pasada | guerra civil"
}
NOBODY = "nadie"
NO_WORDS = {
    "none": "ningún | ninguna | ninguno | sin | cero | no hay | no hubo | no ha habido | no se registraron | no causó | no dejó | no se reportan | no se reportaron | ni"
}
ORDINALS = {"segundo": 2, "segunda": 2, "tercer": 3, "tercera": 3, "cuarto": 4, "cuarta": 4}
COMPARISONS = "que"
INDEFINITE = "un una"
ACTORS = "fuerzas policía tropas soldados pistoleros militantes rebeldes ejército militares atacante atacantes guerrilleros guerrilla terroristas combatientes insurgentes milicias milicianos guardias agentes bandidos paramilitares sicarios banda bandas cartel cártel hombre hombres encapuchados delincuentes"

# --- how events are read ----------------------------------------------------------------------
WEAK_MEASURES = {
    "manifestantes": "protesters",
    "tropas": "troops",
    "votos": "votes",
    "supervivientes": "rescued",
    "refugiados": "displaced",
    "rehenes": "kidnapped",
    "casos": "infected",
    "pacientes": "hospitalised",
    "sobrevivientes": "rescued",
}
BEFORE_GAPS = "a los las otros otras el la sus a al ya también hoy ayer personas hasta en total después luego"
NONE_OF = {"none": "ninguno de los | ninguna de las | ninguno de | ninguna de"}
# Before a verb that tells what did not happen.
UNREAL = {"unreal": "hubiera | hubieran | hubiese | hubiesen"}
PASSIVE_AUXILIARIES = "fue fueron ser sido siendo"
PASSED_OVER = 'que de del los las la el y en a al ( ) " “ ” con otros otras más más. ellos ellas uno una un'
ASIDES = "incluidos incluidas entre la que en su mayoría todos todas de uno dos tres cuatro cinco seis y sin"
OBJECT_STARTS = "a al un una unos unas los las varios varias dos tres cuatro cinco seis siete ocho nueve diez"
TOLL_LINKS = "a en de los las es son fue era desde hasta más hay : supera superan supera alcanza alcanzan alcanzó ya al"
INFINITIVES = ""
NOT_PERIOD_BEFORE = "de"
PASSING = ""
COMPANY = {"with": "junto | con | así como"}
LIST_WORDS = "y , e además otros otras junto con su sus"
BUILDINGS = "casa casas vivienda viviendas edificio edificios inmueble inmuebles escuela escuelas tienda tiendas local locales iglesia iglesias hogar hogares puente puentes nave naves apartamento apartamentos comercio comercios"
NOT_PEOPLE = """coche coches auto autos vehículo vehículos camión camiones autobús autobuses tren trenes avión aviones helicóptero helicópteros barco barcos buque buques embarcación embarcaciones dron drones misil misiles cohete cohetes tanque tanques bomba bombas arma armas fusil fusiles
país países ciudad ciudades pueblo pueblos estado estados provincia provincias zona zonas región regiones distrito distritos municipio municipios carretera carreteras calle calles lugar lugares
vez veces partido partidos gol goles punto puntos empleo empleos acción acciones empresa empresas equipo equipos grupo grupos unidad unidades plaza plazas vuelo vuelos ataque ataques explosión explosiones incidente incidentes choque choques disparo disparos bala balas
vaca vacas perro perros caballo caballos oveja ovejas animal animales pez peces árbol árboles parte partes forma ley leyes incendio incendios tormenta terremoto sismo sismos réplicas foto fotos imagen película libro canción documento informe palabra palabras carta páginas planta plantas habitación cama camas hospital hospitales prueba pruebas dosis vacuna vacunas república repúblicas nación naciones almacén almacenes escenario escenarios"""
AREA_UNITS = ("acre", "hectare", "square mile", "square kilometre")
FIRE_WORDS = "fuego incendio incendios llamas quemado quemadas quemó calcinadas arrasadas arrasado forestal ardió superficie"
CONTAINMENT_WORDS = "contenido contención controlado"
GATE = "número balance muertos heridos nadie víctimas fallecidos detenidos cuerpo cuerpos muerte tercio mitad cuarta tercera quinto quinta decena centenar veintena millar par treintena"
