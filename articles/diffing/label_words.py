"""The words of labels that say what sort of thing was changed; English and Spanish, in lower case."""

from __future__ import annotations

# Things that stand in a field of their own.
FIELD_WORDS = {
    "headline": ("headline", "headlines", "title", "hed", "titular", "titulares", "título"),
    "byline": ("byline", "bylines", "firma"),
    "dateline": ("dateline", "datelines", "data"),
    "captions": ("caption", "captions", "cutline", "pie de foto"),
}
# Things of which the text shows nothing.
UNSEEN = (
    "photo", "photos", "picture", "pictures", "pix", "video", "videos", "graphic", "graphics", "map",
    "maps", "tv", "audio", "link", "links", "slug", "keyword", "keywords", "code", "codes", "format",
    "formatting", "coding", "foto", "fotos", "vídeo", "vídeos", "gráfico", "gráficos", "mapa", "audio",
    "enlace", "enlaces", "imágenes",
)  # fmt: skip
# Things that are figures.
FIGURES = (
    "toll", "figure", "figures", "number", "numbers", "count", "tally", "dead", "deaths", "killed",
    "injured", "wounded", "missing", "casualties", "arrests", "price", "prices", "magnitude", "estimate",
    "total", "cifra", "cifras", "balance", "número", "números", "muertos", "fallecidos", "víctimas",
    "heridos", "desaparecidos", "detenidos", "recuento",
)  # fmt: skip
# What a text says where it gives a toll.
TOLL_WORDS = (
    "toll", "dead", "killed", "kills", "died", "deaths", "death", "fatalities", "bodies", "injured",
    "wounded", "hurt", "missing", "casualties", "arrested", "muertos", "muertas", "muerto", "fallecidos",
    "fallecidas", "murieron", "víctimas", "heridos", "heridas", "desaparecidos", "detenidos", "cadáveres",
)  # fmt: skip
# Things that any new words may be.
GENERAL = (
    "detail", "details", "background", "context", "quote", "quotes", "reaction", "reactions", "comment",
    "comments", "analysis", "information", "statement", "statements", "briefing", "speech", "remarks",
    "testimony", "interview", "material", "paragraph", "paragraphs", "story", "text", "lead", "changes",
    "edits", "edit", "minor", "more", "new", "latest", "fresh", "further", "from", "with", "about",
    "throughout", "attribution", "detalle", "detalles", "antecedentes", "contexto", "declaraciones",
    "declaración", "reacción", "reacciones", "testimonio", "testimonios", "comentario", "comentarios",
    "información", "datos", "discurso", "nueva", "nuevo", "nuevos", "nuevas", "párrafo", "párrafos",
    "texto", "sobre", "desde",
)  # fmt: skip
