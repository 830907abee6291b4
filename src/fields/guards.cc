#include "fields/guards.h"

#include <algorithm>

#include "base/utf8.h"

namespace quern {
namespace {

constexpr size_t kNeighbours = 40;  // bytes before and after a match

bool is_inside_character(std::string_view text, size_t at) { return at < text.size() && utf8::is_continuation(text[at]); }

std::string_view before(std::string_view view, size_t begin) {
  size_t from = begin > kNeighbours ? begin - kNeighbours : 0;
  while (is_inside_character(view, from)) ++from;
  return view.substr(from, begin - from);
}

std::string_view after(std::string_view view, size_t end) {
  size_t to = std::min(end + kNeighbours, view.size());
  while (is_inside_character(view, to)) --to;
  return view.substr(end, to - end);
}

bool any_found(const std::vector<Pattern>& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& pattern) { return pattern.found(text); });
}

bool compare(Guard::Op op, double number, double bound) {
  switch (op) {
    case Guard::Op::kLess: return number < bound;
    case Guard::Op::kLessEqual: return number <= bound;
    case Guard::Op::kGreater: return number > bound;
    case Guard::Op::kGreaterEqual: return number >= bound;
    case Guard::Op::kEqual: return number == bound;
    case Guard::Op::kNotEqual: return number != bound;
  }
  return false;
}

std::string_view sign(Guard::Op op) {
  static constexpr std::string_view kSigns[] = {"<", "<=", ">", ">=", "==", "!="};
  return kSigns[static_cast<size_t>(op)];
}

// The number that the named group caught: as the range it is part of reads it, if it is a number there.
std::optional<double> number_of_group(size_t group, const std::vector<Reading>& readings, std::string_view words,
                                      const Converter& converter) {
  for (const Reading& reading : readings)
    if (reading.number && reading.capture->group == static_cast<int>(group)) return reading.number->value();
  const auto read = converter.number(words);
  return read ? std::optional(read->value()) : std::nullopt;
}

}  // namespace

std::optional<std::string> refused_by_place(const Rule& rule, const Scene& scene, const CompiledGrammar& grammar) {
  if (scene.section != kNoSection) {
    const auto name = [&] { return grammar.sections[scene.section].name; };
    if (!rule.within.empty() && !rule.within.has(scene.section)) return "does not apply in section " + name();
    if (rule.not_within.has(scene.section)) return "must not stand in section " + name();
  }
  if (scene.waived) return std::nullopt;
  if (rule.position == RulePosition::kFirst && !scene.first) return "not the first of its section";
  if (rule.position == RulePosition::kEarly && !scene.early) return "not among the first lines";
  return std::nullopt;
}

std::optional<std::string> refused_by_neighbours(const Rule& rule, std::string_view view, Span match) {
  if (any_found(rule.not_before, before(view, match.begin)))
    return "not_before is found in \"" + std::string(before(view, match.begin)) + "\"";
  if (any_found(rule.not_after, after(view, match.end))) return "not_after is found in \"" + std::string(after(view, match.end)) + "\"";
  return std::nullopt;
}

std::optional<std::string> refused_by_value(const Rule& rule, const std::vector<std::string_view>& groups) {
  if (rule.not_value.empty()) return std::nullopt;
  size_t group = 0;
  if (rule.pattern) {
    const auto& names = rule.pattern->group_names();
    const auto named = static_cast<size_t>(std::find(names.begin(), names.end(), "value") - names.begin());
    if (named < groups.size()) group = named;
  }
  if (!any_found(rule.not_value, groups[group])) return std::nullopt;
  return "not_value is found in \"" + std::string(groups[group]) + "\"";
}

std::optional<std::string> refused_by_numbers(const Rule& rule, const std::vector<Reading>& readings,
                                              const std::vector<std::string_view>& groups, const Converter& converter) {
  if (!rule.pattern) return std::nullopt;
  const auto& names = rule.pattern->group_names();
  for (const Guard& guard : rule.guards) {
    const auto named = static_cast<size_t>(std::find(names.begin(), names.end(), guard.capture) - names.begin());
    if (named >= groups.size() || groups[named].empty()) continue;
    const std::optional<double> number =
        guard.length ? static_cast<double>(utf8::length(groups[named])) : number_of_group(named, readings, groups[named], converter);
    if (number && compare(guard.op, *number, guard.bound)) continue;
    std::string bound = std::to_string(guard.bound);
    bound.erase(bound.find_last_not_of('0') + 1);
    if (bound.ends_with('.')) bound.pop_back();
    return "guard " + guard.capture + (guard.length ? " length " : " ") + std::string(sign(guard.op)) + " " + bound +
           " does not hold for \"" + std::string(groups[named]) + "\"";
  }
  return std::nullopt;
}

}  // namespace quern
