"""The words of pages that stand in for an article: as data, each line as it begins on such a page."""

from __future__ import annotations

import re

_I = re.IGNORECASE | re.VERBOSE

NOT_FOUND = re.compile(
    r"""
    (?:oops|ups|sorry|lo\ sentimos|whoops|uh[\ -]oh)?[!,.:…\s]{0,4}
    (?: (?:error\ |http\ )?404\b(?:.{0,40}\bnot\ found|.{0,40}\bno\ (?:encontrad|exist)|\W{0,5}error
        |\W{0,5}$|\W{0,5}page\b|\W{0,5}oops)
      | (?:the\ |this\ |that\ |we['’]re\ sorry[,.]\ |sorry,?\ )*(?:page|article|content|story|url
          |document)\ (?:you\ (?:\w+\ ){1,5})?
            (?:was\ |is\ |could\ |can(?:not|['’]t)?\ |can\ ?not\ |has\ |does\ |no\ |isn['’]t\
                |doesn['’]t\ |couldn['’]t\ )+
            (?:not\ )?(?:be\ |been\ )?(?:found|exist|available|longer|removed|moved|deleted|located)
      | (?:page|file|article)\ not\ found
      | not\ found\W{0,3}$ | nothing\ (?:was\ )?found(?:\ here)?\W{0,3}$
      | we\ (?:can(?:no|['’])t|could\ ?n[o'’]t|couldn['’]t|can\ not|were\ unable\ to)\ find\ (?:the|that
          |this|what|your)\s
      | (?:la\ |el\ |esta\ |este\ )?(?:p[áa]gina|art[íi]culo|contenido|noticia|documento
          |url)\ (?:que\ (?:\w+\ ){1,5})?
            (?:no\ (?:se\ (?:ha\ )?)?(?:existe|encontrad[oa]|encuentra|pudo|est[áa]\ disponible
                |disponible|fue)|ya\ no|ha\ sido\ (?:eliminad|movid))
      | p[áa]gina\ no\ encontrada | no\ (?:hemos\ |se\ )?(?:encontrado|encontramos|pudimos\ encontrar
          |encontr[óo])\ (?:la|el|lo|esta)\b
      | contenido\ no\ (?:encontrado|disponible) )
    """,
    _I,
)
ROBOT = re.compile(
    r"""
    (?: access\ (?:denied|to\ this\ (?:page|site|website)\ (?:has\ been|is|was)\ (?:denied|blocked
        |restricted))
      | you\ (?:don['’]t|do\ not)\ have\ permission\ to\ (?:access|view)
      | (?:sorry,\ )?(?:you|your\ (?:ip|request|access|connection|device|browser))\b.{0,60}\b(?:blocked
          |banned|denied)\b
      | (?:the\ )?request\ (?:was\ |has\ been\ |could\ not\ be\ )?(?:blocked|satisfied|rejected|denied)
      | why\ (?:have\ i\ been\ blocked|did\ this\ happen\?) | what\ can\ i\ do\ to\ resolve\ this
      | please\ wait\ while\ (?:we|your)\b.{0,60}\b(?:verif|check|browser|request)\w*
          | verifying\ your\ browser
      | press\ (?:&|and)\ hold\b.{0,80} | we\ (?:need|want)\ to\ (?:make\ sure|verify|check)\b.{0,60}
      | attention\ required! | just\ a\ moment\W{0,4}$ | pardon\ our\ interruption | robot\ check
          | security\ check\W{0,3}$
      | checking\ (?:your\ browser|if\ the\ site\ connection\ is\ secure) | one\ more\ step\W{0,3}$
          | human\ verification
      | (?:please\ )?(?:verify|confirm|prove|verifying)\ (?:that\ )?(?:you['’]?\ ?(?:are|re)\ )(?:an?\
          |not\ a\ )?(?:human|robot)
      | are\ you\ a\ (?:robot|human) | i['’]?\ ?a?m\ not\ a\ robot
      | (?:please\ )?(?:complete|solve|enter|type)\ (?:the\ |this\ )?(?:\w+\ ){0,3}(?:captcha
          |security\ check|characters)
      | (?:our\ systems\ have\ detected|we(?:['’]ve|\ have)?\ detected)\ unusual\ (?:traffic|activity)
      | (?:please\ )?(?:enable|turn\ on|activate)\ (?:js|javascript|cookies)\b(?!.{0,40}\b(?:comments?
          |video|player)\b)
      | (?:this\ (?:site|page|website)|you\ need\ to\ enable)\ .{0,40}\bjavascript\b
          (?!.{0,40}\b(?:comments?|video|player)\b)
      | javascript\ (?:is|and\ cookies)\ .{0,60}(?:disabled|required|needed)
      | (?:40[13]\W{1,4}|error\ 40[13]\W{0,4})?forbidden\W{0,3}$ | 403\ (?:forbidden|error)
          | (?:error\ )?1020\b
      | (?:ray\ id|incident\ id|reference\ \#\d|support\ id)\b
      | (?:this\ content\ is\ )?not\ available\ in\ your\ (?:country|region|location)
          | 451:?\ unavailable\b.{0,60} | we\ recogni[sz]e\ you\ are\ attempting\ to\ access\b
      | unavailable\ (?:for\ legal|due\ to\ legal)\ reasons
      | acceso\ (?:denegado|restringido|bloqueado|prohibido) | (?:su|tu)\ (?:acceso|ip|solicitud
          |petici[óo]n)\b.{0,60}\b(?:bloquead|denegad)
      | no\ (?:tiene|tienes)\ permiso | (?:verifi(?:ca|que|car)|confirm[ae]|demuestr[ae])\ que\ (?:eres
          |es|no\ eres|no\ es)\b.{0,20}(?:human|robot|persona)
      | (?:¿)?eres\ un\ (?:robot|humano) | no\ soy\ un\ robot | comprobando\ (?:tu|su)\ navegador
          | un\ momento\W{0,4}$
      | (?:por\ favor,?\ )?(?:activ|habilit)[ae]\ (?:el\ |tu\ |su\ )?(?:javascript|las\ cookies)
      | (?:complet|resuelv)[ae]\ (?:el\ )?captcha | (?:hemos\ detectado|se\ ha\ detectado)\ .{0,40}
          (?:tr[áa]fico|actividad)\ (?:inusual|sospechos)
      | contenido\ no\ disponible\ en\ (?:tu|su)\ (?:pa[íi]s|regi[óo]n) )
    """,
    _I,
)
ERROR = re.compile(
    r"""
    (?:oops|sorry|lo\ sentimos|ups)?[!,.:…\s]{0,4}
    (?: (?:error\ |http\ (?:error\ )?)?5\d\d\b\W{0,5}(?:$|.{0,30}\b(?:error|server|gateway|unavailable
        |timeout)\b.{0,20}$)
      | (?:500\W+)?internal\ server\ error | (?:502\W+)?bad\ gateway\W{0,3}$
          | (?:504\W+)?gateway\ time-?out\W{0,3}$
      | (?:503\W+)?service\ (?:temporarily\ )?unavailable\W{0,3}$
          | error\ establishing\ a\ database\ connection
      | (?:an?\ |some)\ ?(?:unexpected\ |internal\ )?error\ (?:has\ )?occurr?ed | something\ (?:went
          |has\ gone|is)\ wrong
      | (?:we['’]re|we\ are)\ (?:currently\ )?(?:experiencing|having)\ (?:technical|some\ technical
          |temporary)
      | (?:we['’]ll|we\ will)\ be\ (?:right\ )?back | (?:this\ )?(?:site|page
          |website)\ is\ (?:currently\ |temporarily\ )?(?:down|unavailable|offline|under\ maintenance)
      | (?:down\ for|under|scheduled)\ maintenance\W{0,3}$ | application\ error | (?:there\ (?:has\ been
          |was)\ a)\ (?:critical\ )?error\ on\ (?:this|your)
      | (?:se\ ha\ producido|ha\ ocurrido|hubo)\ un\ (?:error|problema)\b.{0,60}$
          | error\ (?:interno\ )?del\ servidor | servicio\ (?:temporalmente\ )?no\ disponible
      | (?:this\ )?account\ (?:has\ been\ )?suspended | (?:this|the)\ domain\b.{0,40}\b(?:for\ sale|expired)
      | welcome\ to\ (?:nginx|apache) | apache2\b.{0,20}\bdefault\ page | it\ works!$ | index\ of\ /
      | algo\ (?:ha\ (?:ido|salido)|sali[óo])\ mal | (?:sitio|p[áa]gina|web)\ en\ mantenimiento
          | estamos\ (?:en|realizando)\ (?:tareas\ de\ )?mantenimiento )
    """,
    _I,
)
CONSENT = re.compile(
    r"""
    (?: (?:we|us|.{3,60}\band\ (?:our|its)\ (?:\d+\ )?partners)\ (?:value|care\ about|respect|use|store
        |process|need)\b.{0,80}
            \b(?:privacy|cookies?|consent|personal\ data|information\ on\ (?:a|your)\ device)
      | if\ you\ (?:click|select|choose|press)\b.{0,40}\b(?:accept|agree|reject)\b
      | si\ (?:haces\ clic|hace\ clic|pulsas?|seleccionas?)\b.{0,40}\b(?:acept|rechaz)
      | before\ you\ continue | (?:your|manage\ (?:your\ )?)\ ?(?:privacy|consent|cookie)\ (?:choices
          |settings|preferences|is\ important|matters)
      | (?:this\ (?:site|website)|by\ (?:clicking|continuing|using)).{0,120}\b(?:cookies?|consent)\b
      | (?:accept|agree\ to|reject|manage)\ (?:all|cookies|and\ continue)\b
      | (?:yahoo|[\w\ ]{2,30})\ is\ part\ of\ the\ .{2,40}\ family\ of\ brands
      | (?:valoramos|respetamos|nos\ importa|cuidamos)\ (?:su|tu)\ privacidad | (?:utilizamos
          |usamos)\ (?:cookies|tecnolog)
      | (?:nosotros|.{3,60}\by\ (?:nuestros|sus)\ (?:\d+\ )?socios)\b.{0,120}\b(?:cookies?
          |datos\ personales|consentimiento|dispositivo)
      | antes\ de\ continuar | (?:acept|rechaz)(?:ar|o)\ (?:todo|todas|y\ (?:continuar|cerrar)|las\ cookies)
      | (?:este\ sitio|al\ (?:continuar|hacer\ clic|navegar|aceptar)).{0,120}\b(?:cookies?|consentimiento)\b
      | (?:gestionar|configurar)\ (?:las\ )?(?:cookies|preferencias|opciones) )
    """,
    _I,
)
PAYWALL = re.compile(
    r"""
    (?: (?:subscribe|sign\ up|register|log\ in|sign\ in|become\ a\ (?:member|subscriber)
        |start\ your\ .{0,30}trial|join\ now)\b.{0,60}
            \b(?:to|and)\ (?:(?:continue|keep|finish)\b|(?:read|access|unlock|see|view)\ (?:this
                |the\ (?:full|rest|whole)|more\b|all\b))
      | (?:to\ )?(?:continue|keep|finish)\ reading\ .{0,60}\b(?:subscri|sign|log\ in|register|account
          |trial|article)
      | to\ (?:read|continue|access|view)\b.{0,60}\b(?:subscri|sign\ (?:in|up)|log\ in|register
          |become\ a\ member)
      | (?:this|the\ rest\ of\ this|the\ full)\ (?:\w+\ )?(?:article|story|content|report
          |page)\ is\ (?:\w+\ )?(?:only\ |exclusively\ |available\ |reserved\ |for\ )+
      | (?:you(?:['’]ve|\ have)|you['’]re)\ (?:reached|hit|used\ (?:all|up)|run\ out)\b.{0,60}\b(?:limit
          |free|articles)
      | (?:unlock|get\ (?:full|unlimited))\ (?:this|access|digital|unlimited)\b | (?:subscriber|member
          |premium)[s']?[- ](?:only|exclusive)\b
      | (?:exclusive|available\ only)\ (?:to|for)\ (?:subscribers|members)
      | (?:suscr[íi]b(?:ete|ase|irse)|reg[íi]str(?:ate|ese)|inicia(?:r)?\ sesi[óo]n|hazte\ (?:socio
          |suscriptor|premium))\b.{0,60}\bpara\ (?:seguir|continuar|leer|acceder|ver)
      | para\ (?:seguir|continuar|leer|acceder)\b.{0,60}\b(?:suscr|reg[íi]str|inici[ae]|hazte|socio)
      | (?:este|el\ resto\ de\ este|el)\ (?:art[íi]culo|contenido|reportaje)\ (?:completo\ )?(?:es
          |est[áa])\ (?:\w+\ )?(?:exclusivo|s[óo]lo|solo|disponible\ s[óo]lo|reservado
          |para\ (?:suscriptores|socios))
      | (?:contenido|art[íi]culo|noticia)\ (?:exclusiv[oa]|s[óo]lo|solo|reservad[oa])\ (?:para\ )?
          (?:suscriptores|socios|abonados|usuarios)
      | (?:has|ha)\ (?:alcanzado|superado|agotado)\b.{0,60}\b(?:l[íi]mite|art[íi]culos)
      | s[óo]lo\ para\ suscriptores )
    """,
    _I,
)
# A headline that is nothing but the way in.
WAY_IN = re.compile(
    r"""(?:log\ ?in|sign\ ?in|register|create\ (?:an\ )?account|members?\ (?:log\ ?in|only)
      |inici(?:a|ar)\ sesi[óo]n
      |identif[íi]cate|reg[íi]strate|acceso\ (?:de\ )?(?:usuarios|suscriptores))\W{0,3}""",
    _I,
)
# Words of which a stub of a few lines has two, and a report of as many lines hardly.
STUB_SIGNS = re.compile(
    r"""
    \b(?:
        subscribe | subscription | suscr[íi]b | suscripci[óo]n | free\ articles? | art[íi]culos\ gratis
      | continue\ reading | seguir\ leyendo | log\ in | sign\ in | inicia\ sesi[óo]n
      | enable\ (?:javascript|cookies) | activ[ae]\ (?:javascript|las\ cookies) | javascript\ and\ cookies
      | access\ (?:denied|to\ this\ page) | acceso\ denegado | request\ was\ blocked | error\ [45]\d\d
      | [45]\d\d\ (?:forbidden|error|not\ found|bad\ gateway|service\ unavailable) | captcha
      | are\ you\ a\ robot
      | not\ a\ robot | unusual\ traffic | page\ (?:cannot\ be|not)\ found | p[áa]gina\ no\ encontrada
      | temporarily\ unavailable | no\ disponible
    )""",
    _I,
)
