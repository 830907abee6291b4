// What the page does beyond showing itself: one document at a time, filters, search, and values that find their places.
"use strict";
(() => {
  const docs = [...document.querySelectorAll("article.doc")];
  if (docs.length === 0) return;
  document.documentElement.classList.add("js");
  const list = document.getElementById("list");
  const links = [...list.querySelectorAll("a")];
  const search = document.getElementById("search");
  const filters = [...document.querySelectorAll("select[data-filter]")];
  const matches = document.getElementById("matches");
  const words = docs.map(() => null);  // of each document, made when it is first searched
  let current = -1;
  let held = null;  // the value that was clicked

  const wordsOf = (index) => (words[index] ??= docs[index].textContent.toLowerCase());

  function show(index) {
    if (index === current || !docs[index]) return;
    if (docs[current]) {
      docs[current].classList.remove("shown");
      links[current].removeAttribute("aria-current");
    }
    current = index;
    docs[index].classList.add("shown");
    links[index].setAttribute("aria-current", "true");
    const item = links[index].parentNode;  // brought into view within the list alone: the page stays where it is
    if (item.offsetTop < list.scrollTop) list.scrollTop = item.offsetTop;
    if (item.offsetTop + item.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = item.offsetTop + item.offsetHeight - list.clientHeight;
  }

  function fits(index, needle) {
    return filters.every((filter) => !filter.value || docs[index].getAttribute("data-" + filter.dataset.filter).split("\n").includes(filter.value)) &&
      (!needle || wordsOf(index).includes(needle));
  }

  function sift() {
    const needle = search.value.trim().toLowerCase();
    let left = 0;
    let first = -1;
    docs.forEach((doc, index) => {
      const keep = fits(index, needle);
      links[index].parentNode.hidden = doc.hidden = !keep;
      if (keep && first < 0) first = index;
      left += keep;
    });
    matches.textContent = left === docs.length ? docs.length + " documents" : left + " of " + docs.length + " documents";
    if (docs[current].hidden && first >= 0) show(first);
  }

  function step(by) {
    for (let index = current + by; docs[index]; index += by) {
      if (docs[index].hidden) continue;
      history.replaceState(null, "", "#" + docs[index].id);
      return show(index);
    }
  }

  // The value and all pieces of its place.
  function light(doc, numbers, on) {
    for (const element of doc.querySelectorAll("[data-v]"))
      if (element.dataset.v.split(" ").some((number) => numbers.includes(number))) element.classList.toggle("lit", on);
  }

  function letGo() {
    if (held) light(held.doc, held.numbers, false);
    held = null;
  }

  function hold(element) {
    const doc = element.closest("article");
    letGo();
    held = {doc, numbers: element.dataset.v.split(" ")};
    light(doc, held.numbers, true);
    const other = element.classList.contains("mark") ? ".value.lit" : ".mark.lit";
    const partner = doc.querySelector(other);
    if (partner) partner.scrollIntoView({block: "center"});
  }

  // "#doc-3" shows a document, "#d3-v0" and "#d3-m0" one of its values.
  function follow() {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return;  // no well-formed address
    }
    const doc = target && target.closest("article.doc");
    if (!doc) return;
    show(docs.indexOf(doc));
    if (target === doc) return;
    const element = target.matches("[data-v]") ? target : target.querySelector("[data-v]");
    if (element) hold(element);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    if (link.dataset.v !== undefined) {
      event.preventDefault();
      hold(link);
    } else if (links.includes(link)) {
      event.preventDefault();
      history.replaceState(null, "", link.getAttribute("href"));
      show(links.indexOf(link));
    }
  });
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => {
      const element = event.target instanceof Element && event.target.closest("[data-v]");
      if (!element) return;
      light(element.closest("article"), element.dataset.v.split(" "), on);
      if (!on && held) light(held.doc, held.numbers, true);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return letGo();
    if (event.target.matches("input, select, textarea")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "/") {
      event.preventDefault();
      search.focus();
    }
  });
  search.addEventListener("input", sift);
  for (const filter of filters) filter.addEventListener("change", sift);
  window.addEventListener("hashchange", follow);

  show(0);
  sift();
  follow();
})();
