#include "pattern/pattern.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <array>

#include "pattern/first_bytes.h"
#include "pattern/letters.h"
#include "pattern/options.h"
#include "pattern/pattern_state.h"
#include "pattern/regex_parts.h"
#include "pattern/shared_beginnings.h"
#include "pattern/size_estimate.h"

namespace quern {
namespace {

constexpr int64_t kMostRepeats = 900;  // RE2 allows 1000, repeats within repeats multiplied

// What to do about each kind of refusal: RE2's own words say only what.
std::string help_for(const re2::RE2& regex) {
  const std::string& piece = regex.error_arg();
  const size_t at = regex.pattern().find(piece);
  const std::string_view there = at == std::string::npos ? std::string_view(piece) : std::string_view(regex.pattern()).substr(at);
  switch (regex.error_code()) {
    case RE2::ErrorBadPerlOp:
    case RE2::ErrorBadNamedCapture:
      if (there.starts_with("(?<=") || there.starts_with("(?<!") || there.starts_with("(?=") || there.starts_with("(?!"))
        return "RE2 has no look-around; a rule can say it with `not_before` or `not_after`";
      if (there.starts_with("(?<")) return "write a named capture as (?P<name>...)";
      return "a name is letters, digits and _: (?P<name>...)";
    case RE2::ErrorBadEscape:
      return "RE2 knows no back-references; a plain letter needs no backslash, and in a TOML string of '...' one backslash is enough";
    case RE2::ErrorMissingBracket:
    case RE2::ErrorMissingParen:
    case RE2::ErrorUnexpectedParen: return "close each bracket; for the sign itself write \\[ or \\(";
    case RE2::ErrorRepeatArgument:
    case RE2::ErrorRepeatOp: return "put something before the repeat; for the sign itself write \\* \\+ or \\?";
    case RE2::ErrorRepeatSize: return "a repeat may ask for 1000 at the most";
    case RE2::ErrorPatternTooLarge: return "make repeats smaller; [a-z] is far cheaper than \\pL";
    default: return "see https://github.com/google/re2/wiki/Syntax for what RE2 knows";
  }
}

Error bad_pattern(const re2::RE2& regex) {
  std::string message = "pattern `" + regex.pattern() + "`: " + regex.error();
  if (regex.error().find(regex.error_arg()) == std::string::npos) message += " (at `" + regex.error_arg() + "`)";
  return {"bad_pattern", {}, std::move(message), help_for(regex)};
}

// Reads the syntax alone, many times faster than making the program.
bool is_sound(std::string_view regex) {
  re2::RE2::Set scratch(pattern::options(), RE2::UNANCHORED);
  return scratch.Add(pattern::piece(regex), nullptr) >= 0;
}

// The names of the groups, read off the pattern: RE2 would have to make its program first.
void add_group_names(const std::vector<pattern::RegexSequence>& alternatives, std::vector<std::string>& names) {
  for (const auto& sequence : alternatives) {
    for (const pattern::RegexItem& item : sequence) {
      if (item.kind != pattern::RegexItem::Kind::kGroup) continue;
      if (item.open == "(") names.emplace_back();
      if (item.open.starts_with("(?P<")) names.emplace_back(item.open.substr(4, item.open.size() - 5));
      add_group_names(item.alternatives, names);
    }
  }
}

// Nothing but one capture, and assertions about where it stands: a match is what is captured.
bool is_one_group(const std::vector<pattern::RegexSequence>& alternatives, size_t groups) {
  if (groups != 2 || alternatives.size() != 1) return false;
  const pattern::RegexItem* group = nullptr;
  for (const pattern::RegexItem& item : alternatives[0]) {
    if (item.zero_width()) continue;
    if (group != nullptr) return false;
    group = &item;
  }
  return group != nullptr && group->repeat.empty() && group->open.starts_with("(?P<");
}

std::vector<std::string> group_names_of(const re2::RE2& regex) {
  std::vector<std::string> names(static_cast<size_t>(regex.NumberOfCapturingGroups()) + 1);
  for (const auto& [number, name] : regex.CapturingGroupNames()) names[static_cast<size_t>(number)] = name;
  return names;
}

}  // namespace

const re2::RE2& Pattern::State::regex() const {
  return program.get([this] {
    return std::make_unique<const re2::RE2>(pattern::with_lean_letters(pattern::with_shared_beginnings(source)), pattern::options(memory));
  });
}

Pattern::Pattern(std::shared_ptr<const State> state) : state_(std::move(state)) {}

const re2::RE2& Pattern::regex() const { return state_->regex(); }

std::optional<Error> Pattern::check(std::string_view regex) {
  if (is_sound(regex)) return std::nullopt;
  return bad_pattern(re2::RE2(pattern::piece(regex), pattern::options()));
}

Result<Pattern> Pattern::compile(std::string_view regex, std::string_view as_written) {
  auto state = std::make_shared<State>();
  state->source = regex;
  if (auto error = check(as_written.empty() ? regex : as_written)) return std::move(*error);
  const auto parts = pattern::parse_regex(state->source);
  if (parts) {
    state->names.emplace_back();
    add_group_names(*parts, state->names);
    state->anchored = pattern::is_anchored(*parts);
    state->one_group = is_one_group(*parts, state->names.size());
  }
  // What the pieces may break together.
  const bool repeats = parts && !as_written.empty() && pattern::largest_repeat(*parts) > kMostRepeats;
  if (auto error = repeats ? check(regex) : std::nullopt) return std::move(*error);
  const int64_t size = parts ? pattern::estimated_size(*parts) : INT64_MAX;
  if (size <= pattern::kSmall) state->memory = pattern::kLittleMemory;
  // What may be too large is made at once: that it fails must be known now.
  if (size > pattern::kSurelySmall) {
    if (!state->regex().ok()) return bad_pattern(state->regex());
    state->names = group_names_of(state->regex());
  }
  return Pattern(std::move(state));
}

bool Pattern::found(std::string_view text) const {
  return regex().Match(pattern::piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

bool Pattern::matches(std::string_view text) const {
  return regex().Match(pattern::piece(text), 0, text.size(), RE2::ANCHOR_BOTH, nullptr, 0);
}

bool Pattern::find(std::string_view text, size_t from, std::vector<std::string_view>& groups) const {
  if (from > (state_->anchored ? 0 : text.size())) return false;
  const size_t count = state_->names.size();
  std::array<re2::StringPiece, 24> few;
  std::vector<re2::StringPiece> many;
  re2::StringPiece* pieces = few.data();
  if (count > few.size()) {
    many.resize(count);
    pieces = many.data();
  }
  // Where a match lies costs much less to know than where its parts lie.
  const size_t wanted = state_->one_group ? 1 : count;
  if (!regex().Match(pattern::piece(text), from, text.size(), RE2::UNANCHORED, pieces, static_cast<int>(wanted))) return false;
  if (state_->one_group) pieces[1] = pieces[0];
  groups.resize(count);
  for (size_t i = 0; i < count; ++i) groups[i] = std::string_view(pieces[i].data(), pieces[i].size());
  return true;
}

const std::vector<std::string>& Pattern::group_names() const { return state_->names; }

std::string_view Pattern::source() const { return state_->source; }

int Pattern::program_size() const { return regex().ProgramSize(); }

}  // namespace quern
