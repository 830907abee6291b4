#include "text/suspicion.h"

#include <algorithm>
#include <tuple>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/fluency.h"
#include "text/plausibility.h"

namespace quern::mojibake {
namespace {

constexpr float kOdd = 3;         // nats beyond what words cost
constexpr float kOrdinary = 5.5;  // what a letter with an accent costs

constexpr float kStrange = 10;   // nats for a letter behind a letter
constexpr float kRareWide = 14;  // nats for a Chinese character
enum Answer : uint8_t { kUnasked, kYes, kNo };

float oddness(const Traits& a, const Traits& b) {
  return step_cost(a, b) + std::max(0.f, a.cost - kOrdinary) + std::max(0.f, b.cost - kOrdinary);
}

bool same(const Traits& a, const Traits& b) { return std::tie(a.kind, a.script, a.cost) == std::tie(b.kind, b.script, b.cost); }

CodecMask with_byte(const Codecs& codecs, uint16_t index, unsigned char byte) {
  CodecMask mask = 0;
  for (size_t codec = 0; codec < codecs.size(); ++codec)
    if (codecs.byte(codec, index) == byte) mask |= CodecMask{1} << codec;
  return mask;
}

// Whether a run of characters beyond ASCII begins with one of East Asia and stands between small letters.
bool wide_within_word(std::string_view text, size_t begin, size_t end) {
  if (begin == 0 || !is_small_ascii(text[begin - 1]) || end == text.size() || !is_small_ascii(text[end])) return false;
  const char32_t c = utf8::next(text, begin);
  return is_wide(c) || is_halfwidth_katakana(c);
}

}  // namespace

const Suspicion& Suspicion::get() {
  static const Suspicion suspicion(Codecs::get());
  return suspicion;
}

Suspicion::Suspicion(const Codecs& codecs)
    : codecs_(codecs), known_(codecs.characters()), strange_(codecs.characters() * codecs.characters()) {
  std::vector<Traits> classes{{}};  // class 0: characters of no codec, which start nothing
  const auto class_for = [&](char32_t c) {
    const Traits traits = traits_of(c);
    const auto found = std::find_if(classes.begin(), classes.end(), [&](const Traits& other) { return same(other, traits); });
    const auto number = static_cast<uint16_t>(found - classes.begin());
    if (found == classes.end()) classes.push_back(traits);
    return number;
  };
  for (char32_t c = 0; c < 0x80; ++c) ascii_[c].kind = class_for(c);
  for (char32_t c = 0x80; c < 0x10000; ++c)
    if (const uint16_t index = codecs.index(c); index != 0) {
      known_[index] = {codecs.leads(index),
                       codecs.continues(index),
                       with_byte(codecs, index, 0xE2),
                       with_byte(codecs, index, 0x80),
                       with_byte(codecs, index, 0xF0),
                       with_byte(codecs, index, 0x9F),
                       traits_of(c).kind == Kind::kUpper,
                       is_letter(traits_of(c).kind),
                       false,
                       class_for(c),
                       c};
    }
  classes_ = classes.size();
  const auto judge = [&](const Traits& a, const Traits& b) {
    if (&a == &classes.front() && b.kind == Kind::kMark) return kOrdinaryPair;  // marks stand on any character
    if (step_cost(a, b) >= kOdd) return kOddStep;
    return oddness(a, b) >= kOdd ? kOddPair : kOrdinaryPair;
  };
  for (const Traits& a : classes)
    for (const Traits& b : classes) odd_.push_back(judge(a, b));
}

const Suspicion::Known& Suspicion::known(char32_t c) const {
  const uint16_t index = codecs_.index(c);
  if (index != 0 || !is_wide(c) || LetterModel::get().wide_cost(c) < kRareWide) return known_[index];
  static const Known kRare{.rare = true};
  return kRare;
}

bool Suspicion::strange(const Known& a, const Known& b) const {
  if (!a.letter || !b.letter) return false;
  std::atomic<uint8_t>& answer =
      strange_[static_cast<size_t>(&a - known_.data()) * known_.size() + static_cast<size_t>(&b - known_.data())];
  uint8_t known = answer.load(std::memory_order_relaxed);
  if (known == kUnasked) {
    const LetterModel& model = LetterModel::get();
    known = model.cost(model.number(a.character), model.number(b.character)) > kStrange ? kYes : kNo;
    answer.store(known, std::memory_order_relaxed);
  }
  return known == kYes;
}

size_t Suspicion::next(std::string_view text, size_t from, CodecMask proven) const {
  for (size_t at = skip_ascii(text, from); at < text.size(); at = skip_ascii(text, at)) {
    const Known* before = at > 0 ? &ascii_[static_cast<unsigned char>(text[at - 1]) & 0x7Fu] : &ascii_[' '];
    const size_t run = at;
    size_t begin = at;
    const Known* first = &known(utf8::next(text, at));
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
      const size_t here = at;
      const Known* second = &known(utf8::next(text, at));
      const CodecMask both = first->leads & second->continues;
      if (both != 0 && ((both & proven) != 0 || odd(*first, *second) || odd(*before, *first) || opening(*first, *second) != 0 ||
                        strange(*first, *second) || (first->capital && !second->letter)))
        return begin;
      if (first->rare || (first->leads != 0 && odd_step(*before, *first))) return begin;
      before = first;
      begin = here;
      first = second;
    }
    if (first->rare || (first->leads != 0 && (odd_step(*before, *first) || (first->capital && text.substr(at).starts_with("  ")))))
      return begin;
    if (wide_within_word(text, run, at)) return run;
  }
  return text.size();
}

bool Suspicion::has_marks(std::string_view piece) const {
  char32_t last = 0;
  for (size_t at = 0; at < piece.size();) {
    const char32_t c = utf8::next(piece, at);
    if (is_c1(c) || ((last == U'Ã' || last == U'Â') && c >= 0xA0 && c < 0xC0)) return true;
    const Known& first = known_[codecs_.index(last)];
    const Known& second = known_[codecs_.index(c)];
    if (opening(first, second) != 0 && odd(first, second)) return true;
    last = c;
  }
  return false;
}

}  // namespace quern::mojibake
