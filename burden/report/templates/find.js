// Words sought: each of them must stand in a text, whatever the width and the case of its letters.
function folded(text) { return text.normalize("NFKC").toLowerCase(); }
function sought(words) {
  var wanted = folded(words).split(/\s+/).filter(Boolean);
  return function (text) { return wanted.every(function (word) { return text.indexOf(word) >= 0; }); };
}
