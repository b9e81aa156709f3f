(function () {
  var by = function (id) { return document.getElementById(id); };
  var all = function (what, root) { return Array.prototype.slice.call((root || document).querySelectorAll(what)); };
  var has = function (list, one) { return !one || (" " + (list || "") + " ").indexOf(" " + one + " ") >= 0; };
  var form = by("narrow"), body = document.body, NEAR = Number(form.dataset.near), FAR = Number(form.dataset.far);
  var KINDS = { month: "section.month", week: "section.week", day: "section.day" };
  var UNITS = { month: all(KINDS.month), week: all(KINDS.week), day: all(KINDS.day) };
  var at = form.dataset.today, asked = {}, cells = {}, minis = {}, rows = {}, counted = {};
  all("td[data-mini]").forEach(function (cell) { minis[cell.dataset.mini] = cell.querySelector("a"); });
  all("td[data-day]").forEach(function (cell) { cells[cell.dataset.day] = cell; });
  UNITS.day.forEach(function (day) { rows[day.dataset.day] = all("tr[data-c]", day); rows[day.dataset.day].forEach(function (row) { row.said = saying(row); }); });
  function saying(row) { return folded(all(".who, .whom, .item", row).map(function (one) { return one.textContent; }).join(" ")); }
  var due = all(".month tr[data-due]");

  function made(kind, text, name) {
    var one = document.createElement(kind);
    one.textContent = text;
    one.className = name || "";
    return one;
  }
  function put(root, name, value) {
    all("." + name, root).forEach(function (one) { one.textContent = value; });
  }

  // Filters: what fits stays, and every number says how many of those there are.
  function fits(row) {
    return has(row.dataset.c, asked.c) && has(row.dataset.o, asked.o) && has(row.dataset.f, asked.f) &&
      (!asked.q || asked.holds(row.said));
  }
  function fitsInside(row, name) {
    return has(name.dataset.c, asked.c) && has(row.dataset.o, asked.o) && has(name.dataset.f, asked.f) &&
      (!asked.q || asked.holds(name.said || (name.said = folded(["what", "who"].map(function (part) {
        return row.querySelector("." + part).textContent;
      }).concat(name.textContent).join(" ")))));
  }
  function level(fitting) {
    return ["w-error", "w-warning", "w-note"].filter(function (one) {
      return fitting.some(function (row) { return row.className === one; });
    })[0] || "";
  }
  function line(row, far) {
    var names = row.querySelectorAll("b"), time = row.querySelector(".time");
    var one = made("div", "", ["k-" + row.dataset.k, row.className, far ? "far" : ""].join(" ").trim());
    one.appendChild(made("b", ""));
    if (time) { one.appendChild(time.cloneNode(true)); }
    one.appendChild(document.createTextNode(row.querySelector(".whom b").textContent + "←" + names[0].textContent));
    return one;
  }
  function more(day, number, name) {
    var link = linked("d-" + day, form.dataset.more.replace("#", number));
    link.className = name;
    return link;
  }
  function fill(day, fitting) {
    var cell = cells[day], lines = cell.querySelector(".lines"), mark = cell.querySelector(".mark");
    put(cell, "n", fitting.length || "");
    lines.textContent = "";
    fitting.slice(0, FAR).forEach(function (row, number) { lines.appendChild(line(row, number >= NEAR)); });
    if (fitting.length > NEAR) { lines.appendChild(more(day, fitting.length - NEAR, "near")); }
    if (fitting.length > FAR) { lines.appendChild(more(day, fitting.length - FAR, "far")); }
    mark.className = "mark " + level(fitting);
    mark.hidden = !level(fitting);
    mark.lastChild.textContent = fitting.filter(function (row) { return row.dataset.f; }).length;
    if (minis[day]) { minis[day].className = "l" + Math.min(fitting.length, 6) + " " + level(fitting); }
  }
  function narrowDay(section) {
    var day = section.dataset.day, fitting = rows[day].filter(function (row) { return !(row.hidden = !fits(row)); });
    section.classList.toggle("empty", !fitting.length);
    section.querySelector(".none").hidden = fitting.length > 0;
    all("table.list", section).forEach(function (table) { table.hidden = !fitting.length; });
    put(section, "n", fitting.length);
    fill(day, fitting);
    var begun = fitting.filter(function (row) { return "b" in row.dataset; });
    begun.forEach(function (row) { count(row.dataset.c, row.dataset.o, day.slice(0, 7)); });
    return begun.length;
  }
  function narrowWindow(row) {
    var fitting = 0, due = "due" in row.dataset;
    all(".whom span", row).forEach(function (name) {
      name.hidden = !fitsInside(row, name);
      if (name.nextElementSibling) { name.nextElementSibling.hidden = name.hidden; }
      fitting += name.hidden ? 0 : 1;
      if (due && !name.hidden) { count(name.dataset.c, row.dataset.o, row.dataset.last.slice(0, 7)); }
    });
    put(row, "k", fitting);
    row.hidden = !fitting;
    row.fitting = fitting;
  }
  // The tables by county and department: visits by row and month.
  function count(county, organisers, month) {
    ["c-" + county].concat(organisers.split(" ").map(function (one) { return "o-" + one; })).forEach(function (row) {
      var own = counted[row] || (counted[row] = {});
      own[month] = (own[month] || 0) + 1;
    });
  }
  function narrowTables() {
    all("table.sums tbody tr").forEach(function (row) {
      var own = counted[row.id] || {}, total = 0;
      UNITS.month.forEach(function (unit, number) {
        var month = unit.dataset.month, n = own[month] || 0, cell = row.cells[number + 2];
        total += n;
        if (cell.textContent !== String(n || "")) { cell.replaceChildren(n ? linked("m-" + month, n) : ""); }
      });
      row.cells[1].firstChild.textContent = total;
      row.hidden = !total;
    });
  }
  function linked(place, text) {
    var link = made("a", text);
    link.href = "#" + place;
    return link;
  }
  function sum(list) { return list.reduce(function (total, row) { return total + row.fitting; }, 0); }
  function narrowMonth(month, begun) {
    var listed = all("tr[data-first]", month), first = month.dataset.first, last = month.dataset.last;
    listed.forEach(narrowWindow);
    var drawn = all(".gantt li", month).filter(function (bar) { return !(bar.hidden = by(bar.dataset.row).hidden); }).length;
    var fitting = listed.filter(function (row) { return row.fitting; }).length;
    all(".bars-more", month).forEach(function (place) { place.textContent = fitting > drawn ? form.dataset.bars.replace("#", fitting - drawn) : ""; });
    all("details.windows", month).forEach(function (list) {
      list.hidden = !fitting;
      list.querySelector("summary").textContent = form.dataset.windows.replace("#", fitting);
    });
    var ends = sum(listed.filter(function (row) { return "due" in row.dataset; }));
    all('[data-month="' + month.dataset.month + '"]').forEach(function (place) {
      put(place, "begun", begun);
      put(place, "due", ends);
    });
    return { listed: sum(listed), first: first, last: last, ends: ends };
  }
  function narrow() {
    ["c", "o", "f", "q"].forEach(function (id) { asked[id] = by(id).value.trim(); });
    asked.holds = sought(asked.q);
    counted = {};
    var begun = {}, total = 0, ends = 0;
    UNITS.day.forEach(function (section) {
      var month = section.dataset.day.slice(0, 7);
      begun[month] = (begun[month] || 0) + narrowDay(section);
    });
    var told = UNITS.month.map(function (month) {
      var one = narrowMonth(month, begun[month.dataset.month] || 0);
      total += begun[month.dataset.month] || 0;
      ends += one.ends;
      return one;
    });
    UNITS.month.forEach(function (month, number) { 
      put(month, "listed", told[number].listed);
      put(month, "through", sum(touching(told[number])) - told[number].listed);
    });
    put(by("sums"), "total", total + ends);
    put(by("sums"), "begun", total);
    put(by("sums"), "due", ends);
    document.querySelector(".nothing").hidden = total + ends > 0;
    all(".paper").forEach(function (place) { place.textContent = (place.matches("p") ? [] : [document.title]).concat(chosen()).join(" · "); });
    narrowTables();
    inside();
  }
  function chosen() {
    var names = all("#choices select").filter(function (one) { return one.value; }).map(function (one) { return one.selectedOptions[0].text; });
    return asked.q ? names.concat(asked.q) : names;
  }

  // The windows that lie open in the week or on the day shown, each once.
  function touching(unit) {
    return due.filter(function (row) { return row.dataset.first <= unit.last && row.dataset.last >= unit.first && row.fitting; });
  }
  function inside() {
    var unit = document.querySelector(".on[data-first]"), panel = by("inside"), list = panel.querySelector("tbody");
    if (body.dataset.view === "day") { unit = document.querySelector(".day.on"); }
    if (!unit) { return; }
    var first = unit.dataset.first || unit.dataset.day, found = touching({ first: first, last: unit.dataset.last || first });
    put(panel.querySelector("summary"), "k", sum(found));
    panel.hidden = !found.length;
    list.textContent = "";
    if (panel.open) {
      found.forEach(function (row) {
        var copy = row.cloneNode(true);
        copy.removeAttribute("id");
        list.appendChild(copy);
      });
    }
  }

  // Views: one month, week or day at a time, or the year, or all months or days for the printer.
  function unitOf(view, day) {
    var kept = UNITS[view].filter(function (unit) { return (unit.dataset.first || unit.dataset.day) <= day; });
    return kept[kept.length - 1] || UNITS[view][0];
  }
  function show(view, unit) {
    all(".on").forEach(function (one) { one.classList.remove("on"); });
    body.dataset.view = view;
    if (unit) {
      unit.classList.add("on");
      unit.parentNode.closest("section.week, body").classList.add("on");
      at = unit.dataset.day || (unit.dataset.first <= form.dataset.today && unit.dataset.last >= form.dataset.today ? form.dataset.today : unit.dataset.first);
      by("here").textContent = unit.dataset.name || unit.querySelector("h3 a").textContent;
    }
    all("button[data-show]").forEach(function (each) { each.setAttribute("aria-pressed", String(each.dataset.show === view)); });
    inside();
  }
  function step(by_so_much) {
    var view = body.dataset.view, units = UNITS[view];
    if (by_so_much === 0) { go(unitOf(view, form.dataset.today)); return; }
    go(units[units.indexOf(document.querySelector(KINDS[view] + ".on")) + by_so_much]);
  }
  function go(unit) {
    if (unit) { location.hash = unit.id; }
  }
  // The address keeps what is sought, so that a page turned, kept or sent on is still a township's own.
  function decoded(text) {
    try { return decodeURIComponent(text); } catch (broken) { return text; }
  }
  function keep(place) {
    var sought = asked.q ? "q=" + encodeURIComponent(asked.q) : "";
    history.replaceState(null, "", "#" + [place, sought].filter(Boolean).join("&"));
  }
  function follow() {
    var parts = location.hash.slice(1).split(/&(?=q=)|^(?=q=)/), sought = parts.filter(function (one) { return one.slice(0, 2) === "q="; })[0];
    var place = parts[0] === sought ? "" : parts[0];
    var hash = decoded(place), there = hash && by(hash), unit = there && there.closest(Object.values(KINDS).join());
    if (sought) {
      by("q").value = decoded(sought.slice(2));
      narrow();
    }
    keep(place);
    if (hash === "all" || there && there.matches("#months, #days")) { show(hash); }
    else if (there && there.matches("#year, .v-sums h2")) { show("year"); }
    else if (unit) { show(unit.classList[0], unit); }
    else if (!hash || !body.dataset.view) { show("month", by(form.dataset.opening)); }
    if (there && there.matches("tr")) { there.closest("details").open = true; }
    if (there) { there.scrollIntoView(); }
  }
  function print(which) {
    var view = body.dataset.view, unit = view in KINDS ? document.querySelector(KINDS[view] + ".on") : null;
    body.dataset.paper = by("paper").value;
    body.classList.toggle("narrowed", chosen().length > 0);
    if (which) { show(which); }
    window.print();
    show(view, unit);
  }

  form.addEventListener("input", function () { narrow(); keep(location.hash.slice(1).split(/&?q=/)[0]); });
  form.addEventListener("reset", function () { setTimeout(narrow, 0); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  by("inside").addEventListener("toggle", inside);
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button"), data = button ? button.dataset : {};
    all("details.menu[open]").forEach(function (menu) { if (!menu.contains(event.target) && menu.id !== "choices") { menu.open = false; } });
    if (data.show) { data.show === "year" ? location.hash = "year" : go(unitOf(data.show, at)); }
    if (data.step) { step(Number(data.step)); }
    if ("print" in data) { print(data.print); }
    if (data.pick) {
      by(data.pick).value = data.value;
      narrow();
      go(by(form.dataset.opening));
    }
  });
  function fit() { document.documentElement.style.scrollPaddingTop = form.offsetHeight + 8 + "px"; }
  window.addEventListener("resize", fit);
  window.addEventListener("hashchange", follow);
  by("choices").open = window.matchMedia("(min-width: 1001px)").matches;
  narrow();
  fit();
  follow();
})();
