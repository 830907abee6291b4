#include "text/wide_misreading.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/fluency.h"
#include "text/wide_codecs.h"

namespace quern::mojibake {
namespace {

constexpr double kPrice = 5;        // nats: how rare such a misreading is
constexpr double kEnough = 15;      // nats that it must bring,
constexpr double kOrdinary = 11;    // nats for a wide character, on average
constexpr size_t kEnoughWide = 4;   // with as many wide characters
constexpr double kEnoughBack = 12;  // nats that the reading of wide characters as UTF-8 must bring
constexpr size_t kWestern = 2;      // windows-1252 and ISO 8859-1 are the first of Codecs

std::u32string characters_of(std::string_view text) {
  std::u32string characters;
  for (size_t at = 0; at < text.size();) characters += utf8::next(text, at);
  return characters;
}

std::string utf8_of(std::u32string_view characters) {
  std::string text;
  for (const char32_t c : characters) utf8::append(text, c);
  return text;
}

// The bytes that a western codec shows as the text; nothing if it has not all the characters.
std::optional<std::string> bytes_of(std::u32string_view text) {
  const Codecs& codecs = Codecs::get();
  std::string bytes;
  for (const char32_t c : text) {
    unsigned char byte = c < 0x80 ? static_cast<unsigned char>(c) : 0;
    for (size_t codec = 0; byte == 0 && codec < kWestern && c != 0; ++codec) byte = codecs.byte(codec, codecs.index(c));
    if (byte == 0) return std::nullopt;
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

// One change of what is not the same at both ends.
Reading whole_reading(std::string_view piece, std::string text, std::string chain) {
  size_t begin = 0, end = 0;
  const size_t shorter = std::min(piece.size(), text.size());
  const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  while (begin < shorter && piece[begin] == text[begin] && ascii(piece[begin])) ++begin;
  while (end < shorter - begin && piece[piece.size() - 1 - end] == text[text.size() - 1 - end] && ascii(piece[piece.size() - 1 - end]))
    ++end;
  const Change change{{static_cast<uint32_t>(begin), static_cast<uint32_t>(piece.size() - end)},
                      {static_cast<uint32_t>(begin), static_cast<uint32_t>(text.size() - end)},
                      std::move(chain),
                      Rule::kCjk};
  return {std::move(text), {change}};
}

bool is_east_asian(char32_t c) { return is_wide(c) || (c >= 0x3040 && c <= 0x30FF) || is_halfwidth_katakana(c); }

// Kana stand at the same places in several codecs; what has many of them is Japanese.
bool has_kana(std::u32string_view text) {
  size_t kana = 0, wide = 0;
  for (const char32_t c : text) {
    kana += c >= 0x3040 && c <= 0x30FF;
    wide += is_east_asian(c);
  }
  return kana * 4 >= wide;
}

// How rare the wide characters of a text are: text of another kind gives them by chance.
double mean_cost(std::u32string_view text) {
  double cost = 0;
  size_t count = 0;
  for (const char32_t c : text) {
    if (!is_east_asian(c)) continue;
    cost += is_wide(c) ? LetterModel::get().wide_cost(c) : traits_of(c).cost;
    ++count;
  }
  return count == 0 ? 0 : cost / static_cast<double>(count);
}

// Whether wide characters stand next to Latin letters again and again.
bool stands_in_words(std::u32string_view text) {
  const auto is_latin = [](char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  size_t joints = 0, wide = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (!is_east_asian(text[at])) continue;
    ++wide;
    joints += (at > 0 && is_latin(text[at - 1])) || (at + 1 < text.size() && is_latin(text[at + 1]));
  }
  return joints * 3 > wide;
}

bool is_japanese(std::string_view codec) { return codec == "shift_jis" || codec == "euc-jp"; }

// Characters beyond ASCII that stand together, East Asian ones among them.
struct Run {
  Span span;  // of the piece
  std::u32string characters;
};

std::vector<Run> east_asian_runs(std::string_view piece) {
  std::vector<Run> runs;
  for (size_t begin = skip_ascii(piece, 0), end = begin; begin < piece.size(); begin = end = skip_ascii(piece, end)) {
    while (end < piece.size() && static_cast<unsigned char>(piece[end]) >= 0x80) ++end;
    std::u32string characters = characters_of(piece.substr(begin, end - begin));
    if (std::any_of(characters.begin(), characters.end(), is_east_asian)) runs.push_back({span_of(begin, end), std::move(characters)});
  }
  return runs;
}

// What one codec makes of those runs that are UTF-8 as their bytes in it.
Reading read_back(std::string_view piece, const std::vector<Run>& runs, size_t codec) {
  Rewriter rewriter(piece);
  for (const Run& run : runs) {
    const std::optional<std::string> bytes = encode_wide(codec, run.characters);
    if (bytes && utf8::valid(*bytes)) rewriter.replace(run.span.begin, run.span.end, *bytes);
  }
  return reading_of(rewriter.finish(), wide_codec_name(codec), Rule::kCjk);
}

}  // namespace

std::optional<WideReading> reread_as_wide(std::string_view piece) {
  const std::u32string text = characters_of(piece);
  const std::optional<std::string> bytes = bytes_of(text);
  if (!bytes) return std::nullopt;
  const double as_it_stands = fluency(text);
  std::optional<WideReading> best;
  for (size_t codec = 0; codec < wide_codecs(); ++codec) {
    const std::optional<std::u32string> decoded = decode_wide(codec, *bytes);
    if (!decoded || static_cast<size_t>(std::count_if(decoded->begin(), decoded->end(), is_east_asian)) < kEnoughWide) continue;
    if (stands_in_words(*decoded) || mean_cost(*decoded) > kOrdinary) continue;
    if (has_kana(*decoded) && !is_japanese(wide_codec_name(codec))) continue;
    const double gain = as_it_stands - fluency(*decoded) - kPrice;
    if (gain < kEnough || (best && gain <= best->gain)) continue;
    best = WideReading{whole_reading(piece, utf8_of(*decoded), "windows-1252>" + std::string(wide_codec_name(codec))), gain};
  }
  return best;
}

std::optional<WideReading> reread_from_wide(std::string_view piece) {
  const std::vector<Run> runs = east_asian_runs(piece);
  if (runs.empty()) return std::nullopt;
  const double as_it_stands = fluency(piece);
  std::optional<WideReading> best;
  for (size_t codec = 0; codec < wide_codecs(); ++codec) {
    Reading reading = read_back(piece, runs, codec);
    if (reading.changes.empty()) continue;
    const double gain = as_it_stands - fluency(reading.text) - kPrice;
    if (gain >= kEnoughBack && (!best || gain > best->gain)) best = WideReading{std::move(reading), gain};
  }
  return best;
}

}  // namespace quern::mojibake
