(function () {
  var by = function (id) { return document.getElementById(id); };
  var all = function (what, root) { return Array.prototype.slice.call((root || document).querySelectorAll(what)); };
  var has = function (list, one) { return !one || (" " + list + " ").indexOf(" " + one + " ") >= 0; };
  var cells = {}, minis = {};
  all("td[data-mini]").forEach(function (cell) { minis[cell.dataset.mini] = cell.querySelector("a"); });
  all("td[data-day]").forEach(function (cell) {
    cells[cell.dataset.day] = { count: cell.querySelector(".n"), lines: cell.querySelector(".lines"), link: cell.querySelector("a") };
  });
  var more = document.documentElement.lang === "en" ? "+" : "另有 ";
  function line(text, href) {
    var made = document.createElement(href ? "a" : "div");
    made.textContent = text;
    if (href) { made.href = href; }
    return made;
  }
  function fill(day, fitting) {
    var cell = cells[day];
    if (!cell) { return; }
    cell.count.textContent = fitting.length || "";
    cell.lines.textContent = "";
    fitting.slice(0, 3).forEach(function (row) {
      var names = row.querySelectorAll("b");
      var made = line(names[0].textContent + "→" + names[1].textContent);
      made.className = row.className;
      cell.lines.appendChild(made);
    });
    if (fitting.length > 3) { cell.lines.appendChild(line(more + (fitting.length - 3), "#d-" + day)); }
  }
  function narrow() {
    var c = by("c").value, o = by("o").value, f = by("f").value;
    document.body.classList.toggle("filtered", Boolean(c || o || f));
    all("section.day").forEach(function (section) {
      var fitting = all("li", section).filter(function (row) {
        row.hidden = !(has(row.dataset.c, c) && has(row.dataset.o, o) && has(row.dataset.f || "", f));
        return !row.hidden;
      });
      section.hidden = !fitting.length;
      section.querySelector(".n").textContent = fitting.length;
      fill(section.dataset.day, fitting);
      shade(section.dataset.day, fitting);
    });
    all("section.week").forEach(function (week) { week.hidden = !week.querySelector("section.day:not([hidden])"); });
    all(".strip rect").forEach(function (bar) { bar.style.display = has(bar.dataset.o, o) && !c && !f ? "" : "none"; });
    all("details.windows").forEach(function (list) {
      var left = all("tr[data-o]", list).filter(function (row) {
        var names = all(".whom span", row), fitting = 0;
        names.forEach(function (name) {
          name.hidden = !has(name.dataset.c, c);
          if (name.nextElementSibling) { name.nextElementSibling.hidden = name.hidden; }
          fitting += name.hidden ? 0 : 1;
        });
        row.hidden = !(has(row.dataset.o, o) && fitting);
        row.querySelector(".k").textContent = fitting;
        return !row.hidden;
      });
      list.hidden = !left.length;
      if (f) { list.hidden = true; }
      if (c || o) { list.open = true; }
    });
  }
  function shade(day, fitting) {
    var cell = minis[day];
    if (!cell) { return; }
    var marks = fitting.map(function (row) { return row.className; });
    var level = ["w-error", "w-warning", "w-note"].filter(function (one) { return marks.indexOf(one) >= 0; })[0] || "";
    cell.className = "l" + Math.min(fitting.length, 6) + " " + level;
  }
  function show(view) {
    document.body.dataset.view = view;
    all("button[data-show]").forEach(function (each) { each.setAttribute("aria-pressed", String(each.dataset.show === view)); });
  }
  function follow() {
    var view = { "#m": "month", "#d": "day", "#w": "week", "#y": "year" }[location.hash.slice(0, 2)];
    if (view && document.body.dataset.view !== "all" && !(view === "day" && document.body.dataset.view === "week")) { show(view); }
    var there = location.hash && by(location.hash.slice(1));
    if (there) { there.scrollIntoView(); }
  }
  ["c", "o", "f"].forEach(function (id) { by(id).addEventListener("input", narrow); });
  by("months").addEventListener("reset", function () { setTimeout(narrow, 0); });
  by("months").addEventListener("submit", function (event) { event.preventDefault(); });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (button && button.dataset.show) { show(button.dataset.show); }
    if (button && "print" in button.dataset) { window.print(); }
    var pick = event.target.dataset && event.target.dataset.pick;
    if (!pick) { return; }
    by(pick).value = event.target.dataset.value;
    narrow();
  });
  window.addEventListener("beforeprint", function () {
    all("details").forEach(function (each) { each.open = true; });
  });
  window.addEventListener("hashchange", follow);
  narrow();
  show("year");
  follow();
})();
