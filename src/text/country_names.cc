#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uldnames.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/name_sources.h"

namespace quern {
namespace {

struct Alias {
  std::string_view name;
  std::string_view code;  // empty: ambiguous, so it means nothing
};

constexpr auto kAliases = std::to_array<Alias>({
    {"usa", "US"},
    {"u.s.", "US"},
    {"u.s.a.", "US"},
    {"u.s", "US"},
    {"united states of america", "US"},
    {"ee. uu.", "US"},
    {"ee.uu.", "US"},
    {"eeuu", "US"},
    {"uk", "GB"},
    {"u.k.", "GB"},
    {"great britain", "GB"},
    {"britain", "GB"},
    {"england", "GB"},
    {"scotland", "GB"},
    {"wales", "GB"},
    {"northern ireland", "GB"},
    {"holland", "NL"},
    {"republic of ireland", "IE"},
    {"czech republic", "CZ"},
    {"ivory coast", "CI"},
    {"burma", "MM"},
    {"turkey", "TR"},
    {"turkiye", "TR"},
    {"macedonia", "MK"},
    {"korea", "KR"},
    {"republic of korea", "KR"},
    {"korea, republic of", "KR"},
    {"viet nam", "VN"},
    {"uae", "AE"},
    {"u.a.e.", "AE"},
    {"ksa", "SA"},
    {"kingdom of saudi arabia", "SA"},
    {"russian federation", "RU"},
    {"cape verde", "CV"},
    {"swaziland", "SZ"},
    {"macau", "MO"},
    {"prc", "CN"},
    {"mainland china", "CN"},
    {"people's republic of china", "CN"},
    {"palestine", "PS"},
    {"bosnia", "BA"},
    {"bundesrepublik deutschland", "DE"},
    {"brasil", "BR"},
    {"slovak republic", "SK"},
    {"republic of singapore", "SG"},
    {"kingdom of the netherlands", "NL"},
    {"moldova, republic of", "MD"},
    {"tanzania, united republic of", "TZ"},
    {"iran, islamic republic of", "IR"},
    {"taiwan, province of china", "TW"},
    {"drc", "CD"},
    {"timor", "TL"},
    {"georgia", ""},  // the state as often as the country
});

// Alpha-2 codes that stand behind a city more often as a state of the US. DE is Germany: Delaware has few cities.
constexpr auto kStateCodes = std::to_array<std::string_view>({"AL", "AR", "AZ", "CA", "CO", "GA", "ID", "IL", "IN", "KY", "LA", "MA", "MD",
                                                              "ME", "MN", "MO", "MS", "MT", "NC", "NE", "PA", "SC", "SD", "TN", "VA"});

// Alpha-3 codes that are words in capitals.
constexpr auto kWordCodes =
    std::to_array<std::string_view>({"AND", "ARE", "BEN", "COD", "COM", "CUB", "FIN", "GAB", "GIN", "GUM", "GUY", "LIE", "MAC",
                                     "MAR", "NAM", "NIC", "NOR", "PAN", "PER", "PRI", "SEN", "SOM", "SUR", "TON", "TUN", "VAT"});

template <typename List>
bool contains(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

void add_name(CountryNames& names, const std::string& name, const std::string& code) {
  const std::string phrase = fold_phrase(name);
  if (phrase.size() < 3) return;  // a code, in the short names of some languages
  names.emplace(phrase, code);
  names.emplace(without_marks(phrase), code);
}

// "Myanmar (Burma)" is known as such and by both of its names.
void add_display_name(CountryNames& names, const std::string& name, const std::string& code) {
  add_name(names, name, code);
  const size_t open = name.find(" (");
  if (open == std::string::npos || !name.ends_with(')')) return;
  add_name(names, name.substr(0, open), code);
  add_name(names, name.substr(open + 2, name.size() - open - 3), code);
}

std::string region_name(const ULocaleDisplayNames* display, const char* region) {
  UErrorCode status = U_ZERO_ERROR;
  std::array<UChar, 160> buffer;
  const int32_t size = uldn_regionDisplayName(display, region, buffer.data(), static_cast<int32_t>(buffer.size()), &status);
  std::string name;
  if (U_SUCCESS(status)) icu::UnicodeString(buffer.data(), size).toUTF8String(name);
  return name;
}

}  // namespace

std::string without_marks(const std::string& phrase) {
  if (std::none_of(phrase.begin(), phrase.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) return phrase;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return phrase;
  const icu::UnicodeString decomposed = nfd->normalize(icu::UnicodeString::fromUTF8(phrase), status);
  icu::UnicodeString bare;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (u_getCombiningClass(c) == 0) bare.append(c);
  }
  std::string out;
  bare.toUTF8String(out);
  return out;
}

void add_common_countries(CountryNames& names) {
  for (const Alias& alias : kAliases) names.emplace(alias.name, alias.code);
  names.emplace("UK", "GB");
  for (const char* const* region = icu::Locale::getISOCountries(); *region != nullptr; ++region) {
    const std::string code = *region;
    if (!contains(kStateCodes, code)) names.emplace(code, code);
    const std::string alpha3 = icu::Locale("", *region).getISO3Country();
    if (alpha3.size() == 3 && !contains(kWordCodes, alpha3)) names.emplace(alpha3, code);
  }
}

void add_countries(const std::string& language, CountryNames& names) {
  for (const UDisplayContext length : {UDISPCTX_LENGTH_FULL, UDISPCTX_LENGTH_SHORT}) {
    UErrorCode status = U_ZERO_ERROR;
    UDisplayContext contexts[] = {length};
    ULocaleDisplayNames* display = uldn_openForContext(language.c_str(), contexts, 1, &status);
    if (U_FAILURE(status)) return;
    for (const char* const* region = icu::Locale::getISOCountries(); *region != nullptr; ++region) {
      const std::string name = region_name(display, *region);
      if (name != *region) add_display_name(names, name, *region);
    }
    uldn_close(display);
  }
}

}  // namespace quern
