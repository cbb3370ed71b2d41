"""Pages of the calendar, for administrators."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.calendar import DayKind
from tracker.core.errors import Conflict, Invalid
from tracker.storage.database import db, transaction
from tracker.web.forms import whole
from tracker.web.guards import Subject, current_actor, requires
from tracker.workdays import queries, rules, services
from tracker.workdays.forms import DayForm, LibraryForm, WeekForm
from tracker.workdays.models import CalendarDay

bp = Blueprint("workdays", __name__)


def _may(actor: Actor, permission: Permission, row: CalendarDay) -> bool:
    """The calendar is the same for everybody: the right itself decides."""
    return True


DAY: Subject[CalendarDay] = Subject(queries.day_or_404, _may)


def _year_asked() -> int:
    typed = request.values.get("year", "")
    year = int(typed) if typed.isdecimal() and len(typed) == 4 else clock.today().year
    return min(max(year, rules.FIRST_YEAR), rules.LAST_YEAR)


@bp.get("/admin/calendar")
@requires(Permission.CALENDAR_MANAGE)
def index() -> ResponseReturnValue:
    """A year of working days: twelve months, the special days, the week."""
    return _year_page(_year_asked())


def _year_page(year: int, form: DayForm | None = None, week_error: str = "", status: int = 200) -> ResponseReturnValue:
    kept = queries.year_kept(year)
    days = queries.days_of(year)
    calendar = queries.working_calendar(year, year)
    specials = {row.day: row.special for row in days} if kept else dict(queries.library_of(year))
    months = rules.year_of_months(year, calendar, specials)
    if form is None:
        form = DayForm(formdata=None)
        form.offer()
    return render_template(
        "workdays/index.html",
        year=year,
        today=clock.today(),
        kept=kept,
        provisional=kept.provisional if kept else not rules.decided(year),
        days=days,
        specials=list(specials.values()),
        months=months,
        working=rules.working_days(months),
        off=sum(each.kind is DayKind.OFF for each in specials.values()),
        made_up=sum(each.kind is DayKind.MADE_UP for each in specials.values()),
        weekdays=queries.weekdays(),
        stamp=queries.stamp(),
        form=form,
        week_error=week_error,
        kinds=list(DayKind),
        monday=date(2024, 1, 1),
    ), status


@bp.post("/admin/calendar/days")
@requires(Permission.CALENDAR_MANAGE)
def add() -> ResponseReturnValue:
    """Enter a day off or a made-up day."""
    form = DayForm()
    form.offer()
    if not form.validate_on_submit():
        return _year_page(_year_asked(), form, status=422)
    try:
        with transaction():
            services.add_day(form.special(), by=current_actor())
    except Invalid as error:
        form.refuse(error)
        return _year_page(_year_asked(), form, status=422)
    flash(
        gettext("Đã thêm vào lịch: %(name)s, %(day)s.", name=form.name.data, day=f"{form.day.data:%d/%m/%Y}"), "success"
    )
    return redirect(url_for(".index", year=form.day.data.year, _anchor="days"))


@bp.route("/admin/calendar/days/<int:day_id>", methods=["GET", "POST"])
@requires(Permission.CALENDAR_MANAGE, DAY)
def edit(row: CalendarDay) -> ResponseReturnValue:
    """Correct a special day: its kind and its name. Another day is another row."""
    day_id, day = row.id, row.day
    form = DayForm(data={"kind": row.kind.value, "name": row.name, "version": row.version})
    form.offer()
    del form.day
    if request.method == "GET":
        return render_template("workdays/edit.html", row=row, form=form)
    if form.validate_on_submit():
        try:
            with transaction():
                services.change_day(
                    row, DayKind(form.kind.data), form.name.data, by=current_actor(), version=form.seen()
                )
        except (Invalid, Conflict) as error:
            form.refuse(error)
            fresh = _again(day_id)
            form.version.data = form.version.raw_data = None
            form.version.data = str(fresh.version)
            return render_template("workdays/edit.html", row=fresh, form=form), error.status
        flash(gettext("Đã lưu ngày %(day)s.", day=f"{day:%d/%m/%Y}"), "success")
        return redirect(url_for(".index", year=day.year, _anchor="days"))
    return render_template("workdays/edit.html", row=row, form=form), 422


def _again(day_id: int) -> CalendarDay:
    """The day as it is now, after a refused change was rolled back."""
    db.session.expire_all()
    return queries.day_or_404(current_actor(), day_id)


@bp.post("/admin/calendar/days/<int:day_id>/remove")
@requires(Permission.CALENDAR_MANAGE, DAY)
def remove(row: CalendarDay) -> ResponseReturnValue:
    """Take a special day out of the calendar."""
    day, name = row.day, row.name
    version = request.form.get("version", "")
    with transaction():
        services.remove_day(row, by=current_actor(), version=whole(version))
    flash(gettext("Đã bỏ khỏi lịch: %(name)s, %(day)s.", name=name, day=f"{day:%d/%m/%Y}"), "success")
    return redirect(url_for(".index", year=day.year, _anchor="days"))


@bp.post("/admin/calendar/week")
@requires(Permission.CALENDAR_MANAGE)
def week() -> ResponseReturnValue:
    """Say which days of a week are worked."""
    form = WeekForm()
    form.offer()
    year = _year_asked()
    if not form.validate_on_submit():
        return _year_page(year, week_error=gettext("Chọn ít nhất một ngày làm việc trong tuần."), status=422)
    try:
        with transaction():
            services.set_week(form.given(), by=current_actor(), stamp=form.stamp.data or None)
    except (Invalid, Conflict) as error:
        return _year_page(year, week_error=gettext(error.sentence), status=error.status)
    flash(gettext("Đã lưu tuần làm việc."), "success")
    return redirect(url_for(".index", year=year, _anchor="week"))


@bp.route("/admin/calendar/library", methods=["GET", "POST"])
@requires(Permission.CALENDAR_MANAGE)
def library() -> ResponseReturnValue:
    """What differs from the library, and taking over what is ticked."""
    year = _year_asked()
    form = LibraryForm()
    if form.validate_on_submit():
        chosen = [date.fromisoformat(each) for each in request.form.getlist("take") if _is_day(each)]
        new = queries.year_kept(year) is None
        try:
            with transaction():
                many = services.take_over(year, chosen, by=current_actor(), stamp=form.stamp.data or None)
        except Conflict as error:
            return _library_page(year, gettext(error.sentence), error.status)
        if new:
            flash(gettext("Đã nạp lịch năm %(year)s từ thư viện.", year=year), "success")
        else:
            flash(gettext("Đã cập nhật %(many)d ngày từ thư viện.", many=many), "success")
        return redirect(url_for(".index", year=year, _anchor="days"))
    return _library_page(year)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _library_page(year: int, error: str = "", status: int = 200) -> ResponseReturnValue:
    kept = queries.year_kept(year)
    return render_template(
        "workdays/library.html",
        year=year,
        kept=kept is not None,
        differences=queries.differences_of(year) if kept else [],
        stamp=queries.stamp(),
        decided=rules.decided(year),
        error=error,
    ), status


@bp.post("/admin/calendar/confirm")
@requires(Permission.CALENDAR_MANAGE)
def confirm() -> ResponseReturnValue:
    """Say that the year was compared with the government's decision."""
    year = _year_asked()
    with transaction():
        services.confirm_year(year, by=current_actor())
    flash(gettext("Lịch năm %(year)s đã được xác nhận là chính thức.", year=year), "success")
    return redirect(url_for(".index", year=year))
