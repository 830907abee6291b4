// What a rule asks beside its pattern: where it may stand, what may not stand around it, how large its numbers may be.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fields/convert.h"
#include "fields/scene.h"
#include "grammar/compiled.h"

namespace quern {

// Each gives why the rule does not apply, for a person to read; nothing where it does.
std::optional<std::string> refused_by_place(const Rule& rule, const Scene& scene, const CompiledGrammar& grammar);
std::optional<std::string> refused_by_neighbours(const Rule& rule, std::string_view view, Span match);
// `groups`: of the match.
std::optional<std::string> refused_by_value(const Rule& rule, const std::vector<std::string_view>& groups);

// What one capture caught.
struct Reading {
  const Capture* capture = nullptr;
  std::string_view words;
  std::optional<NumberText> number;  // of a number
};

// `groups`: of the match. A guard on a capture that took no part holds.
std::optional<std::string> refused_by_numbers(const Rule& rule, const std::vector<Reading>& readings,
                                              const std::vector<std::string_view>& groups, const Converter& converter);

}  // namespace quern
