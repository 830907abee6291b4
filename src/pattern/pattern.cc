#include "pattern/pattern.h"

#include <re2/re2.h>

#include <array>

#include "pattern/options.h"

namespace quern {
namespace {

// What to do about each kind of refusal: RE2's own words say only what.
std::string help_for(const re2::RE2& regex) {
  const std::string& piece = regex.error_arg();
  switch (regex.error_code()) {
    case RE2::ErrorBadPerlOp:
    case RE2::ErrorBadNamedCapture:
      if (piece.rfind("(?<=", 0) == 0 || piece.rfind("(?<!", 0) == 0 || piece.rfind("(?=", 0) == 0 || piece.rfind("(?!", 0) == 0)
        return "RE2 has no look-around; say it with `not_before` or `not_after` of the rule";
      if (piece.rfind("(?<", 0) == 0) return "write a named capture as (?P<name>...)";
      return "a name is letters, digits and _, and stands once in a pattern: (?P<name>...)";
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

}  // namespace

Pattern::Pattern(std::shared_ptr<const re2::RE2> regex) : regex_(std::move(regex)) {
  names_.resize(static_cast<size_t>(regex_->NumberOfCapturingGroups()) + 1);
  for (const auto& [number, name] : regex_->CapturingGroupNames()) names_[static_cast<size_t>(number)] = name;
}

Result<Pattern> Pattern::compile(std::string_view regex) {
  auto compiled = std::make_shared<const re2::RE2>(pattern::piece(regex), pattern::options(pattern::kPatternMemory));
  if (!compiled->ok()) return bad_pattern(*compiled);
  return Pattern(std::move(compiled));
}

bool Pattern::found(std::string_view text) const {
  return regex_->Match(pattern::piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

bool Pattern::matches(std::string_view text) const {
  return regex_->Match(pattern::piece(text), 0, text.size(), RE2::ANCHOR_BOTH, nullptr, 0);
}

bool Pattern::find(std::string_view text, size_t from, std::vector<std::string_view>& groups) const {
  if (from > text.size()) return false;
  std::array<re2::StringPiece, 24> few;
  std::vector<re2::StringPiece> many;
  re2::StringPiece* pieces = few.data();
  if (names_.size() > few.size()) {
    many.resize(names_.size());
    pieces = many.data();
  }
  if (!regex_->Match(pattern::piece(text), from, text.size(), RE2::UNANCHORED, pieces, static_cast<int>(names_.size()))) return false;
  groups.resize(names_.size());
  for (size_t i = 0; i < names_.size(); ++i) groups[i] = std::string_view(pieces[i].data(), pieces[i].size());
  return true;
}

std::string_view Pattern::source() const { return regex_->pattern(); }

int Pattern::program_size() const { return regex_->ProgramSize(); }

}  // namespace quern
