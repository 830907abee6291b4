#include <algorithm>

#include "base/key_hash.h"
#include "grammar/compile.h"
#include "grammar/headings.h"
#include "text/fold.h"

namespace quern::loading {
namespace {

// The sections of a whole grammar in its order; a part can only add to them.
void declare_sections(Compiling& c) {
  const auto& tables = c.merged.root.table("section");
  const auto find = [&](const std::string& name) {
    return std::find_if(tables.begin(), tables.end(), [&](const Entry& entry) { return entry.key == name; });
  };
  const auto declare = [&](const Entry& entry) {
    SectionKind section;
    section.name = entry.key;
    section.place = c.faults.place(entry.at);
    const std::string top = entry.key.substr(0, entry.key.find('.'));
    auto& tops = c.out.tops;
    section.top = static_cast<TopId>(std::find(tops.begin(), tops.end(), top) - tops.begin());
    if (section.top == tops.size()) tops.push_back(top);
    c.out.sections.push_back(std::move(section));
  };
  for (const std::string& name : c.merged.sections) {
    const auto entry = find(name);
    if (entry != tables.end()) declare(*entry);
  }
  for (const Entry& entry : tables) {
    if (c.out.find_section(entry.key) != kNoSection) continue;
    if (!c.names_known) {
      declare(entry);
    } else {
      c.faults.add("grammar_unknown_name", entry.at,
                   "only parts name the section `" + entry.key + "`; no grammar with a schema declares it",
                   suggest(entry.key, c.section_names()));
    }
  }
}

void check_top(Compiling& c, const SectionKind& section, Spot at) {
  const std::string& top = c.out.tops[section.top];
  if (c.names_known && c.out.find_section(top) == kNoSection)
    c.faults.add("grammar_unknown_name", at, "`" + section.name + "` is a sub-kind of `" + top + "`, which is not declared",
                 "add [section." + top + "]");
}

void add_unique(std::vector<SectionId>& ids, SectionId id) {
  if (id != kNoSection && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

void read_plain_keys(Compiling& c, SectionKind& section, const Node& table) {
  if (const Node* prefix = table.find("prefix")) section.prefix = static_cast<float>(prefix->number);
  const Node* memory = table.find("memory");
  if (memory) section.memory = static_cast<float>(memory->number);
  const Node* inline_heading = table.find("inline");
  section.inline_heading = inline_heading && inline_heading->boolean;
  const Node* headless = table.find("headless");
  section.headless = headless && headless->boolean;
  for (const Node& child : table.list("children")) add_unique(section.children, c.section(child));
  for (const Node& name : table.list("within")) {
    if (name.text == section.name)
      c.faults.add("grammar_cycle", name.at, "section `" + name.text + "` stands within itself", "remove it from `within`");
    add_unique(section.within, c.section(name));
  }
}

// "Below one of these" means below their sub-kinds and their children too.
void widen_within(std::vector<SectionKind>& sections) {
  std::vector<std::vector<SectionId>> widened;
  for (const SectionKind& section : sections) {
    std::vector<SectionId> within = section.within;
    for (const SectionId id : section.within) {
      const std::string prefix = sections[id].name + ".";
      for (SectionId other = 0; other < sections.size(); ++other)
        if (sections[other].name.rfind(prefix, 0) == 0) add_unique(within, other);
      for (const SectionId child : sections[id].children) add_unique(within, child);
    }
    widened.push_back(std::move(within));
  }
  for (size_t i = 0; i < sections.size(); ++i) sections[i].within = std::move(widened[i]);
}

// Sections that can never open, because each of those that they stand within waits for them.
void check_reachable(Compiling& c) {
  const auto& sections = c.out.sections;
  std::vector<bool> opens(sections.size(), false);
  for (bool grew = true; grew;) {
    grew = false;
    for (size_t i = 0; i < sections.size(); ++i) {
      const auto& within = sections[i].within;
      if (opens[i] || (!within.empty() && std::none_of(within.begin(), within.end(), [&](SectionId id) { return opens[id]; }))) continue;
      opens[i] = grew = true;
    }
  }
  for (const Entry& entry : c.merged.root.table("section")) {
    const SectionId id = c.out.find_section(entry.key);
    if (id != kNoSection && !opens[id] && c.names_known)
      c.faults.add("grammar_cycle", entry.at, "section `" + entry.key + "` can never open: those that it stands within stand within it",
                   "let one of them stand anywhere");
  }
}

void add_phrase(Headings& headings, const Node& head, SectionId section, HeadingStrength strength) {
  const std::string key = heading_key(head.text, headings);
  if (key.empty()) return;
  auto& entries = headings.phrases[key];
  const auto same = std::find_if(entries.begin(), entries.end(), [&](const HeadingEntry& entry) { return entry.section == section; });
  if (same == entries.end()) {
    entries.push_back({section, strength});
  } else {
    same->strength = std::min(same->strength, strength);
  }
  headings.longest_phrase = std::max<size_t>(headings.longest_phrase, 1 + static_cast<size_t>(std::count(key.begin(), key.end(), ' ')));
}

void read_headings(Compiling& c, const Entry& entry, SectionId id, std::vector<Pattern>& patterns) {
  Headings& headings = c.out.headings;
  for (const std::string_view key : {"heads", "weak", "patterns"})
    for (const Entry& language : entry.value.table(key)) c.language(language.key, language.at);
  for (const Entry& language : entry.value.table("heads"))
    for (const Node& head : language.value.elements) add_phrase(headings, head, id, HeadingStrength::kExact);
  for (const Entry& language : entry.value.table("weak"))
    for (const Node& head : language.value.elements) add_phrase(headings, head, id, HeadingStrength::kWeak);
  for (const Entry& language : entry.value.table("patterns")) {
    for (const Node& pattern : language.value.elements) {
      auto compiled = c.macros.compile(pattern, "heading pattern of `" + entry.key + "`: ", language.key);
      if (!compiled) continue;
      patterns.push_back(std::move(*compiled));
      headings.pattern_sections.push_back(id);
    }
  }
  for (const Node& tail : entry.value.list("tails")) headings.tails.push_back(heading_key(tail.text, headings));
}

void read_cues(Compiling& c, const Entry& entry, TopId top, std::vector<Pattern>& patterns) {
  for (const Entry& language : entry.value.table("cues")) {
    const int number = c.language(language.key, language.at);
    for (const Node& source : language.value.elements) {
      const Node& match = source.match();
      auto compiled = c.macros.compile(match, "cue of `" + entry.key + "`: ", language.key);
      if (!compiled) continue;
      Cue cue;
      cue.top = top;
      cue.source = match.text;
      cue.feature_hash = hash_more(hash_more(kHashSeed, entry.key), " " + match.text);
      cue.language = number;
      if (const Node* weight = source.find("weight")) cue.weight = static_cast<float>(weight->number);
      if (const Node* early = source.find("early")) cue.early = static_cast<uint16_t>(std::min<int64_t>(early->integer, 0xFFFF));
      const auto twin = std::find_if(c.out.cues.begin(), c.out.cues.end(), [&](const Cue& one) {
        return one.feature_hash == cue.feature_hash && one.weight == cue.weight && one.early == cue.early;
      });
      if (twin != c.out.cues.end()) cue.twin = static_cast<int>(twin - c.out.cues.begin());
      c.out.cues.push_back(std::move(cue));
      patterns.push_back(std::move(*compiled));
    }
  }
}

void finish_headings(Headings& headings) {
  for (auto& [key, entries] : headings.phrases)
    std::stable_sort(entries.begin(), entries.end(), [](const HeadingEntry& a, const HeadingEntry& b) { return a.strength < b.strength; });
  auto& tails = headings.tails;
  std::sort(tails.begin(), tails.end(),
            [](const std::string& a, const std::string& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  tails.erase(std::unique(tails.begin(), tails.end()), tails.end());
  tails.erase(std::remove(tails.begin(), tails.end(), ""), tails.end());
  for (const auto& [phrase, entries] : headings.phrases) {
    headings.phrase_filter.add(phrase);
    if (entries.front().strength == HeadingStrength::kExact) headings.first_filter.add(first_word(phrase));
  }
  for (const std::string& tail : tails) headings.tail_filter.add(last_word(tail));
}

}  // namespace

void compile_sections(Compiling& c) {
  declare_sections(c);
  const Node* heading = c.merged.root.find("heading");
  if (heading)
    for (const Node& word : heading->list("conjunctions")) c.out.headings.conjunctions.push_back(fold_phrase(word.text));
  const Node* layout = c.merged.root.find("layout");
  if (layout) {
    for (const Node& word : layout->list("abbreviations")) c.out.layout.abbreviations.insert(fold_phrase(word.text));
    for (const Node& word : layout->list("joiners")) c.out.layout.joiners.insert(fold_phrase(word.text));
  }
  std::vector<Pattern> headings, cues;
  for (const Entry& entry : c.merged.root.table("section")) {
    const SectionId id = c.out.find_section(entry.key);
    if (id == kNoSection) continue;
    SectionKind& section = c.out.sections[id];
    check_top(c, section, entry.at);
    read_plain_keys(c, section, entry.value);
    read_headings(c, entry, id, headings);
    read_cues(c, entry, section.top, cues);
  }
  for (const std::string& top : c.out.tops) c.out.plain.push_back(c.out.find_section(top));
  widen_within(c.out.sections);
  check_reachable(c);
  finish_headings(c.out.headings);
  c.out.headings.patterns = PatternSet(headings, Anchor::kBoth);
  std::vector<int> languages;
  for (const Cue& cue : c.out.cues) languages.push_back(cue.language);
  c.out.cue_set = PatternSet(cues, Anchor::kNone, std::move(languages));
}

}  // namespace quern::loading
