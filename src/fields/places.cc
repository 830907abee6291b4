#include "fields/places.h"

#include "text/chars.h"

namespace quern {
namespace {

constexpr size_t kMaxText = 300;  // longer text is no place

bool is_border(std::string_view text, size_t at) {
  switch (text[at]) {
    case ',':
    case ';':
    case '(':
    case ')':
    case '[':
    case ']':
    case '|':
    case '/':
    case ':': return true;
    case '-': return at > 0 && text[at - 1] == ' ';
    default: return false;
  }
}

std::optional<std::string> country_named(std::string_view part, const Names& names) {
  part = trim(part);
  if (auto country = names.country(part)) return country;
  while (!part.empty() && (part.back() == '.' || part.back() == '!')) part.remove_suffix(1);
  return part.empty() ? std::nullopt : names.country(part);
}

bool is_region(std::string_view part, const Names& names, const Vocabulary* regions) {
  if (country_named(part, names)) return true;
  return regions != nullptr && regions->find(trim(part)) != nullptr;
}

}  // namespace

void join_regions(std::string_view text, const Names& names, const Vocabulary* regions, std::vector<Span>& places) {
  size_t kept = 0;
  for (size_t i = 0; i < places.size(); ++i) {
    const Span place = places[i];
    const bool behind_comma = kept > 0 && trim(Span{places[kept - 1].end, place.begin}.of(text)) == ",";
    if (behind_comma && is_region(place.of(text), names, regions)) {
      places[kept - 1].end = place.end;
    } else {
      places[kept++] = place;
    }
  }
  places.resize(kept);
}

std::optional<std::string> country_of(std::string_view place, const Names& names) {
  if (place.size() > kMaxText) return std::nullopt;
  if (auto country = country_named(place, names)) return country;
  size_t end = place.size();
  for (size_t at = place.size(); at-- > 0;) {
    if (!is_border(place, at)) continue;
    if (auto country = country_named(place.substr(at + 1, end - at - 1), names)) return country;
    end = at;
  }
  return end < place.size() ? country_named(place.substr(0, end), names) : std::nullopt;
}

}  // namespace quern
