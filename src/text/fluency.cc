#include "text/fluency.h"

#include "base/utf8.h"

namespace quern::mojibake {
namespace {

constexpr float kCapital = 0.5f;     // nats more than the small letter
constexpr float kForeignLetter = 6;  // nats more for a letter that the model ought to know

// The alphabets that the model has as good as all letters of.
bool is_of_known_alphabet(char32_t c) { return c < 0x0700 || (c >= 0x1E00 && c < 0x1F00); }

}  // namespace

float read_on(ReadSoFar& so_far, char32_t c) {
  const LetterModel& model = LetterModel::get();
  const Traits traits = traits_of(c);
  const uint16_t letter = is_letter(traits.kind) ? model.number(c) : uint16_t{0};
  float cost = step_cost(so_far.last, traits);
  if (letter != 0) {
    cost += model.cost(so_far.before_last, so_far.last_letter, letter) + (traits.kind == Kind::kUpper ? kCapital : 0);
  } else if (is_wide(c)) {
    cost += model.wide_cost(c);
  } else {
    cost += traits.cost + (is_letter(traits.kind) && is_of_known_alphabet(c) ? kForeignLetter : 0);
    if (so_far.last_letter != 0) cost += model.cost(so_far.before_last, so_far.last_letter, 0);
  }
  so_far = {traits, so_far.last_letter, letter};
  return cost;
}

double fluency(std::u32string_view text) {
  ReadSoFar so_far;
  double cost = 0;
  for (const char32_t c : text) cost += read_on(so_far, c);
  return cost + read_on(so_far, ' ');
}

double fluency(std::string_view utf8) {
  ReadSoFar so_far;
  double cost = 0;
  for (size_t at = 0; at < utf8.size();) cost += read_on(so_far, utf8::next(utf8, at));
  return cost + read_on(so_far, ' ');
}

}  // namespace quern::mojibake
