(function () {
  "use strict";
  var by = function (id) { return document.getElementById(id); };
  var all = function (what, where) { return Array.prototype.slice.call((where || document).querySelectorAll(what)); };
  var list = by("list"), find = by("find"), group = by("group"), shown = by("shown"), jump = by("jump");
  var facets = all("select[data-facet]");
  var names = facets.map(function (each) { return each.dataset.facet; });
  var first = all("section.group", list).map(function (node) { return { node: node, home: node.querySelector("ol") }; });
  var links = all("a", jump);
  var cards = [];
  first.forEach(function (each) {
    all("li[data-of]", each.home).forEach(function (node) {
      cards.push({ node: node, of: node.dataset.of.split(" "), home: each, group: each, text: "" });
    });
  });
  var groups = first;

  function said(card) {
    return card.text || (card.text = card.node.textContent.toLowerCase());
  }

  function narrow() {
    var wanted = facets.map(function (each, at) { return [at, each.value]; }).filter(function (pair) { return pair[1]; });
    var words = find.value.trim().toLowerCase(), n = 0;
    groups.forEach(function (each) { each.n = 0; });
    cards.forEach(function (card) {
      var fits = wanted.every(function (pair) { return card.of[pair[0]] === pair[1]; }) && (!words || said(card).indexOf(words) >= 0);
      if (card.node.hidden === fits) { card.node.hidden = !fits; }
      if (fits) { n += 1; card.group.n += 1; }
    });
    groups.forEach(function (each) {
      each.node.hidden = !each.n;
      each.link.hidden = !each.n;
      each.link.lastChild.textContent = each.n;
    });
    shown.textContent = shown.dataset.said.replace("{n}", n);
    by("none-fits").hidden = n > 0;
  }

  function regroup() {
    var at = names.indexOf(group.value), made = {};
    if (group.value === "rule") {
      cards.forEach(function (card) { card.group = card.home; card.home.home.append(card.node); });
      groups = first;
    } else {
      cards.forEach(function (card) {
        var key = card.of[at];
        card.group = made[key] || (made[key] = fresh(key, facets[at].options[Number(key) + 1].text));
        card.group.counts[Number(card.of[0])] += 1;
        card.group.home.append(named(card).node);
      });
      groups = Object.keys(made).map(function (key) { return made[key]; }).sort(graver);
    }
    list.replaceChildren.apply(list, groups.map(function (each) { return each.node; }));
    jump.replaceChildren.apply(jump, groups.map(function (each) { return each.link; }));
    narrow();
  }

  function named(card) {
    if (!card.link) {
      card.link = document.createElement("a");
      card.link.href = card.home.page;
      card.link.textContent = card.home.title;
      card.node.firstChild.append(" ", card.link);
    }
    return card;
  }

  function graver(a, b) {
    return b.counts[0] - a.counts[0] || b.counts[1] - a.counts[1] || b.counts[2] - a.counts[2];
  }

  function fresh(key, name) {
    var node = document.createElement("section"), head = document.createElement("h3"), home = document.createElement("ol");
    var link = document.createElement("a");
    node.className = "group";
    node.id = "group-" + key;
    head.textContent = name;
    home.className = "list";
    node.append(head, home);
    link.href = "#" + node.id;
    link.append(name + " ", document.createElement("b"));
    return { node: node, home: home, link: link, counts: [0, 0, 0], n: 0 };
  }

  function reveal() {
    var to = location.hash.length > 1 && by(decodeURIComponent(location.hash.slice(1)));
    if (to && find && to.closest("#list [hidden]")) {
      find.form.reset();
    }
    if (to) { to.scrollIntoView(); }
  }

  if (find) {
    first.forEach(function (each, at) { each.link = links[at]; });
    find.form.addEventListener("input", function (event) { (event.target === group ? regroup : narrow)(); });
    find.form.addEventListener("submit", function (event) { event.preventDefault(); });
    find.form.addEventListener("reset", function () { setTimeout(regroup); });
    all("a[data-narrow]").forEach(function (link) {
      link.addEventListener("click", function () {
        var to = link.dataset.narrow.split(" ");
        facets.forEach(function (each, at) { each.value = names[at] === to[0] ? to[1] : ""; });
        find.value = "";
        narrow();
      });
    });
  }
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", function () {
    all("details").forEach(function (each) { each.open = true; });
  });
  reveal();
})();
