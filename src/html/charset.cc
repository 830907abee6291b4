#include "html/charset.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "html/attributes.h"
#include "text/converter.h"

namespace quern::html {
namespace {

constexpr size_t kPrescanned = 1024;
constexpr size_t kNpos = std::string_view::npos;

// `text/html; charset=windows-1252` -> "windows-1252".
std::string_view charset_in(std::string_view content) {
  for (size_t at = 0; at + 7 <= content.size(); ++at) {
    if (!equal_ignoring_case(content.substr(at, 7), "charset")) continue;
    const size_t sign = content.find_first_not_of(" \t\r\n\f", at + 7);
    if (sign == kNpos || content[sign] != '=') continue;
    const size_t begin = content.find_first_not_of(" \t\r\n\f'\"", sign + 1);
    if (begin == kNpos) return {};
    return content.substr(begin, content.find_first_of(" \t\r\n\f'\";", begin) - begin);
  }
  return {};
}

std::string_view charset_of_meta(std::string_view page, size_t behind_name) {
  std::string_view charset, content;
  bool is_content_type = false;
  AttributeReader reader(page, behind_name);
  for (Attribute attribute; reader.next(attribute);) {
    if (equal_ignoring_case(attribute.name, "charset")) charset = attribute.value;
    if (equal_ignoring_case(attribute.name, "content")) content = attribute.value;
    if (equal_ignoring_case(attribute.name, "http-equiv")) is_content_type = equal_ignoring_case(attribute.value, "content-type");
  }
  if (reader.end() == kNpos) return {};  // cut
  return charset.empty() && is_content_type ? charset_in(content) : charset;
}

// A page that can be read up to its <meta> is in no wide form, whatever it says.
std::string as_browsers_read(std::string_view label) {
  const std::optional<std::string> known = charset_named(label);
  if (!known) return {};
  return known->starts_with("utf-16") || known->starts_with("utf-32") ? "utf-8" : *known;
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string_view page = bytes.substr(0, kPrescanned);
  for (size_t at = page.find('<'); at != kNpos; at = page.find('<', at + 1)) {
    const std::string_view rest = page.substr(at);
    if (rest.starts_with("<!--")) {
      at = page.find("-->", at + 2);
      if (at == kNpos) return {};
      continue;
    }
    if (rest.size() < 6 || !equal_ignoring_case(rest.substr(1, 4), "meta") || (!is_blank(rest[5]) && rest[5] != '/')) continue;
    const std::string charset = as_browsers_read(charset_of_meta(page, at + 5));
    if (!charset.empty()) return charset;
  }
  return {};
}

}  // namespace quern::html
