(function () {
  "use strict";
  var CHUNK = 50; // cards in one list: lists out of sight cost nothing
  var ENTITIES = { lt: "<", gt: ">", amp: "&", "#34": "\"", "#39": "'" };
  var by = function (id) { return document.getElementById(id); };
  var all = function (what, where) { return Array.prototype.slice.call((where || document).querySelectorAll(what)); };
  var list = by("list"), find = by("find"), group = by("group"), shown = by("shown"), jump = by("jump");
  var facets = all("select[data-facet]");
  var names = facets.map(function (each) { return each.dataset.facet; });
  var cards = [], first = [], groups = first;
  var mold = document.createElement("template");
  // A page of very many warnings holds most lists as text, in <noscript>; each is drawn when it comes near.
  var near = list && list.querySelector("noscript") && "IntersectionObserver" in window && new IntersectionObserver(function (seen) {
    seen.forEach(function (each) { if (each.isIntersecting) { draw(each.target.chunk); } });
  }, { rootMargin: "1500px" });

  function take(section, link) {
    var rule = { node: section, link: link, chunks: [], n: 0, page: "#rule-" + section.id.slice(6), title: section.querySelector("h3").firstChild.data };
    all("ol.list, noscript", section).forEach(function (node) {
      var waits = node.localName === "noscript", chunk = waits ? chunked(rule) : known(rule, node);
      (waits ? texts(node.textContent) : all("li[data-of]", node)).forEach(function (each) { enter(each, rule, chunk); });
      if (waits) {
        node.replaceWith(chunk.node);
        lay(chunk);
      }
    });
    first.push(rule);
  }

  function texts(list) {
    return list.slice(list.indexOf("<li"), list.lastIndexOf("</ol>")).split(/(?=<li )/);
  }

  function enter(each, rule, chunk) {
    var waits = typeof each === "string", of = waits ? / data-of="([^"]*)"/.exec(each)[1] : each.dataset.of;
    var card = { node: waits ? null : each, html: waits ? each : "", of: of.split(" "), rule: rule, home: chunk, group: rule, chunk: chunk, text: "", shows: true };
    chunk.cards.push(card);
    cards.push(card);
  }

  function node(card) {
    if (!card.node) {
      mold.innerHTML = card.html;
      card.node = mold.content.firstChild;
      card.node.hidden = !card.shows;
    }
    return card.node;
  }

  function lay(chunk) { // its cards: now, or when it comes near
    chunk.drawn = false;
    if (!near) { draw(chunk); return; }
    chunk.node.replaceChildren();
    chunk.node.classList.add("waits");
    chunk.node.style.setProperty("--n", chunk.cards.length);
    near.observe(chunk.node);
  }

  function draw(chunk) {
    if (chunk.drawn) { return; }
    chunk.drawn = true;
    chunk.node.classList.remove("waits");
    chunk.node.append.apply(chunk.node, chunk.cards.map(groups === first ? node : titled));
    if (near) { near.unobserve(chunk.node); }
  }

  function said(card) {
    return card.text || (card.text = folded(card.node ? card.node.textContent : plain(card.html)));
  }

  function plain(html) {
    return html.replace(/<[^>]*>/g, "").replace(/&(lt|gt|amp|#34|#39);/g, function (whole, name) { return ENTITIES[name]; });
  }

  function fitting() {
    var wanted = facets.map(function (each, at) { return [at, each.value]; }).filter(function (pair) { return pair[1]; });
    var holds = sought(find.value);
    return function (card) {
      return wanted.every(function (pair) { return card.of[pair[0]] === pair[1]; }) && (!find.value || holds(said(card)));
    };
  }

  function narrow() {
    var fits = fitting(), n = 0;
    groups.forEach(function (each) {
      each.n = 0;
      each.chunks.forEach(function (chunk) { chunk.n = 0; });
    });
    cards.forEach(function (card) {
      var shows = card.shows = fits(card);
      if (card.node && card.node.hidden === shows) { card.node.hidden = !shows; }
      if (shows) { n += 1; card.group.n += 1; card.chunk.n += 1; }
    });
    groups.forEach(told);
    shown.textContent = shown.dataset.said.replace("{n}", n);
    by("none-fits").hidden = n > 0;
  }

  function told(each) {
    each.node.hidden = each.link.hidden = !each.n;
    each.link.lastChild.textContent = each.n;
    each.chunks.forEach(function (chunk) {
      chunk.node.hidden = !chunk.n;
      chunk.node.style.setProperty("--n", chunk.n);
    });
  }

  function regroup() {
    var at = names.indexOf(group.value), place = list.nextSibling, home = list.parentNode;
    list.remove(); // what is not on the page is moved at no cost
    groups = group.value === "rule" ? restored() : arranged(at);
    groups.forEach(function (each) { each.chunks.forEach(lay); });
    list.replaceChildren.apply(list, groups.map(function (each) { return each.node; }));
    jump.replaceChildren.apply(jump, groups.map(function (each) { return each.link; }));
    narrow();
    home.insertBefore(list, place);
  }

  function restored() {
    cards.forEach(function (card) {
      card.group = card.rule;
      card.chunk = card.home;
    });
    return first;
  }

  function arranged(at) {
    var made = {};
    cards.forEach(function (card) {
      var key = card.of[at], into = made[key] || (made[key] = fresh(key, facets[at].options[Number(key) + 1].text));
      if (into.n % CHUNK === 0) { chunked(into, into.node); }
      into.n += 1;
      into.counts[Number(card.of[0])] += 1;
      card.group = into;
      card.chunk = into.chunks[into.chunks.length - 1];
      card.chunk.cards.push(card);
    });
    return Object.keys(made).map(function (key) { return made[key]; }).sort(graver);
  }

  function graver(a, b) {
    return b.counts[0] - a.counts[0] || b.counts[1] - a.counts[1] || b.counts[2] - a.counts[2];
  }

  function fresh(key, name) {
    var node = document.createElement("section"), head = document.createElement("h3"), link = document.createElement("a");
    node.className = "group";
    node.id = "group-" + key;
    head.textContent = name;
    node.append(head);
    link.href = "#" + node.id;
    link.append(name + " ", document.createElement("b"));
    return { node: node, link: link, chunks: [], counts: [0, 0, 0], n: 0 };
  }

  function chunked(into, within) {
    var made = document.createElement("ol");
    made.className = "list";
    if (within) { within.append(made); }
    return known(into, made);
  }

  function known(into, made) {
    var chunk = { node: made, n: 0, cards: [], drawn: true };
    made.chunk = chunk;
    into.chunks.push(chunk);
    return chunk;
  }

  function titled(card) {
    if (!card.titled) {
      card.titled = document.createElement("a");
      card.titled.href = card.rule.page;
      card.titled.textContent = card.rule.title;
      node(card).firstChild.append(" ", card.titled);
    }
    return card.node;
  }

  function reveal() {
    var name = decodeURIComponent(location.hash.slice(1)), card = /^w\d+$/.test(name) && cards[name.slice(1) - 1], to = name && by(name);
    if (find && (card ? !card.shows : to && to.closest("#list [hidden]"))) {
      find.form.reset();
      setTimeout(reveal);
      return;
    }
    if (card && !card.chunk.drawn) {
      draw(card.chunk);
      to = card.node;
      location.replace(location.hash); // only now is it the target
    }
    if (to) { to.scrollIntoView(); }
  }

  function follow(event) {
    var to = event.currentTarget.dataset.narrow.split(" ");
    facets.forEach(function (each, at) { each.value = names[at] === to[0] ? to[1] : ""; });
    find.value = "";
    narrow();
  }

  if (find) {
    var links = all("a", jump);
    all("section.group", list).forEach(function (section, at) { take(section, links[at]); });
    find.form.addEventListener("input", function (event) { (event.target === group ? regroup : narrow)(); });
    find.form.addEventListener("submit", function (event) { event.preventDefault(); });
    find.form.addEventListener("reset", function () { setTimeout(regroup); });
    all("a[data-narrow]").forEach(function (link) { link.addEventListener("click", follow); });
  }
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", function () {
    all("details:not(.unit details)").forEach(function (each) { each.open = true; });
    groups.forEach(function (each) { each.chunks.forEach(function (chunk) { if (!chunk.node.hidden) { draw(chunk); } }); });
  });
  reveal();
})();
