// The visible structure of a page as nested lists [kind, text, children]; text is kept only where no data speaks.
() => {
  const LANDMARKS = ['HEADER', 'NAV', 'MAIN', 'FOOTER', 'SECTION', 'FORM'];
  const kinds = {DETAILS: 'details', TABLE: 'table', UL: 'list', OL: 'list', LI: 'entry', SELECT: 'choice', INPUT: 'field', BUTTON: 'button', A: 'link', OUTPUT: 'output'};
  const plain = (each) => (each?.textContent ?? '').trim().replace(/\s+/g, ' ');
  const heads = (table) => [...table.querySelectorAll(':scope > thead th')].map(plain).join(' | ');
  const label = (each) => each.labels?.length ? plain(each.labels[0].firstChild) : each.ariaLabel ?? '';
  const told = {
    TABLE: heads, SELECT: label, INPUT: label, BUTTON: plain, H1: plain,
    H2: (each) => plain(each).replace(/\d+/g, '#'),
  };
  const kind = (each) => {
    if (LANDMARKS.includes(each.tagName)) return each.tagName.toLowerCase();
    if (/^H[1-6]$/.test(each.tagName)) return each.tagName.toLowerCase();
    if (each.tagName === 'svg') return each.getAttribute('role') === 'img' ? 'picture' : null;
    if (each.getAttribute('role') === 'alert') return 'alert';
    if (each.tagName === 'A' && !each.closest('nav, header')) return null;
    return kinds[each.tagName];
  };
  const outline = (each) => {
    if (!each.checkVisibility()) return [];
    const own = kind(each), rows = each.tagName === 'TABLE' ? each.tBodies[0]?.rows.length ?? 0 : null;
    const leaf = own && ['table', 'choice', 'picture', 'link', 'button'].includes(own);
    const below = leaf ? [] : [...each.children].flatMap(outline);
    if (!own) return below;
    const text = told[each.tagName]?.(each) ?? '';
    return [[own, rows === null ? text : `${text}: ${rows} rows`, below]];
  };
  return outline(document.body);
}
