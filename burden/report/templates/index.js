(function () {
  var by = function (id) { return document.getElementById(id); };
  var rows = Array.prototype.slice.call(document.querySelectorAll("table.list tbody tr"));
  function narrow() {
    var who = by("organiser").value, level = by("level").value, find = by("find").value.trim().toLowerCase(), shown = 0;
    rows.forEach(function (row) {
      var fits = (!who || row.querySelector(".who").textContent === who) && (!level || row.dataset.level === level) &&
        (!find || row.textContent.toLowerCase().indexOf(find) >= 0);
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    document.querySelectorAll("details.rule").forEach(function (group) {
      group.hidden = !group.querySelector("table.list tbody tr:not([hidden])");
      if (who || level || find) { group.open = true; }
    });
    by("shown").textContent = shown;
  }
  function reveal() {
    var group = location.hash && by(decodeURIComponent(location.hash.slice(1)));
    if (group && group.tagName === "DETAILS") { group.open = true; group.scrollIntoView(); }
  }
  if (by("find")) {
    ["organiser", "level", "find"].forEach(function (id) { by(id).addEventListener("input", narrow); });
    by("find").form.addEventListener("submit", function (event) { event.preventDefault(); });
  }
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (each) { each.open = true; });
  });
  reveal();
})();
