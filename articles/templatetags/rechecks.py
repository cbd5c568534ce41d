"""Re-checks as a page shows them: an outcome's sentence, states in words, strips of what came of checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import words
from articles.health import SourceHealth
from articles.models import Check, RawCapture, Revision, Source, Watch
from articles.tallies import Tally, grade

register = template.Library()

# Drawn upwards: checks that told us the state of a page. Downwards: those that did not.
UPWARDS, DOWNWARDS = ("same", "changed"), ("held", "failed")
# The lengths of a strip's parts, in its own units.
STEP, WIDTH, LINE, BELOW, HOURS = 8, 6, 24, 12, 24
HEIGHTS = {"changed": 22, "same": 9, "held": 6, "failed": 11}


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle of a strip."""

    x: int
    y: int
    height: int
    grade: str


@register.filter
def outcome(check: Check) -> str:
    """How a check ended, as a sentence."""
    return words.tell_outcome(check.outcome, check.reason)


@register.filter
def outcome_words(code: str) -> str:
    """How checks ended, as a sentence for many of them."""
    return str(words.IN_SUM.get(code) or words.tell_outcome(code, {}))


@register.filter
def detail(check: Check) -> str:
    """What a failed check noted beside its sentence, if that says more."""
    asked_for = f"Retry-After: {check.reason['retry_after']}" if "retry_after" in check.reason else ""
    noted = str(check.reason.get("message", asked_for))
    return noted if noted != outcome(check) else ""


@register.filter
def graded(ended: Check | str) -> str:
    """The grade of a check, or of an outcome."""
    return grade(ended if isinstance(ended, str) else ended.outcome)


@register.filter
def state_words(state: str) -> words.Words:
    return words.STATES.get(state, state)


@register.filter
def act_words(action: str) -> words.Words:
    return words.ACTS.get(action, action.replace("_", " "))


@register.filter
def robots_words(decision: str) -> words.Words:
    return words.ROBOTS.get(decision, decision)


@register.filter
def finding_words(finding: dict[str, str]) -> str:
    """A finding of the gate in words, with what it saw."""
    return words.tell_finding(finding.get("code", ""), finding.get("detail", ""))


@register.filter
def percent(share: float | None) -> str:
    """A share in per cent, with one digit where it is small."""
    if share is None:
        return "–"
    value = share * 100
    places = 0 if value >= 10 or not value else 1
    # It cuts what it does not show, where a reader expects it to be rounded.
    return f"{number_format(round(value, places), decimal_pos=places)} %"


@register.filter
def span(time: timedelta | None) -> str:
    """A span of time in its largest unit: "80 ms", "40 s", "5 min", "3 h", "2 d"."""
    if time is None:
        return "–"
    seconds = max(0.0, time.total_seconds())
    if seconds < 1:
        return f"{round(seconds * 1000)} ms"
    if seconds < 10:
        return f"{number_format(round(seconds, 1), decimal_pos=1)} s"
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{int(seconds // size)} {unit}"
    return f"{int(seconds)} s"


@register.filter
def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


@register.filter
def lag(check: Check) -> timedelta | None:
    """How much later than it was to begin the check began."""
    return check.started_at - check.due_at if check.due_at else None


@register.filter
def median_lag(checks: Sequence[Check]) -> timedelta | None:
    """How late the checks began, half of them later and half of them sooner."""
    lags = [found for check in checks if (found := lag(check)) is not None]
    return timedelta(seconds=median(one.total_seconds() for one in lags)) if lags else None


@register.filter
def duration(check: Check) -> timedelta | None:
    return check.ended_at - check.started_at if check.ended_at else None


@register.filter
def by_outcome(tally: Tally) -> list[tuple[str, int]]:
    """Outcomes with their counts, the most frequent first."""
    return tally.outcomes.most_common()


@register.filter
def count_of(tally: Tally, code: str) -> int:
    return tally.outcomes[code]


@register.filter
def state_count(counts: Counter[str], state: str) -> int:
    return counts[state]


@register.filter
def tell_grades(grades: Counter[str]) -> str:
    """Counts in words: "412 checks: 20 something new, 380 nothing new, 12 failed"."""
    total = grades.total()
    if not total:
        return _("no checks")
    parts = ", ".join(f"{grades[code]} {told}" for code, told in words.GRADES.items() if grades[code])
    return ngettext("%(n)s check: %(parts)s", "%(n)s checks: %(parts)s", total) % {"n": total, "parts": parts}


@register.inclusion_tag("articles/_strip.html")
def strip_of_hours(health: SourceHealth) -> dict[str, Any]:
    """The last 24 hours as bars, as high as there were checks, with a sentence that says the same."""
    most = max((counts.total() for _hour, counts in health.hours), default=0)
    bars = [
        bar
        for index, (_hour, counts) in enumerate(health.hours)
        for bar in _bars_of_hour(index * STEP, counts, most)
    ]
    told = _("Last 24 hours: %(what)s") % {"what": tell_grades(health.day.grades)}
    return _strip(bars, count=len(health.hours) or HOURS, told=told)


def _bars_of_hour(x: int, counts: Counter[str], most: int) -> Iterable[Bar]:
    edge = LINE
    for name in UPWARDS:
        if counts[name]:
            height = max(2, round(LINE * 0.9 * counts[name] / most))
            edge = max(0, edge - height)
            yield Bar(x, edge, height, name)
    edge = LINE + 1
    for name in DOWNWARDS:
        if counts[name]:
            height = max(3, round(BELOW * counts[name] / most))
            yield Bar(x, edge, min(height, LINE + BELOW - edge), name)
            edge += height


@register.inclusion_tag("articles/_strip.html")
def strip_of_checks(checks: Sequence[Check]) -> dict[str, Any]:
    """The checks as bars, the earliest first: high for something new, low for nothing, below for failures."""
    bars = []
    for index, check in enumerate(reversed(checks)):
        name = graded(check)
        height = HEIGHTS[name]
        bars.append(Bar(index * STEP, LINE - height if name in UPWARDS else LINE + 1, height, name))
    told = tell_grades(Counter(graded(check) for check in checks))
    return _strip(bars, count=len(checks), told=_("The latest %(what)s") % {"what": told})


def _strip(bars: list[Bar], *, count: int, told: str) -> dict[str, Any]:
    width = max(1, count) * STEP
    return {"bars": bars, "told": told, "width": width, "height": LINE + BELOW, "line": LINE, "bar": WIDTH}


@register.inclusion_tag("articles/_looked_at_again.html", takes_context=True)
def looked_at_again(context: dict[str, Any], article: Any) -> dict[str, Any]:
    """The line on an article's page: when it was checked last, when it will be, and how that goes."""
    request = context["request"]
    held = RawCapture.objects.filter(article=article, state=RawCapture.State.HELD)
    return {
        "article": article,
        "watch": Watch.objects.filter(article=article).select_related("host").first(),
        "held": held.only("public_id").order_by("captured_at").first(),
        "now": timezone.now(),
        "may_edit": request.user.has_perm("articles.add_revision"),
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def capture_of(revision: Revision) -> RawCapture | None:
    """What the page answered when the revision was made of it; None where it came another way."""
    return RawCapture.objects.filter(revision=revision).only("public_id").first()


@register.inclusion_tag("articles/_waiting_of_rechecks.html")
def waiting_of_rechecks() -> dict[str, int]:
    """The line on the desk: what re-checks have an editor to decide on, and who has fallen silent."""
    return {
        "held": RawCapture.objects.filter(state=RawCapture.State.HELD).count(),
        "silent": Source.objects.exclude(silent_since=None).count(),
    }
