#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <algorithm>

#include "text/fold.h"
#include "text/name_sources.h"

namespace quern {
namespace {

void add_name(MonthNames& names, const icu::UnicodeString& name, int month) {
  std::string text;
  name.toUTF8String(text);
  std::string phrase = fold_phrase(text);
  if (phrase.ends_with('.')) phrase.pop_back();
  if (phrase.size() < 2 || phrase.find_first_not_of("m0123456789") == std::string::npos) return;  // a number in place of a name
  names.emplace(phrase, month);
  names.emplace(without_marks(phrase), month);
}

}  // namespace

void add_months(const std::string& language, MonthNames& names) {
  using Symbols = icu::DateFormatSymbols;
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(icu::Locale(language.c_str()), status);
  if (U_FAILURE(status)) return;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      int32_t count = 0;
      const icu::UnicodeString* months = symbols.getMonths(count, context, width);
      for (int32_t i = 0; i < std::min(count, 12); ++i) add_name(names, months[i], i + 1);
    }
  }
  if (language.starts_with("en")) names.emplace("sept", 9);  // CLDR has "Sep" alone for the US
  if (language.starts_with("de")) names.emplace("maerz", 3);
}

}  // namespace quern
