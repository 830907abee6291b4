#include <algorithm>
#include <array>
#include <utility>

#include "grammar/compile.h"

namespace quern::loading {
namespace {

// In the order of switch classes (grammar/switches.h), with what each costs where the grammar does not say.
struct SwitchKey {
  std::string_view key;
  float cost;
};
constexpr std::array<SwitchKey, kSwitchClasses> kSwitchKeys{{{"start", 0.0f},
                                                             {"blank", 1.7f},
                                                             {"line", 3.0f},
                                                             {"bullet", 4.0f},
                                                             {"sentence", 4.0f},
                                                             {"inline_bullet", 4.5f},
                                                             {"joint", 2.5f},
                                                             {"inline_heading", 0.5f},
                                                             {"after_heading", 4.0f},
                                                             {"known_heading", 0.3f},
                                                             {"unknown_heading", 1.2f}}};

void take(const Node& table, std::string_view key, float& into) {
  if (const Node* found = table.find(key)) into = static_cast<float>(found->number);
}

// The top that a key names; reports a name that is none, a sub-kind's too.
std::optional<TopId> top_of(const Compiling& c, const std::string& name, Spot at) {
  const auto& tops = c.out.tops;
  const auto found = std::find(tops.begin(), tops.end(), name);
  if (found != tops.end()) return static_cast<TopId>(found - tops.begin());
  if (!c.names_known) return std::nullopt;
  const bool sub_kind = name.find('.') != std::string::npos && c.out.find_section(name) != kNoSection;
  c.faults.add("grammar_unknown_name", at,
               sub_kind ? "`" + name + "` is a sub-kind: the decoding decides what stands before the first dot"
                        : "there is no section `" + name + "`",
               sub_kind ? "take `" + name.substr(0, name.find('.')) + "`" : suggest(name, {tops.begin(), tops.end()}));
  return std::nullopt;
}

void read_by_top(const Compiling& c, const Node& decoding, std::string_view key, std::vector<float>& into) {
  into.assign(c.out.tops.size(), 0.0f);
  for (const Entry& entry : decoding.table(key))
    if (const auto top = top_of(c, entry.key, entry.at)) into[*top] = static_cast<float>(entry.value.number);
}

std::vector<float> read_changes(const Compiling& c, const Node& decoding) {
  const size_t tops = c.out.tops.size();
  std::vector<float> changes(tops * tops, 0.0f);
  for (const Entry& entry : decoding.table("change")) {
    const size_t dot = entry.key.find('.');
    if (dot == std::string::npos) {
      c.faults.add("grammar_bad_value", entry.at, "`" + entry.key + "` names no change", "write \"FROM.TO\" = 0.5, with the quotes");
      continue;
    }
    const auto from = top_of(c, entry.key.substr(0, dot), entry.at);
    const auto to = top_of(c, entry.key.substr(dot + 1), entry.at);
    if (from && to) changes[*from * tops + *to] = static_cast<float>(entry.value.number);
  }
  return changes;
}

// The price of each change: that of its place, and what the pair of kinds adds.
std::vector<float> read_prices(const Compiling& c, const Node& decoding) {
  static const Node none;
  const Node* source = decoding.find("switch");
  const Node& table = source ? *source : none;
  const std::vector<float> changes = read_changes(c, decoding);
  std::vector<float> prices;
  for (const SwitchKey& place : kSwitchKeys) {
    float cost = place.cost;
    take(table, place.key, cost);
    for (const float change : changes) prices.push_back(cost + change);
  }
  return prices;
}

// Learned tables bring prices of their own.
void read_tables(Compiling& c, const Node& decoding) {
  const Node* name = decoding.find("tables");
  if (!name || name->text.empty() || !c.names_known) return;
  if (!c.merged.tables) return;  // they could not be found, which was told
  auto tables = read_outline_tables(*c.merged.tables, c.out.tops);
  if (tables) {
    c.out.decoding.tables = std::move(*tables);
  } else {
    c.faults.add(tables.errors(), name->at, "`" + name->text + "`: ");
  }
}

}  // namespace

void compile_decoding(Compiling& c) {
  static const Node none;
  const Node* source = c.merged.root.find("decoding");
  const Node& table = source ? *source : none;
  Decoding& d = c.out.decoding;
  take(table, "heading", d.heading);
  take(table, "prefix", d.prefix);
  take(table, "pattern", d.pattern);
  take(table, "weak", d.weak);
  take(table, "memory", d.memory);
  take(table, "unknown", d.unknown);
  take(table, "cue", d.cue);
  take(table, "furniture", d.furniture);
  if (const Node* section = table.find("furniture_section")) d.furniture_section = top_of(c, section->text, section->at);
  if (const Node* section = table.find("unknown_section")) d.unknown_section = top_of(c, section->text, section->at);
  read_by_top(c, table, "start", d.start);
  read_by_top(c, table, "base", d.base);
  std::vector<float> prices = read_prices(c, table);
  read_tables(c, table);
  d.switches = Switches(c.out.tops.size(), d.tables ? std::move(d.tables->prices) : std::move(prices));
}

}  // namespace quern::loading
