#include "text/eight_bit.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/excerpt.h"
#include "text/fluency.h"
#include "text/oddity.h"

namespace quern::mojibake {
namespace {

constexpr size_t kSample = 500;        // characters that decide which codecs were confused
constexpr size_t kMany = 12;           // changed characters
constexpr size_t kStart = 2000;        // bytes in which Latin letters are counted
constexpr double kEnough = 14;         // nats that undoing must bring,
constexpr double kFewMore = 2;         // and more where no more than two different letters change
constexpr double kHopeless = -10;      // nats: undoing makes the text worse
constexpr double kLetterPrice = 0.5;   // nats for each character that changes
constexpr char32_t kNothing = 0xFFFF;  // where the codec that was meant has a hole

struct Role {
  std::string_view codec;
  double price;  // nats: how rarely it is met
};
// Codecs that text is shown in by mistake, and those that it was written in.
constexpr auto kShown =
    std::to_array<Role>({{"windows-1252", 0}, {"windows-1251", 2}, {"windows-1250", 3}, {"koi8-r", 3}, {"macintosh", 4}});
constexpr auto kMeant = std::to_array<Role>({{"windows-1251", 0},
                                             {"windows-1250", 0},
                                             {"windows-1254", 0},
                                             {"windows-1253", 0},
                                             {"iso-8859-2", 0.5},
                                             {"windows-1257", 2.5},
                                             {"windows-1255", 1},
                                             {"windows-1256", 1},
                                             {"windows-1252", 1},
                                             {"koi8-r", 1},
                                             {"ibm866", 2},
                                             {"macintosh", 2},
                                             {"ibm437", 3},
                                             {"ibm850", 3},
                                             {"ibm852", 4},
                                             {"windows-874", 3},
                                             {"x-mac-cyrillic", 4},
                                             {"x-mac-ce", 4}});

size_t number_of(std::string_view name) {
  const Codecs& codecs = Codecs::get();
  size_t number = 0;
  while (codecs.name(number) != name) ++number;
  return number;
}

// All of them; their gains are what they cost beforehand.
const std::vector<Confusion>& confusions() {
  static const std::vector<Confusion> known = [] {
    std::vector<Confusion> table;
    for (const Role& shown : kShown)
      for (const Role& written : kMeant)
        if (written.codec != shown.codec) table.push_back({number_of(shown.codec), number_of(written.codec), -shown.price - written.price});
    return table;
  }();
  return known;
}

// The byte that a codec shows as the character. Windows-1252 stands for ISO 8859-1, too.
unsigned char byte_of(size_t codec, char32_t c) {
  const Codecs& codecs = Codecs::get();
  const unsigned char byte = codecs.byte(codec, codecs.index(c));
  return byte == 0 && codec == 0 ? codecs.byte(1, codecs.index(c)) : byte;
}

char32_t meant(const Confusion& confusion, char32_t c) {
  if (c < 0x80) return c;
  const unsigned char byte = byte_of(confusion.shown, c);
  if (byte == 0) return c;
  const char32_t other = Codecs::get().character(confusion.meant, byte);
  return other == 0 ? kNothing : other;
}

std::u32string meant(const Confusion& confusion, std::u32string text) {
  for (char32_t& c : text) c = meant(confusion, c);
  return text;
}

bool is_invisible(Kind kind) { return kind == Kind::kSpace || kind == Kind::kSoftHyphen || kind == Kind::kControl; }

// Whether a codec has nearly all of the characters.
bool shows(size_t codec, std::string_view text) {
  size_t beyond = 0, shown = 0;
  visit_runs(text, kSample, [&](size_t, char32_t c) {
    beyond += c >= 0x80;
    shown += c >= 0x80 && byte_of(codec, c) != 0;
    return true;
  });
  return shown * 10 >= beyond * 9;
}

// Odd places, and how odd each is.
struct Odd {
  explicit Odd(const Places& places) : known(places.known()) { std::transform(known.begin(), known.end(), nats.begin(), oddness); }

  std::span<const Place> known;
  std::array<float, Places::kMost> nats{};
};

// Whether undoing a confusion leaves odd places less odd.
bool explains(const Confusion& confusion, const Odd& odd) {
  double more = 0;
  for (size_t i = 0; i < odd.known.size(); ++i) {
    const Place& was = odd.known[i];
    const Place now{meant(confusion, was.before_last), meant(confusion, was.last), meant(confusion, was.character)};
    if (now != was) more += oddness(now) - odd.nats[i];
  }
  return more < 0;
}

size_t latin_letters(std::string_view text) { return static_cast<size_t>(std::count_if(text.begin(), text.end(), is_ascii_letter)); }

// Words that would change. Alphabets, tables of letters, classes of characters ("[à-öø-ÿ]") and names of parties ("SPÖ") are of odd
// letters all over, and no damage.
class ChangedWords {
 public:
  // A character, what its kind is, and would be.
  void read(char32_t c, bool changes, Kind before, Kind after) {
    if (!is_letter(before) && !(changes && is_letter(after))) return end();
    ++letters_;
    ascii_ |= c < 0x80;
    small_ |= before != Kind::kUpper;
    changed_ |= changes;
    folded_ = folded_ * kFactor + static_cast<uint32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
  }

  // One word with other letters beside those that change, or two different ones of such letters alone.
  bool suffice() const {
    ChangedWords whole = *this;
    whole.end();
    return whole.mixed_ || whole.second_ != 0;
  }

 private:
  static constexpr uint32_t kFactor = 31;
  static constexpr size_t kShortest = 3, kShortestInCapitals = 5;

  void end() {
    if (changed_ && letters_ >= (small_ ? kShortest : kShortestInCapitals)) {
      mixed_ |= ascii_;
      if (first_ == 0) first_ = folded_;
      if (folded_ != first_) second_ = folded_;
    }
    letters_ = 0;
    folded_ = 0;
    ascii_ = small_ = changed_ = false;
  }

  size_t letters_ = 0;  // of the word at hand
  uint32_t folded_ = 0;
  bool ascii_ = false, small_ = false, changed_ = false;
  bool mixed_ = false;
  uint32_t first_ = 0, second_ = 0;  // hashes of two words
};

// What undoing a confusion does to a text, as far as that was read.
class Undoing {
 public:
  explicit Undoing(const Confusion& confusion) : confusion_(confusion) {}

  // Reads on; false where it is hopeless.
  bool read(char32_t c) {
    const char32_t now = meant(confusion_, c);
    gain_ += read_on(before_, c) - read_on(after_, now);
    words_.read(c, now != c, before_.last.kind, after_.last.kind);
    if (gain_ < (count_ < kMany ? 4 * kHopeless : kHopeless)) return hopeless_ = true, false;
    return now == c || count(c);
  }

  // What it brings, less what it must bring: nothing, where letters of another alphabet would stand among more of the `latin` ones.
  double gain(size_t latin) const {
    if (hopeless_ || count_ == 0 || !words_.suffice()) return 0;
    if (signs_ * 6 > count_ && count_ < kMany) return 0;  // words lose letters
    if (foreign_ * 2 < latin && foreign_ > 0) return 0;
    if (letters_ * 2 < count_) return 0;
    return gain_ - (several_ ? 0 : kFewMore) - kLetterPrice * static_cast<double>(count_);
  }

 private:
  bool count(char32_t c) {
    const bool was_letter = is_letter(before_.last.kind), is_now = is_letter(after_.last.kind);
    if (was_letter && is_invisible(after_.last.kind)) return hopeless_ = true, false;
    ++count_;
    letters_ += was_letter || is_now;
    signs_ += was_letter && !is_now;
    foreign_ += is_now && after_.last.script != traits_of('a').script;
    if (first_ == 0) first_ = c;
    if (second_ == 0 && c != first_) second_ = c;
    several_ |= c != first_ && c != second_;
    return true;
  }

  const Confusion& confusion_;
  ChangedWords words_;
  ReadSoFar before_, after_;
  double gain_ = 0;
  bool hopeless_ = false;
  size_t count_ = 0, letters_ = 0, signs_ = 0, foreign_ = 0;  // characters that change; those that are or were letters ...
  char32_t first_ = 0, second_ = 0;                           // of them, different ones
  bool several_ = false;                                      // there are more
};

double gain_of(const Confusion& confusion, std::string_view text, size_t latin) {
  Undoing undoing(confusion);
  visit_runs(text, kSample, [&](size_t, char32_t c) { return undoing.read(c); });
  return undoing.gain(latin);
}

}  // namespace

std::optional<Confusion> find_confusion(std::string_view text, const Places& odd) {
  const Odd places(odd);
  const size_t latin = latin_letters(text.substr(0, kStart));
  Confusion best;
  for (const Confusion& confusion : confusions()) {
    if (!explains(confusion, places)) continue;
    if (!shows(confusion.shown, text)) continue;
    const double gain = gain_of(confusion, text, latin) + confusion.gain;
    if (gain > best.gain) best = {confusion.shown, confusion.meant, gain};
  }
  if (best.gain < kEnough) return std::nullopt;
  return best;
}

Reading undo_confusion(std::string_view text, const Confusion& confusion) {
  Rewriter rewriter(text);
  std::u32string as_it_stands;
  std::string into;
  for (size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    const size_t feed = text.find('\n', begin);
    end = feed == std::string_view::npos ? text.size() : feed + 1;
    as_it_stands.clear();
    visit_runs(text.substr(begin, end - begin), std::string_view::npos, [&](size_t, char32_t c) {
      as_it_stands += c;
      return true;
    });
    if (as_it_stands.empty() || fluency(meant(confusion, as_it_stands)) >= fluency(as_it_stands)) continue;
    // Neighbours that change are one edit.
    size_t from = begin, to = begin;
    const auto put = [&] {
      if (!into.empty()) rewriter.replace(from, to, into);
      into.clear();
    };
    for (size_t at = skip_ascii(text, begin); at < end; at = skip_ascii(text, at)) {
      const size_t here = at;
      const char32_t c = utf8::next(text, at), now = meant(confusion, c);
      if (now == c || now == kNothing) continue;
      if (here != to) put();
      if (into.empty()) from = here;
      utf8::append(into, now);
      to = at;
    }
    put();
  }
  const Codecs& codecs = Codecs::get();
  return reading_of(rewriter.finish(), std::string(codecs.name(confusion.shown)) + '>' + std::string(codecs.name(confusion.meant)),
                    Rule::kEightBit);
}

}  // namespace quern::mojibake
